/** Writes and publishes the week of 12 August 2024 in BaNES, as people of the place do it over HTTP. */
import { randomUUID } from "node:crypto";
import { type Passage, writePassage } from "../../contracts/passage.ts";
import {
  PassageReceipt,
  type PassageSlot,
  type PublishRequest,
  WeeklyDraft,
} from "../../contracts/weekly-draft.ts";
import { WeeklyUpdate, type WeeklyRow } from "../../contracts/weekly-update.ts";
import { write } from "../../backend/store/database.ts";
import { insertWeeklySettings } from "../../backend/store/weekly-settings.ts";
import type { Account } from "./accounts.ts";
import { posting, type TestProduct } from "./product.ts";

export const writtenWeek = "/api/localities/banes/weekly-updates/2024-08-12";

/** The demonstration's week lacks what the Wellbeing Hub sends on Thursdays. */
export const gaps = "The Wellbeing Hub's week comes on Monday.";

export const putting = (body: unknown): RequestInit => ({ ...posting(body), method: "PUT" });

/** Reads the draft as somebody of the place. */
export const readDraftAs = async (
  product: TestProduct,
  as: Account | null,
): Promise<WeeklyDraft> => {
  const reply = await product.ask(`${writtenWeek}/draft`, {}, as);
  const text = await reply.text();
  if (reply.status !== 200) throw new Error(`The draft answered ${reply.status}: ${text}`);
  return WeeklyDraft.parse(JSON.parse(text));
};

export type Writing = {
  words: string | null;
  slot?: PassageSlot;
  basedOn?: number;
  id?: string;
  as?: Account;
};

export const askToWrite = (
  product: TestProduct,
  { words, slot = "summary", basedOn = 0, id = randomUUID(), as = "place" }: Writing,
): Promise<Response> =>
  product.ask(`${writtenWeek}/draft/passages/${slot}`, putting({ basedOn, words, id }), as);

/** Writes a passage; a refusal fails with what was said. */
export const writeIn = async (product: TestProduct, writing: Writing): Promise<PassageReceipt> => {
  const reply = await askToWrite(product, writing);
  const text = await reply.text();
  if (reply.status !== 200) throw new Error(`Writing answered ${reply.status}: ${text}`);
  return PassageReceipt.parse(JSON.parse(text));
};

export const callIt = async (
  product: TestProduct,
  state: "draft" | "ready",
  as: Account,
): Promise<WeeklyDraft> => {
  const reply = await product.ask(`${writtenWeek}/draft/state`, putting({ state }), as);
  const text = await reply.text();
  if (reply.status !== 200) throw new Error(`Calling it answered ${reply.status}: ${text}`);
  return WeeklyDraft.parse(JSON.parse(text));
};

export const askToPublish = (
  product: TestProduct,
  said: Partial<PublishRequest>,
  as: Account = "place",
): Promise<Response> => product.ask(`${writtenWeek}/publish`, posting(said), as);

/** Publishes with a word about the gaps; a refusal fails with what was said. */
export const publishAs = async (
  product: TestProduct,
  as: Account,
  said: Partial<PublishRequest> = {},
): Promise<WeeklyUpdate> => {
  const reply = await askToPublish(product, { gaps, ...said }, as);
  const text = await reply.text();
  if (reply.status !== 200) throw new Error(`Publishing answered ${reply.status}: ${text}`);
  return WeeklyUpdate.parse(JSON.parse(text));
};

/** From now on the place wants two people. */
export const wantTwoPeople = ({ deps }: TestProduct): Promise<void> =>
  write(deps.db, (tx) =>
    insertWeeklySettings(tx, {
      locality: "banes",
      version: 1,
      settings: { needsTwoPeople: true, schedule: null, recipients: [], layout: null },
      sender: null,
      from: null,
      at: deps.clock.now(),
    }),
  );

export const passageOf = (
  { passages }: Pick<WeeklyDraft, "passages">,
  slot: PassageSlot,
): WeeklyDraft["passages"][number] => {
  const passage = passages.find((one) => one.slot === slot);
  if (passage === undefined) throw new Error(`The draft has no ${slot}.`);
  return passage;
};

export const rowOf = ({ rows }: Pick<WeeklyUpdate, "rows">, key: string): WeeklyRow => {
  const row = rows.find((one) => one.key === key);
  if (row === undefined) throw new Error(`The update has no row ${key}.`);
  return row;
};

/** How a passage reads; null where nothing is written. */
export const readText = (passage: Passage | null): string | null =>
  passage === null ? null : writePassage(passage);
