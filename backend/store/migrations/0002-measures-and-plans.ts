import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/** What is measured, what others call it, and what it should be. */
export const measuresAndPlans: Migration = {
  name: "0002-measures-and-plans",
  up: sql`
    CREATE TABLE measure (
      locality_id      text COLLATE "C" NOT NULL,
      measure_id       text COLLATE "C" NOT NULL,
      provider_id      text COLLATE "C" NOT NULL,
      title            text NOT NULL,
      definition       text NOT NULL,
      kind             text NOT NULL,
      unit             jsonb NOT NULL,
      caption          text NOT NULL,
      decimals         smallint NOT NULL,
      polarity         text NOT NULL,
      cadence          jsonb NOT NULL,
      breakdown        jsonb,
      derivation       jsonb,
      capacity         integer,
      scale            text,
      rag_rule         jsonb NOT NULL,
      provisional_days smallint,
      tile             jsonb,
      PRIMARY KEY (locality_id, measure_id),
      FOREIGN KEY (locality_id, provider_id) REFERENCES provider
    );

    CREATE TABLE measure_alias (
      locality_id text COLLATE "C" NOT NULL,
      source      text COLLATE "C" NOT NULL,
      label       text COLLATE "C" NOT NULL,
      measure_id  text COLLATE "C" NOT NULL,
      breakdown   text COLLATE "C" NOT NULL DEFAULT '',
      PRIMARY KEY (locality_id, source, label),
      FOREIGN KEY (locality_id, measure_id) REFERENCES measure
    );

    CREATE TABLE plan (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      plan_id     text COLLATE "C" NOT NULL,
      version     text COLLATE "C" NOT NULL,
      title       text NOT NULL,
      source      text NOT NULL,
      author      text NOT NULL,
      reason      text NOT NULL,
      recorded_at timestamptz(3) NOT NULL,
      PRIMARY KEY (locality_id, plan_id, version)
    );

    CREATE TABLE target (
      locality_id text COLLATE "C" NOT NULL,
      plan_id     text COLLATE "C" NOT NULL,
      version     text COLLATE "C" NOT NULL,
      measure_id  text COLLATE "C" NOT NULL,
      starts_on   date NOT NULL,
      level       text COLLATE "C" NOT NULL,
      aim         jsonb NOT NULL,
      source      text NOT NULL,
      PRIMARY KEY (locality_id, plan_id, version, measure_id, starts_on, level),
      FOREIGN KEY (locality_id, plan_id, version) REFERENCES plan,
      FOREIGN KEY (locality_id, measure_id) REFERENCES measure
    );
  `,
};
