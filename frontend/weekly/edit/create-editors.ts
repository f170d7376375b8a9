/** Who else has the draft open, and where they write; and says the same of whoever looks at this page. */
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Day } from "../../../contracts/calendar.ts";
import {
  type Editor,
  type PassageSlot,
  editorHeartbeatMs,
} from "../../../contracts/weekly-draft.ts";
import { calls } from "../calls.ts";

/** Whoever tabs through the fields is not told of at each of them. */
const settleMs = 300;

/** Everybody but oneself, for as long as its owner lives. */
export const createEditors = (
  week: { locality: string; monday: Day },
  slot: Accessor<PassageSlot | null>,
): Accessor<readonly Editor[]> => {
  const [others, setOthers] = createSignal<readonly Editor[]>([]);
  const tell = (): void => {
    if (document.visibilityState !== "visible" || !navigator.onLine) return;
    calls.noteEditor(week.locality, week.monday, slot()).then(
      (editors) => setOthers(editors.filter(({ isYou }) => !isYou)),
      // Who is not heard of is not shown; the next sign of life comes in a moment.
      () => setOthers([]),
    );
  };
  let settling: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(slot, () => {
      clearTimeout(settling);
      settling = setTimeout(tell, settleMs);
    }),
  );
  const beating = setInterval(tell, editorHeartbeatMs);
  onCleanup(() => {
    clearInterval(beating);
    clearTimeout(settling);
  });
  return others;
};
