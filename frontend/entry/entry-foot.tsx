/** What is saved and what is not, always in sight, and the way to what is still owed. */
import { type JSX, Show } from "solid-js";
import { writeDue, writeList } from "../../contracts/wording.ts";
import { TickShape } from "../ui/icons.tsx";
import { type CellState, stateOfContent } from "./cell-state.ts";
import type { EntryContext } from "./entry-context.ts";
import { cellsOf } from "./lay-grid.ts";
import type { PageOutbox } from "./create-page-outbox.ts";
import { type Writer, waitingOfOthers } from "./letters.ts";

const figures = (count: number): string => (count === 1 ? "1 figure" : `${count} figures`);
const remarks = (count: number): string => (count === 1 ? "1 remark" : `${count} remarks`);

/** "2 figures and 1 remark"; empty when nothing waits. */
const writeWaiting = (waiting: { figures: number; remarks: number }): string =>
  writeList([
    ...(waiting.figures === 0 ? [] : [figures(waiting.figures)]),
    ...(waiting.remarks === 0 ? [] : [remarks(waiting.remarks)]),
  ]);

/** What the foot of the page says: what is on its way and what is wrong come before what is well. */
const writeFoot = (
  waiting: string,
  states: readonly CellState[],
  isKept: boolean,
): { words: string; isWell: boolean } => {
  const wrong = states.filter(({ is }) => ["wrong", "failed", "conflict"].includes(is)).length;
  if (waiting !== "") {
    const kept = isKept
      ? "Kept on this computer until the link is back."
      : "Keep this page open: this browser cannot keep them.";
    return { words: `${waiting} waiting to send. ${kept}`, isWell: false };
  }
  if (wrong > 0) return { words: `${figures(wrong)} not saved.`, isWell: false };
  return { words: "Everything right is saved as you type.", isWell: true };
};

export const EntryFoot = (props: {
  context: EntryContext;
  outbox: PageOutbox;
  writer: Writer | null;
  onNext: () => void;
}): JSX.Element => {
  const cells = () => cellsOf(props.context.model.grid);
  const states = () =>
    cells().map((cell) => stateOfContent(cell.row(), cell.content(), props.context.now()));
  /** Figures of this page, and of other days and places, that are known not to have arrived. */
  const waiting = () => {
    const here = new Set(cells().map(({ key }) => key));
    const onPage = states().filter(({ is }) => is === "waiting").length;
    const elsewhere = props.outbox
      .letters()
      .filter(
        ({ cell, writer, refusal }) =>
          !here.has(cell) && writer.id === props.writer?.id && refusal === null,
      );
    return onPage + elsewhere.length;
  };
  const waitingRemarks = () =>
    props.context.remarks.isHeld()
      ? props.context.remarks.waiting().filter(({ refusal }) => refusal === null).length
      : 0;
  const foot = () =>
    writeFoot(
      writeWaiting({ figures: waiting(), remarks: waitingRemarks() }),
      states(),
      props.outbox.isKept(),
    );
  const lastSave = () =>
    cells()
      .flatMap((cell) => cell.content().inForce.recordedAt ?? [])
      .toSorted()
      .at(-1);
  const others = () => waitingOfOthers(props.outbox.letters(), props.writer);
  return (
    <footer class="entry-foot">
      <div class="entry-foot-in">
        <div>
          <p role="status">
            <Show when={foot().isWell}>
              <TickShape />
            </Show>
            <strong>{foot().words}</strong>{" "}
            <Show when={lastSave()}>
              {(at) => (
                <span class="entry-hint">Last save {writeDue(at(), props.context.now())}</span>
              )}
            </Show>
          </p>
          <Show when={others().length > 0}>
            <p class="entry-hint">
              {writeList(
                others().map(({ name, figures: count }) => `${figures(count)} of ${name}`),
              )}{" "}
              {others().reduce((sum, other) => sum + other.figures, 0) === 1 ? "waits" : "wait"} on
              this computer, to be sent when they sign in.
            </p>
          </Show>
          <Show when={!props.outbox.isKept()}>
            <p class="entry-hint">
              This browser keeps nothing when the page is closed. Stay until all is saved.
            </p>
          </Show>
        </div>
        <button type="button" class="button button-main" onClick={() => props.onNext()}>
          <span class="entry-next-long">Go to the next empty figure</span>
          <span class="entry-next-short">Next empty figure</span>
        </button>
      </div>
    </footer>
  );
};
