/**
 * What a wall shows, as a value: state + message → state. Pure, and indifferent to how messages
 * come: twice, late, out of order or not at all. Whatever is shown at a revision is exactly what the
 * place held at that revision, or the page asks.
 */
import type { Instant } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import type { LiveMessage, Patch, Resume, Snapshot } from "../../contracts/live.ts";

/** A change that came while the wall was showing: when, and the figure it replaced, if there was one. */
export type Moved = {
  at: Instant;
  was: Figure | null;
};

export type WallState =
  /** Nothing has come yet. */
  | { name: "waiting" }
  | {
      name: "showing";
      epoch: string;
      revision: number;
      figures: readonly Figure[];
      /** The last change of each figure since the last snapshot, by key. A snapshot marks nothing. */
      moved: Readonly<Record<string, Moved>>;
    };

export type ShowingState = Extract<WallState, { name: "showing" }>;

export type Applied = {
  state: WallState;
  /** Something was missed: say which position is held, and the server sends what lies between. */
  ask?: "resume";
};

export const initialWallState: WallState = { name: "waiting" };

/** What the page says when it asks. A page that holds nothing names no epoch, and gets a snapshot. */
export const resumeOf = (state: WallState): Resume =>
  state.name === "showing"
    ? { type: "resume", epoch: state.epoch, since: state.revision }
    : { type: "resume", epoch: "", since: 0 };

// Both figures were written by the same parser, so equal figures have equal texts.
const sameFigure = (a: Figure, b: Figure): boolean => JSON.stringify(a) === JSON.stringify(b);

const byKey = (figures: readonly Figure[]): Map<string, Figure> =>
  new Map(figures.map((figure) => [figure.key, figure]));

/** A figure that says the same as before stays the same object, so that what draws it can rest. */
const keepIdentity = (before: Figure | undefined, next: Figure): Figure =>
  before !== undefined && sameFigure(before, next) ? before : next;

const applySnapshot = (state: WallState, snapshot: Snapshot): WallState => {
  const before = state.name === "showing" ? byKey(state.figures) : new Map<string, Figure>();
  const figures = snapshot.figures.map((next) => keepIdentity(before.get(next.key), next));
  return {
    name: "showing",
    epoch: snapshot.epoch,
    revision: snapshot.revision,
    figures,
    moved: {},
  };
};

/** The order of the wall stays; a figure that it has not had yet comes last. */
const applyPatch = (state: ShowingState, patch: Patch): ShowingState => {
  const before = byKey(state.figures);
  const after = new Map(before);
  const moved = { ...state.moved };
  for (const next of patch.figures) {
    const was = before.get(next.key);
    const figure = keepIdentity(was, next);
    after.set(next.key, figure);
    if (figure !== was) moved[next.key] = { at: patch.at, was: was ?? null };
  }
  return { ...state, revision: patch.to, figures: [...after.values()], moved };
};

/**
 * Takes in one message (rules L2 to L4). A patch from before the held revision is safe as long as
 * it leads beyond it: its figures are whole, and it holds at least all that changed since.
 */
export const applyMessage = (state: WallState, message: LiveMessage): Applied => {
  if (message.type === "snapshot") return { state: applySnapshot(state, message) };
  if (state.name === "waiting" || message.epoch !== state.epoch) return { state, ask: "resume" };
  if (message.type === "beat") {
    return message.revision === state.revision ? { state } : { state, ask: "resume" };
  }
  if (message.to <= state.revision) return { state };
  if (message.from > state.revision) return { state, ask: "resume" };
  return { state: applyPatch(state, message) };
};

/** How many figures of the one state are new or different in the other; gone ones are not counted. */
export const countChanged = (before: ShowingState, after: ShowingState): number => {
  const shown = byKey(before.figures);
  return after.figures.filter((figure) => {
    const was = shown.get(figure.key);
    return was === undefined || !sameFigure(was, figure);
  }).length;
};
