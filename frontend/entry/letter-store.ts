/** Where letters wait to be sent. */
import { z } from "zod";
import { ReportedObservation } from "../../contracts/observation.ts";
import { type KeptList, makeMemoryList, openKeptList } from "./kept-list.ts";
import type { Letter } from "./letters.ts";

const databaseName = "locality-flow-entry";

export type LetterStore = KeptList<Letter>;

const StoredLetter = z.object({
  id: z.string(),
  writer: z.object({ id: z.string(), name: z.string() }),
  locality: z.string(),
  provider: z.string(),
  cell: z.string(),
  typed: z.string(),
  note: z.string(),
  none: z.string().nullable(),
  observation: ReportedObservation,
  envelope: z.string().nullable(),
  refusal: z.object({ is: z.enum(["refused", "conflict"]), message: z.string() }).nullable(),
});

/** Holds letters for as long as the page is open. */
export const makeMemoryStore = (first: readonly Letter[] = []): LetterStore =>
  makeMemoryList(first);

/** The store of this browser; `onLost` is told when it holds letters only as long as the page is open. */
export const openLetterStore = (onLost: () => void): Promise<LetterStore> =>
  openKeptList<Letter>(databaseName, StoredLetter, onLost);
