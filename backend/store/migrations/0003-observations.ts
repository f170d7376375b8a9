import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/**
 * What was reported. The primary key is the order in which the past of a measure is read; the second
 * index is the order in which it arrived. An observation repeats its submission's origin, so that the
 * read after every change touches one table; neither can change, so they cannot part.
 */
export const observations: Migration = {
  name: "0003-observations",
  up: sql`
    CREATE TABLE submission (
      locality_id       text COLLATE "C" NOT NULL,
      submission_id     uuid NOT NULL,
      provider_id       text COLLATE "C" NOT NULL,
      idempotency_key   text COLLATE "C",
      body_hash         text NOT NULL,
      origin            text NOT NULL,
      recorded_at       timestamptz(3) NOT NULL,
      revision          bigint NOT NULL,
      observation_count integer NOT NULL,
      received_from     text,
      PRIMARY KEY (locality_id, submission_id),
      FOREIGN KEY (locality_id, provider_id) REFERENCES provider,
      CONSTRAINT submission_idempotency_key UNIQUE (locality_id, provider_id, idempotency_key)
    );

    CREATE TABLE observation (
      locality_id   text COLLATE "C" NOT NULL,
      measure_id    text COLLATE "C" NOT NULL,
      as_at         text COLLATE "C" NOT NULL,
      breakdown     text COLLATE "C" NOT NULL DEFAULT '',
      recorded_at   timestamptz(3) NOT NULL,
      submission_id uuid NOT NULL,
      origin        text NOT NULL,
      value         numeric(16,3),
      level         smallint,
      text          text,
      none          text,
      note          text,
      PRIMARY KEY (locality_id, measure_id, as_at, breakdown, recorded_at),
      FOREIGN KEY (locality_id, measure_id) REFERENCES measure,
      FOREIGN KEY (locality_id, submission_id) REFERENCES submission,
      CONSTRAINT observation_as_at_is_a_day_or_a_time
        CHECK (as_at ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$'),
      CONSTRAINT observation_says_one_thing CHECK (num_nonnulls(value, level, text, none) = 1)
    );
    CREATE INDEX observation_arrival ON observation (locality_id, recorded_at, measure_id);
    COMMENT ON COLUMN observation.none IS 'why there is no figure';

    CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
    END $$;

    CREATE TRIGGER observation_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON observation
      EXECUTE FUNCTION refuse_rewriting(
        'An observation is never changed or deleted. Record a correction instead.');

    CREATE TRIGGER submission_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON submission
      EXECUTE FUNCTION refuse_rewriting('A submission is never changed or deleted.');

    CREATE TRIGGER plan_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON plan
      EXECUTE FUNCTION refuse_rewriting(
        'A version of a plan is never changed or deleted. Save a new version instead.');

    CREATE TRIGGER target_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON target
      EXECUTE FUNCTION refuse_rewriting(
        'A target is never changed or deleted. Save a new version of its plan instead.');
  `,
};
