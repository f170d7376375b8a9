/** The update itself, from its title to its foot, as it will be read. */
import { For, type JSX, Show } from "solid-js";
import { type Instant, londonDay } from "../../contracts/calendar.ts";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import {
  writeDayLong,
  writeDayShort,
  writeList,
  writeNumber,
  writeTimeOf,
  writeWhoAndWhy,
} from "../../contracts/wording.ts";
import { DiamondShape, IncompleteShape, PencilShape } from "../ui/icons.tsx";
import { BreakdownTable, LastYearTable } from "./chart-tables.tsx";
import { CriteriaTable } from "./criteria-table.tsx";
import { LengthOfStay } from "./length-of-stay.tsx";
import { UpdateChart } from "./update-chart.tsx";
import { writeLead } from "./write-lead.ts";

/** "Friday 16 August 2024, 3:10pm" */
export const writeMoment = (at: Instant): string =>
  `${writeDayLong(londonDay(at))}, ${writeTimeOf(at)}`;

const Lead = (props: { update: WeeklyUpdate }): JSX.Element => (
  <Show when={writeLead(props.update.rows)}>
    {(lead) => (
      <p class="update-lead">
        <strong>{lead().worst}</strong> {lead().rest}
      </p>
    )}
  </Show>
);

const Missing = (props: { update: WeeklyUpdate }): JSX.Element => (
  <section class="update-box" aria-labelledby="missing">
    <h2 id="missing">
      <IncompleteShape />
      What is missing
    </h2>
    <Show
      when={props.update.missing.length > 0}
      fallback={<p>Nothing: everything that was due is here.</p>}
    >
      <ul>
        <For each={props.update.missing}>{(sentence) => <li>{sentence}</li>}</For>
      </ul>
    </Show>
  </section>
);

const Corrections = (props: { update: WeeklyUpdate }): JSX.Element => (
  <Show when={props.update.corrections.length > 0}>
    <section class="update-box update-corrections" aria-labelledby="corrections">
      <h2 id="corrections">
        <PencilShape />
        Corrected since this was published
      </h2>
      <ul>
        <For each={props.update.corrections}>
          {({ criteria, asAt, published, now, recordedAt, ...how }) => (
            <li>
              {criteria}, {asAt}: published {published}, since corrected to {now}
              {writeWhoAndWhy(how)} ({writeMoment(recordedAt)})
            </li>
          )}
        </For>
      </ul>
    </section>
  </Show>
);

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

const RisksAndEvents = (props: { update: WeeklyUpdate }): JSX.Element => (
  <div class="update-words">
    <section aria-labelledby="risks">
      <h2 id="risks">Anticipated risks in the coming week</h2>
      <ul>
        <For each={props.update.risks} fallback={<li>None noted.</li>}>
          {({ risk, mitigation }) => (
            <li>
              <strong>{risk}</strong>
              <span>Mitigation: {mitigation}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
    <section aria-labelledby="events">
      <h2 id="events">Key upcoming events</h2>
      <ul>
        <For each={props.update.events} fallback={<li>None noted.</li>}>
          {({ event, day }) => (
            <li>
              <strong>{event}</strong>
              <span>{writeDayLong(day)}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  </div>
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
