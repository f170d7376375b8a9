/** One entry of the audit, written as on the screen. */
import type { AuditEntry } from "../../contracts/audit.ts";
import { dayOf } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Origin } from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import type { RemarkKind } from "../../contracts/remark.ts";
import { writeDayShort, writeValue } from "../../contracts/wording.ts";
import { countOf } from "../problem.ts";
import type { Deed, DeedFigure } from "../store/audit-trail.ts";
import type { LocalityWithProviders } from "../store/places.ts";
import { installation } from "./sender.ts";

/** What the names in an entry are looked up in. */
export type Names = {
  /** Those of the submissions among the entries. */
  figures: readonly DeedFigure[];
  measures: readonly Measure[];
  places: readonly LocalityWithProviders[];
};

export const composeEntry = (deed: Deed, names: Names): AuditEntry => {
  const { id, at, locality, sender, from } = deed;
  const head = { id, at, locality, sender, from };
  switch (deed.is) {
    case "submission":
      return {
        ...head,
        kind: "figures",
        // What came with the installation has no sender of its own.
        sender: sender ?? installation,
        what: `${originWords[deed.origin]} ${countOf(deed.observations, "figure", "figures")} of ${providerName(names, locality, deed.provider)}`,
        changes: names.figures
          .filter(({ submission }) => submission === deed.submission)
          .map((figure) => composeChange(figure, names)),
      };
    case "remark": {
      const of = cellName(names, locality, deed);
      const changes = [{ of, before: null, after: deed.words }];
      return { ...head, kind: "remarks", what: `${remarkWords[deed.kind]} ${of}`, changes };
    }
    case "contact": {
      const of = providerName(names, locality, deed.provider);
      const changes = [{ of, before: null, after: deed.words }];
      return { ...head, kind: "place", what: `Reminded ${of}`, changes };
    }
    case "other":
      return { ...head, kind: deed.kind, what: deed.what, changes: deed.changes };
  }
};

const originWords: Record<Origin, string> = {
  entered: "Entered",
  imported: "Imported",
  published: "Took over, as published,",
  illustrative: "Made up, to illustrate,",
};

const remarkWords: Record<RemarkKind, string> = {
  comment: "Commented on",
  explanation: "Said why it is right:",
  "follow-up": "Asked to look into",
  settled: "Settled what was asked about",
};

const providerName = ({ places }: Names, locality: Key | null, provider: Key): string => {
  const place = places.find(({ key }) => key === locality);
  return place?.providers.find(({ key }) => key === provider)?.shortName ?? provider;
};

type CellName = Pick<DeedFigure, "measure" | "breakdown" | "asAt">;

/** "RUH NCTR BaNES P1 for 15 Aug" */
const cellName = (names: Names, locality: Key | null, cell: CellName): string => {
  const measure = findMeasure(names, locality, cell.measure);
  const part = cell.breakdown === "" ? "" : ` ${cell.breakdown}`;
  const time = cell.asAt.length > 10 ? `, ${cell.asAt.slice(11)}` : "";
  return `${measure?.title ?? cell.measure}${part} for ${writeDayShort(dayOf(cell.asAt))} ${cell.asAt.slice(0, 4)}${time}`;
};

const findMeasure = ({ measures }: Names, locality: Key | null, key: Key): Measure | undefined =>
  measures.find((measure) => measure.locality === locality && measure.key === key);

const composeChange = (figure: DeedFigure, names: Names): AuditEntry["changes"][number] => {
  const measure = findMeasure(names, figure.locality, figure.measure);
  const write = (said: DeedFigure["after"]): string => {
    if (said.none !== null) return `no figure: ${said.none}`;
    const number = said.value ?? said.level;
    if (number === null) return said.text ?? "";
    return measure === undefined ? String(number) : writeValue(measure, number);
  };
  return {
    of: cellName(names, figure.locality, figure),
    before: figure.before === null ? null : write(figure.before),
    after:
      figure.reason === null ? write(figure.after) : `${write(figure.after)} (${figure.reason})`,
  };
};
