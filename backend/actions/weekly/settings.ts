/** How a place wants its weekly update: by whom, when, to whom it goes, and what it is made of. */
import { isDeepStrictEqual } from "node:util";
import type { Measure } from "../../../contracts/measure.ts";
import type { Issue } from "../../../contracts/problem.ts";
import type { Key } from "../../../contracts/place.ts";
import {
  formNames,
  type KeptWeeklySettings,
  type WeeklySettings,
  type WeeklySettingsRequest,
} from "../../../contracts/weekly-settings.ts";
import type { WeeklyLayout } from "../../../contracts/weekly-update.ts";
import type { Asker, Deps } from "../../deps.ts";
import { measuresOfRow, sectionMeasures } from "../../domain/weekly/ground.ts";
import { countOf, ProblemError } from "../../problem.ts";
import { insertAudit } from "../../store/audit.ts";
import { type Db, readConsistently, write } from "../../store/database.ts";
import { findMeasures } from "../../store/measures.ts";
import { findWeeklyLayout } from "../../store/places.ts";
import { lockPlaces } from "../../store/revisions.ts";
import { findWeeklySettings, insertWeeklySettings } from "../../store/weekly-settings.ts";
import { readLocality } from "../place.ts";
import { senderOf } from "../sender.ts";

type Reading = Pick<Deps, "db" | "mail">;

/** Throws "not-found" for an unknown place. */
export const readWeeklySettings = (
  { db, mail }: Reading,
  locality: Key,
): Promise<KeptWeeklySettings> =>
  readConsistently(db, async (tx) => {
    await readLocality(tx, locality);
    return { ...(await settingsOf(tx, locality)), locality, canSend: mail != null };
  });

/** What the place said, over what came with the installation. */
const settingsOf = async (db: Db, locality: Key): Promise<WeeklySettings & { version: number }> => {
  const { version, settings } = await findWeeklySettings(db, locality);
  return {
    ...settings,
    layout: settings.layout ?? (await findWeeklyLayout(db, locality)),
    version,
  };
};

/**
 * Saves all of them as the next version. Throws "not-found" for an unknown place, "conflict" when
 * somebody saved others meanwhile, "invalid" for a layout that shows what the place does not measure,
 * or two rows of one name, or one address twice.
 */
export const saveWeeklySettings = (
  { db, clock, mail }: Reading & Pick<Deps, "clock">,
  { caller, from }: Asker,
  locality: Key,
  { basedOn, ...wanted }: WeeklySettingsRequest,
): Promise<KeptWeeklySettings> =>
  write(db, async (tx) => {
    const place = await readLocality(tx, locality);
    await lockPlaces(tx, [locality]);
    const { version, ...before } = await settingsOf(tx, locality);
    if (isDeepStrictEqual(before, wanted)) {
      return { ...wanted, locality, version, canSend: mail != null };
    }
    if (version !== basedOn) {
      throw new ProblemError(
        "conflict",
        "Somebody has saved other settings since you opened this page. Open it again to see theirs; nothing of yours was saved.",
      );
    }
    const measures = (await findMeasures(tx)).filter((measure) => measure.locality === locality);
    const issues = [...checkLayout(wanted.layout, measures), ...checkRecipients(wanted)];
    if (issues.length > 0) {
      const said = `Nothing was saved: ${countOf(issues.length, "thing is", "things are")} not right.`;
      throw new ProblemError("invalid", said, issues);
    }
    const at = clock.now();
    const sender = senderOf(caller, place, null);
    const next = { version: version + 1, settings: wanted };
    await insertWeeklySettings(tx, { ...next, locality, sender, from, at });
    await insertAudit(tx, {
      locality,
      at,
      kind: "updates",
      sender,
      from,
      what: "Changed how the weekly update is made",
      changes: changesOf(before, wanted),
    });
    return { ...wanted, locality, version: next.version, canSend: mail != null };
  });

const checkLayout = (layout: WeeklyLayout | null, measures: readonly Measure[]): Issue[] => {
  if (layout === null) return [];
  const known = new Set(measures.map(({ key }) => key));
  const shown = [
    ...layout.rows.flatMap(({ row }, i) =>
      measuresOfRow(row).map((measure) => ({ path: `layout.rows.${i}`, measure })),
    ),
    ...sectionMeasures(layout).map((measure) => ({ path: "layout", measure })),
  ];
  const keys = layout.rows.map(({ key }) => key);
  return [
    ...shown
      .filter(({ measure }) => !known.has(measure))
      .map(({ path, measure }) => ({
        path,
        message: `The place does not measure "${measure}". Choose a measure of its own.`,
      })),
    ...layout.rows.flatMap(({ key }, i) =>
      keys.indexOf(key) === i
        ? []
        : [{ path: `layout.rows.${i}.key`, message: `There is a row "${key}" already.` }],
    ),
  ];
};

const checkRecipients = ({ recipients }: WeeklySettings): Issue[] =>
  recipients.flatMap(({ email }, i) =>
    recipients.findIndex((one) => one.email === email) === i
      ? []
      : [{ path: `recipients.${i}.email`, message: `${email} is in the list already.` }],
  );

const changesOf = (before: WeeklySettings, after: WeeklySettings) =>
  [
    { of: "Two people", before: yesNo(before.needsTwoPeople), after: yesNo(after.needsTwoPeople) },
    { of: "Announced", before: writeSchedule(before), after: writeSchedule(after) },
    { of: "Sent to", before: writeRecipients(before), after: writeRecipients(after) },
    { of: "Rows", before: writeRows(before), after: writeRows(after) },
    { of: "Sections", before: writeSections(before), after: writeSections(after) },
  ].filter((change) => change.before !== change.after);

const yesNo = (value: boolean): string => (value ? "yes" : "no");

const writeSchedule = ({ schedule }: WeeklySettings): string =>
  schedule === null ? "never" : `weekday ${schedule.weekday}, ${schedule.time}`;

const writeRecipients = ({ recipients }: WeeklySettings): string =>
  recipients.length === 0
    ? "nobody"
    : recipients
        .map(({ email, attach }) =>
          attach.length === 0
            ? email
            : `${email} (${attach.map((form) => formNames[form]).join(", ")})`,
        )
        .join("; ");

const writeRows = ({ layout }: WeeklySettings): string =>
  (layout?.rows ?? []).map(({ criteria }) => criteria).join("; ");

const writeSections = ({ layout }: WeeklySettings): string =>
  layout === null ? "" : sectionMeasures(layout).join(", ");
