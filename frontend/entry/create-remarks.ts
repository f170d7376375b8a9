/** What people say about a figure: sent at once, and sent again under its own id when it did not arrive. */
import { type Accessor, createSignal } from "solid-js";
import type { RemarkKind, RemarkRequest } from "../../contracts/remark.ts";
import { sentenceOf } from "../api.ts";
import { calls } from "./calls.ts";
import type { Cell } from "./create-cell.ts";
import { makeUuid } from "./make-key.ts";

export type Remarks = {
  /** Resolves to true when it is kept. */
  say(cell: Cell, is: RemarkKind, words: string): Promise<boolean>;
  /** Why the last one could not be kept; null when it was. */
  problem: Accessor<string | null>;
};

/** @param onKept Called when a remark is kept: what is shown of the cell has changed. */
export const createRemarks = (locality: () => string, onKept: () => void): Remarks => {
  const [problem, setProblem] = createSignal<string | null>(null);
  /** By what was said, so that saying it again after a failure is the same remark. */
  const unkept = new Map<string, RemarkRequest>();
  const say: Remarks["say"] = async (cell, is, words) => {
    const key = `${cell.key} ${is} ${words}`;
    const request = unkept.get(key) ?? { ...cell.ref(), id: makeUuid(), is, words };
    unkept.set(key, request);
    return calls.remark(locality(), request).then(
      () => {
        unkept.delete(key);
        setProblem(null);
        if (is === "explanation")
          cell.change((content) => ({
            ...content,
            inForce: { ...content.inForce, explained: words },
          }));
        onKept();
        return true;
      },
      (error: unknown) => {
        setProblem(sentenceOf(error));
        return false;
      },
    );
  };
  return { say, problem };
};
