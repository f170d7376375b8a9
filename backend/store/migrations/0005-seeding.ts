import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/** Which releases have sown their seeds here: a later start of the same one need not look again. */
export const seeding: Migration = {
  name: "0005-seeding",
  up: sql`
    CREATE TABLE seeding (
      release text COLLATE "C" PRIMARY KEY,
      at      timestamptz(3) NOT NULL DEFAULT now()
    );
  `,
};
