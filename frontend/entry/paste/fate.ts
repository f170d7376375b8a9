/** What becomes of each figure of a block, in a word and a sentence, before anything is saved. Pure. */
import type { AsAt } from "../../../contracts/calendar.ts";
import { noteCharactersMax } from "../../../contracts/observation.ts";
import { judge } from "../../../contracts/plausibility.ts";
import { writeNumber, writeValue } from "../../../contracts/wording.ts";
import type { BlockChange, GridCellRef } from "../grid-model.ts";
import { type Draft, parseDraft } from "../parse-draft.ts";
import { judgeNumber, judgeReported, reportedOf } from "./check-pasted.ts";
import type { HeldContent } from "./paste-host.ts";
import type { PlacedCell } from "./place-cells.ts";
import type { Line, SheetCell } from "./sheet-grid.ts";

/** Signs for a missing figure are read; what each stands for, a person says once for the block. */
export type Fate =
  /** Nothing was there, and this will be. */
  | { is: "new"; change: BlockChange; words: string; question: string | null }
  /** Something else is there now. */
  | { is: "replaces"; change: BlockChange; words: string; was: string; question: string | null }
  /** It is there already. */
  | { is: "same"; words: string }
  /** A sign for "no figure", and no reason chosen yet. */
  | { is: "needs-reason" }
  /** Not a figure of this measure; what to type instead. */
  | { is: "wrong"; message: string }
  | { is: "closed"; message: string }
  /** It goes to no cell of the page. */
  | { is: "outside"; message: string }
  /** Somebody left its row or column out. */
  | { is: "left-out" };

export type FatedCell = PlacedCell & { fate: Fate };

export type FateParts = {
  /** What London's clock and calendar read: the server judges by its own. */
  now: AsAt;
  /** Why there is no figure where the block has a sign for none; null while nobody has said. */
  noneReason: string | null;
  /** What a cell holds by now; undefined where it is as the sheet says. */
  contentOf?: ((cell: GridCellRef) => HeldContent | undefined) | undefined;
};

const tooNarrow = /^#+$/;
const spreadsheetError = /^#(?:N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!)$/i;

export const fateOf = (placed: PlacedCell, parts: FateParts): Fate => {
  const { target, why, text } = placed;
  if (target === null) return why === null ? { is: "left-out" } : { is: "outside", message: why };
  if (target.cell.closed !== null) return { is: "closed", message: target.cell.closed };
  const draft = readPasted(target.line, text);
  switch (draft.is) {
    case "empty":
      return { is: "left-out" };
    case "wrong":
      return { is: "wrong", message: judgeNumber(target, text, parts.now) ?? draft.message };
    case "no-figure":
      return fateOfNone(target, parts);
    case "value":
    case "text":
      return fateOfFigure(target, draft, parts);
  }
};

/** As it is typed on the page, and what only a spreadsheet writes. */
const readPasted = ({ row }: Line, text: string): Draft => {
  if (tooNarrow.test(text))
    return {
      is: "wrong",
      message: `“${text}”: the column is too narrow to show its figure. Widen it, and copy again.`,
    };
  if (spreadsheetError.test(text))
    return { is: "wrong", message: `${text} is an error of the spreadsheet, and not a figure.` };
  return parseDraft(row, text);
};

const heldIn = ({ ref, cell }: SheetCell, { contentOf }: FateParts): HeldContent =>
  contentOf?.(ref) ?? {
    typed: cell.text ?? (cell.value === null ? "" : String(cell.value)),
    none: cell.none,
  };

const fateOfNone = (target: SheetCell, parts: FateParts): Fate => {
  const { noneReason } = parts;
  const held = heldIn(target, parts);
  if (held.none !== null) return { is: "same", words: "No figure" };
  if (noneReason === null || noneReason.trim() === "") return { is: "needs-reason" };
  const none = noneReason.trim().slice(0, noteCharactersMax);
  const change = { cell: target.ref, typed: "", none };
  const words = `No figure: ${none}`;
  const { refused, warned: question } = judgeReported(target, { none }, parts.now);
  if (refused !== null) return { is: "wrong", message: refused };
  return held.typed === ""
    ? { is: "new", change, words, question }
    : { is: "replaces", change, words, was: writeHeld(target.line, held), question };
};

const fateOfFigure = (
  target: SheetCell,
  draft: Extract<Draft, { is: "value" | "text" }>,
  parts: FateParts,
): Fate => {
  const { line, cell } = target;
  const held = heldIn(target, parts);
  const words = writeDraft(line, draft);
  const before = parseDraft(line.row, held.typed);
  if (isSame(draft, before)) return { is: "same", words };
  const { refused, warned } = judgeReported(target, reportedOf(target, draft), parts.now);
  if (refused !== null) return { is: "wrong", message: refused };
  const doubt =
    draft.is === "value" && cell.expects !== null
      ? (judge(draft.value, cell.expects, line.row)?.message ?? null)
      : null;
  const asked = [doubt, warned].filter((sentence) => sentence !== null);
  const question = asked.length === 0 ? null : asked.join(" ");
  const change = { cell: target.ref, typed: typedOf(line, draft) };
  return held.typed === "" && held.none === null
    ? { is: "new", change, words, question }
    : { is: "replaces", change, words, was: writeHeld(line, held), question };
};

const isSame = (a: Draft, b: Draft): boolean =>
  (a.is === "value" && b.is === "value" && a.value === b.value) ||
  (a.is === "text" && b.is === "text" && a.text === b.text);

/** To all its decimals: what was copied is what is saved. */
const writeWhole = (value: number): string =>
  writeNumber(value, /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0);

type Figure = Extract<Draft, { is: "value" | "text" }>;

const typedOf = ({ row }: Line, draft: Figure): string => {
  if (draft.is === "text") return draft.text;
  return row.kind === "level" || row.kind === "yes-no"
    ? String(draft.value)
    : writeWhole(draft.value);
};

const writeDraft = ({ row }: Line, draft: Figure): string => {
  if (draft.is === "text") return draft.text;
  if (row.kind === "level" || row.kind === "yes-no") return writeValue(row, draft.value);
  return `${writeWhole(draft.value)}${row.kind === "percent" ? "%" : ""}`;
};

const writeHeld = (line: Line, { typed, none }: HeldContent): string => {
  const draft = parseDraft(line.row, typed);
  if (draft.is === "value" || draft.is === "text") return writeDraft(line, draft);
  return none === null ? typed : "No figure";
};
