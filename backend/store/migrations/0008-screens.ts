import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/** Screens that need nobody, and the codes by which they are paired. */
export const screens: Migration = {
  name: "0008-screens",
  up: sql`
    CREATE TABLE screen (
      screen_id      text COLLATE "C" PRIMARY KEY,
      locality_id    text COLLATE "C" NOT NULL REFERENCES locality,
      name           text NOT NULL,
      paired_by      text NOT NULL,
      paired_at      timestamptz(3) NOT NULL,
      token_hash     text COLLATE "C",
      previous_hash  text COLLATE "C",
      token_made_at  timestamptz(3),
      expires_at     timestamptz(3) NOT NULL,
      last_seen_at   timestamptz(3),
      epoch          text,
      revision       bigint,
      release        text,
      visible        boolean NOT NULL DEFAULT false,
      place_revision bigint,
      behind_since   timestamptz(3),
      waiting_order  text,
      revoked_at     timestamptz(3)
    );
    COMMENT ON COLUMN screen.token_hash IS 'null until the screen has fetched its first credential';
    COMMENT ON COLUMN screen.previous_hash IS
      'good until the next renewal: a screen that lost its power while it got a new one comes back with it';
    COMMENT ON COLUMN screen.place_revision IS 'where its place stood when it last reported';
    CREATE INDEX screen_of_place ON screen (locality_id, name);

    CREATE TABLE screen_pairing (
      code        text COLLATE "C" PRIMARY KEY,
      secret_hash text COLLATE "C" NOT NULL UNIQUE,
      expires_at  timestamptz(3) NOT NULL,
      screen_id   text COLLATE "C" REFERENCES screen
    );
    COMMENT ON COLUMN screen_pairing.screen_id IS 'null until somebody has typed the code';
  `,
};
