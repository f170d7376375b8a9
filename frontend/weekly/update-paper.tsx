/** The update itself, from its title to its foot, as it will be read. */
import { type JSX, Show } from "solid-js";
import { writePassage } from "../../contracts/passage.ts";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { writeDayLong, writeDayShort, writeList, writeNumber } from "../../contracts/wording.ts";
import { DiamondShape } from "../ui/icons.tsx";
import { BreakdownTable, LastYearTable } from "./chart-tables.tsx";
import { CriteriaTable } from "./criteria-table.tsx";
import { LengthOfStay } from "./length-of-stay.tsx";
import { RisksAndEvents } from "./risks-and-events.tsx";
import { Corrections, Missing } from "./update-boxes.tsx";
import { UpdateChart } from "./update-chart.tsx";
import { writeLead } from "./write-lead.ts";
import { writeMoment } from "./write-moment.ts";

/** The first sentence is said louder, as the one that is read if any is. */
const splitSummary = (words: string): { first: string; rest: string } => {
  const at = /[.!?]\s/.exec(words)?.index ?? -1;
  return at < 0
    ? { first: words, rest: "" }
    : { first: words.slice(0, at + 1), rest: words.slice(at + 1) };
};

/** What was written for the board; of updates that had no summary, how the rows are rated. */
const Lead = (props: { update: WeeklyUpdate }): JSX.Element => {
  const lead = () => {
    if (props.update.summary !== null) return splitSummary(writePassage(props.update.summary));
    const rated = writeLead(props.update.rows);
    return { first: rated?.worst ?? "", rest: rated === null ? "" : ` ${rated.rest}` };
  };
  return (
    <Show when={lead().first !== ""}>
      <p class="update-lead">
        <strong>{lead().first}</strong>
        {lead().rest}
      </p>
    </Show>
  );
};

/** "22 Jul: P2 missing" for the weeks of a chart that have no total. */
const GapWords = (props: { weeks: readonly { asAt: string; missing: readonly string[] }[] }) => (
  <Show when={props.weeks.length > 0}>
    <p class="update-under">
      {props.weeks
        .map(({ asAt, missing }) => `${writeDayShort(asAt)}: ${writeList(missing)} missing`)
        .join("; ")}
      . Nothing is drawn there.
    </p>
  </Show>
);

const Charts = (props: { update: WeeklyUpdate }): JSX.Element => (
  <>
    <Show when={props.update.nctrByPathway}>
      {(section) => (
        <UpdateChart update={props.update} name="nctr-by-pathway" measured={section().title}>
          <BreakdownTable section={section()} />
          <GapWords weeks={section().weeks.filter(({ total }) => total === null)} />
        </UpdateChart>
      )}
    </Show>
    <Show when={props.update.nctrAgainstLastYear}>
      {(section) => (
        <UpdateChart
          update={props.update}
          name="nctr-last-year"
          measured={`${section().title}: this year, last year and target`}
        >
          <LastYearTable section={section()} />
        </UpdateChart>
      )}
    </Show>
    <Show when={props.update.nctrByTrust}>
      {(section) => (
        <UpdateChart update={props.update} name="nctr-by-trust" measured={section().title}>
          <BreakdownTable section={section()} />
          <GapWords weeks={section().weeks.filter(({ total }) => total === null)} />
        </UpdateChart>
      )}
    </Show>
  </>
);

const Foot = (props: { update: WeeklyUpdate }): JSX.Element => (
  <footer class="update-foot">
    <p>
      Every figure carries its own date. Numbers equal the wall at revision{" "}
      {writeNumber(props.update.revision)}, as known at {writeMoment(props.update.asKnownAt)}.{" "}
      <Show when={props.update.lastReport} fallback="There is no earlier report to compare with.">
        {(last) => <>Compared with the report of {writeDayLong(last().monday)}.</>}
      </Show>{" "}
      NCTR: no criteria to reside.
    </p>
  </footer>
);

export const UpdatePaper = (props: { update: WeeklyUpdate }): JSX.Element => (
  <article class="update-paper card">
    <Show when={props.update.illustrative}>
      <p class="update-illustrative">
        <DiamondShape />
        Illustrative: some figures here are made up for the demonstration.
      </p>
    </Show>
    <Lead update={props.update} />
    <CriteriaTable update={props.update} />
    <Missing update={props.update} />
    <Corrections update={props.update} />
    <div class="update-sections">
      <Charts update={props.update} />
      <Show when={props.update.lengthOfStay}>
        {(section) => <LengthOfStay section={section()} />}
      </Show>
      <RisksAndEvents update={props.update} />
    </div>
    <Foot update={props.update} />
  </article>
);
