/** What only a person knows of a block: why there is no figure, what its dates mean, what is right. */
import { For, type JSX, Show, createSignal, createUniqueId } from "solid-js";
import { noteCharactersMax } from "../../../contracts/observation.ts";
import { writeDayWithWeekday } from "../../../contracts/wording.ts";
import type { Paste } from "./create-paste.ts";
import type { Fate, FatedCell } from "./fate.ts";
import type { DatesMean } from "./place-cells.ts";

const reasons = ["it will come later", "the system is down", "it was not collected"] as const;
const another = "another reason";

/** Asked while a sign for "no figure" stands in the block (rule F3: it is never read as zero). */
export const NoneReason = (props: { paste: Paste }): JSX.Element => {
  const id = createUniqueId();
  const [chosen, setChosen] = createSignal("");
  const choose = (reason: string): void => {
    setChosen(reason);
    props.paste.setNoneReason(reason === "" || reason === another ? null : reason);
  };
  return (
    <div class="paste-question">
      <label for={id}>Where the block has “-” or “n/a” there is no figure, because</label>
      <select id={id} class="input" onChange={(event) => choose(event.currentTarget.value)}>
        <For each={["", ...reasons, another]}>
          {(reason) => (
            <option value={reason} selected={reason === chosen()}>
              {reason === "" ? "Choose a reason, or leave them as they are" : reason}
            </option>
          )}
        </For>
      </select>
      <Show when={chosen() === another}>
        <label for={`${id}-own`}>The reason</label>
        <input
          id={`${id}-own`}
          class="input"
          type="text"
          maxlength={noteCharactersMax}
          onInput={(event) => props.paste.setNoneReason(event.currentTarget.value)}
        />
      </Show>
    </div>
  );
};

/** Asked where a date may be the day of entry or the day before it. */
export const DatesQuestion = (props: { paste: Paste; shift: string }): JSX.Element => {
  const name = createUniqueId();
  const Answer = (answer: { means: DatesMean; children: JSX.Element }): JSX.Element => (
    <label class="paste-radio">
      <input
        type="radio"
        name={name}
        checked={props.paste.datesMean() === answer.means}
        onChange={() => props.paste.setDatesMean(answer.means)}
      />
      <span>{answer.children}</span>
    </label>
  );
  return (
    <fieldset class="paste-question">
      <legend class="paste-legend">
        Figures about the day before: what do the dates of the block mean?
      </legend>
      <Answer means="entered-on">The day they are entered, as on this page: {props.shift}</Answer>
      <Answer means="about">The day they are about: each under its own date</Answer>
    </fieldset>
  );
};

/** A sentence that belongs to a figure; null for what needs none. */
const sentenceOf = (fate: Fate): string | null => {
  switch (fate.is) {
    case "new":
    case "replaces":
      return fate.question;
    case "wrong":
    case "closed":
    case "outside":
      return fate.message;
    case "same":
    case "needs-reason":
    case "left-out":
      return null;
  }
};

/** "NCTR, BaNES P3, Wed 14 Aug" */
const nameOf = ({ row, column }: FatedCell): string =>
  [
    row.line?.name ?? (row.label === "" ? `Row ${row.at + 1}` : row.label),
    ...(column.day === null ? [] : [writeDayWithWeekday(column.day)]),
  ].join(", ");

/** The same sentence over many figures is said once, with the first of them. */
const sentencesOf = (cells: readonly FatedCell[]): { what: string; sentence: string }[] => {
  const said = new Map<string, FatedCell[]>();
  for (const cell of cells) {
    const sentence = sentenceOf(cell.fate);
    if (sentence !== null) said.set(sentence, [...(said.get(sentence) ?? []), cell]);
  }
  return [...said].map(([sentence, [first, ...others]]) => ({
    sentence,
    what:
      first === undefined
        ? ""
        : `${nameOf(first)}${others.length === 0 ? "" : ` and ${others.length} more`}`,
  }));
};

/** All that is wrong or wants a look, in sentences. */
export const Sentences = (props: { cells: readonly FatedCell[] }): JSX.Element => {
  const sentences = () => sentencesOf(props.cells);
  return (
    <Show when={sentences().length > 0}>
      <ul class="paste-sentences" aria-label="What wants a look">
        <For each={sentences()}>
          {({ what, sentence }) => (
            <li>
              <strong>{what}:</strong> {sentence}
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
};
