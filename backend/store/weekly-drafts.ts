/** A week's update before it is published: whether it was called ready, and who has it open. */
import { sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Sender } from "../../contracts/people.ts";
import type { DraftStateRequest, PassageSlot } from "../../contracts/weekly-draft.ts";
import type { Db, Tx } from "./database.ts";
import type { Week } from "./weekly-passages.ts";

export type DraftState = { state: DraftStateRequest["state"]; sender: Sender; at: Instant };
/** A week's draft of the edition with this number. */
export type DraftName = Week & { edition: number };

/**
 * Lets one at a time write in a week, until this transaction ends. Figures are recorded meanwhile: they
 * are not locked. Whoever publishes locks the week first and the place after it.
 */
export const lockWeek = async (tx: Tx, { locality, monday }: Week): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`locality-flow week ${locality} ${monday}`}))`.execute(
    tx,
  );
};

/** Notes that a draft was called ready or taken back. Lock the week first. */
export const insertDraftState = async (
  tx: Tx,
  { locality, monday, edition }: DraftName,
  { state, sender, at, from }: DraftState & { from: string | null },
): Promise<void> => {
  await tx
    .insertInto("weekly_draft_state")
    .values({
      locality_id: locality,
      monday,
      edition,
      version: sql<number>`(
        SELECT coalesce(max(version), 0) + 1 FROM weekly_draft_state
        WHERE locality_id = ${locality} AND monday = ${monday} AND edition = ${edition}
      )`,
      state,
      sender: JSON.stringify(sender),
      sent_from: from,
      at,
    })
    .execute();
};

/** What a draft was last called, up to `knownAt` where that is given; null when nobody called it anything. */
export const findDraftState = async (
  db: Db,
  { locality, monday, edition }: DraftName,
  knownAt?: Instant,
): Promise<DraftState | null> => {
  const called = db
    .selectFrom("weekly_draft_state")
    .select(["state", "sender", "at"])
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .where("edition", "=", edition)
    .orderBy("version", "desc")
    .limit(1);
  const upTo = knownAt === undefined ? called : called.where("at", "<=", knownAt);
  return (await upTo.executeTakeFirst()) ?? null;
};

/** How often anything of a week was written or called ready: it rises with each. */
export const countDraftChanges = async (db: Db, { locality, monday }: Week): Promise<number> => {
  const { rows } = await sql<{ changes: number }>`
    SELECT (SELECT count(*) FROM weekly_passage
            WHERE locality_id = ${locality} AND monday = ${monday})
         + (SELECT count(*) FROM weekly_draft_state
            WHERE locality_id = ${locality} AND monday = ${monday}) AS changes
  `.execute(db);
  return rows[0]?.changes ?? 0;
};

/** A person who has a draft open. */
export type SeenEditor = {
  /** The person's id. */
  person: string;
  name: string;
  /** Where they write; null while they only read. */
  slot: PassageSlot | null;
  seenAt: Instant;
};

/** Notes a sign of life; of those of the week whose last one came before `sweptBefore` nothing stays. */
export const saveEditor = async (
  tx: Tx,
  { locality, monday }: Week,
  { person, name, slot, seenAt }: SeenEditor,
  sweptBefore: Instant,
): Promise<void> => {
  await tx
    .insertInto("weekly_editor")
    .values({ locality_id: locality, monday, person_id: person, name, slot, seen_at: seenAt })
    .onConflict((known) =>
      known
        .columns(["locality_id", "monday", "person_id"])
        .doUpdateSet({ name, slot, seen_at: seenAt }),
    )
    .execute();
  await tx
    .deleteFrom("weekly_editor")
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .where("seen_at", "<", sweptBefore)
    .execute();
};

/** Who gave a sign of life at `since` or later, by name. */
export const findEditors = (
  db: Db,
  { locality, monday }: Week,
  since: Instant,
): Promise<SeenEditor[]> =>
  db
    .selectFrom("weekly_editor")
    .select(["person_id as person", "name", "slot", "seen_at as seenAt"])
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .where("seen_at", ">=", since)
    .orderBy("name")
    .orderBy("person_id")
    .execute();
