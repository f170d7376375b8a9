/** The criteria table as the board reads it: its own strings, each with its own date. */
import { For, type JSX, Show } from "solid-js";
import { writePassage } from "../../contracts/passage.ts";
import type { WeeklyCorrection, WeeklyRow, WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { writeWhoAndWhy } from "../../contracts/wording.ts";
import { PencilShape } from "../ui/icons.tsx";
import { RagChip, writeRag } from "../ui/rag.tsx";

/** A reading that begins with a number keeps it large; a longer one is a sentence. */
const splitReading = (reading: string): { number: string; rest: string } => {
  const [, number, rest] = /^([\d,.]+%?)(\s.*)?$/s.exec(reading) ?? [];
  if (number !== undefined) return { number, rest: rest ?? "" };
  return reading.length > 24 ? { number: "", rest: reading } : { number: reading, rest: "" };
};

const Words = (props: { reading: string }): JSX.Element => {
  const split = () => splitReading(props.reading);
  return (
    <>
      <Show when={split().number}>
        <b class="update-number">{split().number}</b>
      </Show>
      {split().rest}
    </>
  );
};

const isRated = ({ rag }: WeeklyRow): boolean =>
  rag === "green" || rag === "amber" || rag === "red";

/** Level 4 of a scale is black, so that it is louder than 3. */
const isHighestLevel = (reading: string): boolean => /^(OPEL|Black) 4$/.test(reading);

/**
 * "16" with its chip "Green"; "OPEL 2" within the chip, whose colour is then said to who cannot see it;
 * "No figure" with its shape; a reading without a rating by itself (rule V5).
 */
export const Reading = (props: { row: WeeklyRow }): JSX.Element => (
  <Show
    when={isRated(props.row)}
    fallback={
      <Show when={props.row.rag === "no-figure"} fallback={<Words reading={props.row.reading} />}>
        <RagChip rag="no-figure">{props.row.reading}</RagChip>
      </Show>
    }
  >
    <Show
      when={/^\d/.test(props.row.reading)}
      fallback={
        <span data-highest={isHighestLevel(props.row.reading) ? "" : undefined}>
          <RagChip rag={props.row.rag}>
            {props.row.reading}
            <Show when={!props.row.reading.startsWith(writeRag(props.row.rag))}>
              <span class="visually-hidden"> ({writeRag(props.row.rag).toLowerCase()})</span>
            </Show>
          </RagChip>
        </span>
      }
    >
      <Words reading={props.row.reading} /> <RagChip rag={props.row.rag} />
    </Show>
  </Show>
);

const CorrectionOf = (props: { correction: WeeklyCorrection }): JSX.Element => (
  <span class="update-corrected">
    <PencilShape />
    published {props.correction.published}, since corrected to {props.correction.now}
    {writeWhoAndWhy(props.correction)}
  </span>
);

const commentOf = ({ comment }: WeeklyRow): string => writePassage(comment ?? []);

export const CriteriaTable = (props: { update: WeeklyUpdate }): JSX.Element => (
  <table class="update-criteria">
    <caption class="visually-hidden">
      Criteria, with rating, date, target and change since the last report
    </caption>
    <thead>
      <tr>
        <th scope="col">Criteria</th>
        <th scope="col">No. / RAG rating</th>
        <th scope="col">As at</th>
        <th scope="col">Against target of</th>
        <th scope="col" class="update-change">
          +/- last report
        </th>
      </tr>
    </thead>
    <tbody>
      <For each={props.update.rows}>
        {(row) => (
          <tr>
            <th scope="row">{row.criteria}</th>
            <td>
              <Reading row={row} />
              <For
                each={props.update.corrections.filter((correction) => correction.row === row.key)}
              >
                {(correction) => <CorrectionOf correction={correction} />}
              </For>
            </td>
            <td class="update-as-at">{row.asAt}</td>
            <td>
              {row.against}
              <Show when={row.note}>{(note) => <span class="update-note">{note()}</span>}</Show>
              <Show when={row.plan}>{(plan) => <span class="update-note">{plan()}</span>}</Show>
              <Show when={commentOf(row)}>
                {(comment) => <span class="update-comment">{comment()}</span>}
              </Show>
            </td>
            <td class="update-change">{row.change}</td>
          </tr>
        )}
      </For>
    </tbody>
  </table>
);
