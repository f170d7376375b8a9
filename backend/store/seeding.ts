/** Which releases of the program have sown their seeds in this store. */
import type { Db } from "./database.ts";

export const isSeededBy = async (db: Db, release: string): Promise<boolean> => {
  const row = await db
    .selectFrom("seeding")
    .select("release")
    .where("release", "=", release)
    .executeTakeFirst();
  return row !== undefined;
};

export const saveSeeding = async (db: Db, release: string): Promise<void> => {
  await db
    .insertInto("seeding")
    .values({ release })
    .onConflict((known) => known.column("release").doNothing())
    .execute();
};
