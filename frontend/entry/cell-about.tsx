/** At the side: the figure in hand, how it has gone, what it was before, and what was said of it. */
import { type JSX, Show, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { CellHistory, RemarkKind } from "../../contracts/remark.ts";
import { remarkCharactersMax } from "../../contracts/remark.ts";
import { sentenceOf } from "../api.ts";
import { calls } from "./calls.ts";
import { nameOfRow } from "./entry-groups.ts";
import { writeWhen } from "./cell-name.ts";
import { stateOfContent } from "./cell-state.ts";
import type { Cell } from "./create-cell.ts";
import type { EntryContext } from "./entry-context.ts";
import { saidOf } from "./create-remarks.ts";
import { SaidRemarks } from "./said-remarks.tsx";
import { CellLine } from "./cell-line.tsx";
import { RemarkList, Versions } from "./cell-versions.tsx";
import { StateMark } from "./state-mark.tsx";

/** Who passes over cells on the way to another is not asking for the past of each. */
const restMs = 400;

type Past = { is: "coming" } | { is: "here"; history: CellHistory } | { is: "failed"; why: string };

/** Asked once somebody rests on the cell, and again whenever something new is known of it. */
const createPast = (props: { cell: Cell; context: EntryContext }): (() => Past) => {
  const [past, setPast] = createSignal<Past>({ is: "coming" });
  createEffect(
    on(
      () => {
        const { recordedAt, comments, followUp, explained } = props.cell.content().inForce;
        return `${props.cell.key} ${recordedAt} ${comments} ${followUp} ${explained}`;
      },
      () => {
        const { key } = props.cell;
        const { locality } = props.context.model.sheet();
        const ref = props.cell.ref();
        let isWanted = true;
        setPast((held) =>
          held.is === "here" && key.includes(`/${held.history.measure}/`) ? held : { is: "coming" },
        );
        const timer = setTimeout(() => {
          calls.cellHistory(locality, ref).then(
            (history) => isWanted && setPast({ is: "here", history }),
            (error: unknown) => isWanted && setPast({ is: "failed", why: sentenceOf(error) }),
          );
        }, restMs);
        onCleanup(() => {
          isWanted = false;
          clearTimeout(timer);
        });
      },
    ),
  );
  return past;
};

const SayForm = (props: { cell: Cell; context: EntryContext }): JSX.Element => {
  const [words, setWords] = createSignal("");
  const say = async (is: RemarkKind): Promise<void> => {
    const said = words().trim();
    const standIn = is === "settled" ? "looked into" : "please look into this";
    if (said === "" && is === "comment") return;
    await props.context.remarks.say(props.cell, is, said === "" ? standIn : said);
    setWords("");
  };
  /** What was pressed last holds, whether or not it has arrived. */
  const isOpen = () => {
    const last = saidOf(props.context.remarks, props.cell).findLast(
      ({ request, refusal }) =>
        refusal === null && (request.is === "follow-up" || request.is === "settled"),
    );
    return last === undefined
      ? props.cell.content().inForce.followUp
      : last.request.is === "follow-up";
  };
  return (
    <form
      class="entry-say"
      onSubmit={(event) => {
        event.preventDefault();
        void say("comment");
      }}
    >
      <label>
        Add a comment
        <textarea
          class="entry-input entry-sentence"
          rows="2"
          maxlength={remarkCharactersMax}
          value={words()}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <span class="entry-box-actions">
        <button type="submit" class="button entry-chip">
          Add comment
        </button>
        <button
          type="button"
          class="button entry-chip"
          aria-pressed={isOpen()}
          onClick={() => void say(isOpen() ? "settled" : "follow-up")}
        >
          {isOpen() ? "Settle the follow-up" : "Flag to follow up"}
        </button>
      </span>
    </form>
  );
};

/** Keyed on the cell: what is written for one is never kept with another. */
const About = (props: { cell: Cell; context: EntryContext }): JSX.Element => {
  const past = createPast(props);
  const state = () => stateOfContent(props.cell.row(), props.cell.content(), props.context.now());
  const cells = () =>
    props.context.model.grid.groups
      .flatMap(({ rows }) => rows)
      .find((row) => row.cells.includes(props.cell))
      ?.cells.filter((cell) => cell !== null) ?? [];
  const isNumeric = () => !["text", "yes-no"].includes(props.cell.row().kind);
  const here = () => {
    const now = past();
    return now.is === "here" ? now.history : undefined;
  };
  const why = () => {
    const now = past();
    return now.is === "failed" ? now.why : undefined;
  };
  return (
    <>
      <StateMark state={state()} />
      <Show when={isNumeric()}>
        <CellLine cells={cells()} inHand={props.cell} />
      </Show>
      <Show when={here()}>
        {(history) => (
          <>
            <Versions
              row={props.cell.row()}
              versions={history().versions}
              now={props.context.now()}
            />
            <RemarkList remarks={history().remarks} now={props.context.now()} />
          </>
        )}
      </Show>
      <SaidRemarks cell={props.cell} context={props.context} />
      <Show when={why()}>{(words) => <p class="entry-hint">{words()}</p>}</Show>
      <SayForm cell={props.cell} context={props.context} />
      <p class="entry-hint">{props.cell.row().definition}</p>
    </>
  );
};

export const CellAbout = (props: { cell: Cell; context: EntryContext }): JSX.Element => (
  <section class="card entry-focused" aria-labelledby="cell-about">
    <h2 id="cell-about" tabindex="-1">
      {nameOfRow(props.cell.row())}, {writeWhen(props.cell.row(), props.cell.ref().asAt)}
    </h2>
    <Show when={props.cell} keyed>
      {(cell) => <About cell={cell} context={props.context} />}
    </Show>
  </section>
);
