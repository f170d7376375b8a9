import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/** Who is there, and where each place stands. Keys sort as bytes, so that order is the same everywhere. */
export const places: Migration = {
  name: "0001-places",
  up: sql`
    CREATE TABLE system (
      system_id  text COLLATE "C" PRIMARY KEY,
      name       text NOT NULL,
      short_name text NOT NULL
    );

    CREATE TABLE locality (
      locality_id   text COLLATE "C" PRIMARY KEY,
      system_id     text COLLATE "C" NOT NULL REFERENCES system,
      kind          text NOT NULL,
      name          text NOT NULL,
      short_name    text NOT NULL,
      weekly_title  text NOT NULL,
      weekly_layout jsonb
    );

    CREATE TABLE provider (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      provider_id text COLLATE "C" NOT NULL,
      name        text NOT NULL,
      short_name  text NOT NULL,
      ods_code    text,
      PRIMARY KEY (locality_id, provider_id)
    );

    CREATE TABLE revision (
      locality_id text COLLATE "C" PRIMARY KEY REFERENCES locality,
      epoch       text NOT NULL,
      revision    bigint NOT NULL,
      changed_at  timestamptz(3) NOT NULL
    );

    CREATE TABLE change (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      revision    bigint NOT NULL,
      at          timestamptz(3) NOT NULL,
      measure_ids text[] COLLATE "C",
      PRIMARY KEY (locality_id, revision),
      CONSTRAINT change_in_order UNIQUE (locality_id, at)
    );
    CREATE INDEX change_of_definitions ON change (locality_id) WHERE measure_ids IS NULL;
    COMMENT ON COLUMN change.measure_ids IS 'null: every measure of the place';
  `,
};
