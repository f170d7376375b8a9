import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/**
 * The weekly update while it is written: every version of every passage, when it was called ready and
 * taken back, who has it open; and how a place wants its update.
 */
export const writtenWeeks: Migration = {
  name: "0011-written-weeks",
  up: sql`
    CREATE TABLE weekly_passage (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      monday      date NOT NULL,
      slot        text COLLATE "C" NOT NULL,
      version     integer NOT NULL,
      passage     jsonb,
      sender      jsonb NOT NULL,
      sent_from   text,
      written_at  timestamptz(3) NOT NULL,
      change_id   uuid NOT NULL,
      PRIMARY KEY (locality_id, monday, slot, version),
      UNIQUE (locality_id, change_id)
    );
    COMMENT ON COLUMN weekly_passage.passage IS
      'null takes back what was written: the suggestion stands again; an empty list leaves it out on purpose';
    CREATE TRIGGER weekly_passage_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON weekly_passage
      EXECUTE FUNCTION refuse_rewriting(
        'What was written of a week is never changed or deleted. Write it again instead.');

    CREATE TABLE weekly_draft_state (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      monday      date NOT NULL,
      edition     smallint NOT NULL,
      version     integer NOT NULL,
      state       text NOT NULL,
      sender      jsonb NOT NULL,
      sent_from   text,
      at          timestamptz(3) NOT NULL,
      PRIMARY KEY (locality_id, monday, edition, version)
    );
    COMMENT ON COLUMN weekly_draft_state.edition IS 'the one that was being written';
    CREATE TRIGGER weekly_draft_state_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON weekly_draft_state
      EXECUTE FUNCTION refuse_rewriting('That a draft was called ready is never changed or deleted.');

    CREATE TABLE weekly_editor (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      monday      date NOT NULL,
      person_id   text COLLATE "C" NOT NULL,
      name        text NOT NULL,
      slot        text COLLATE "C",
      seen_at     timestamptz(3) NOT NULL,
      PRIMARY KEY (locality_id, monday, person_id)
    );
    COMMENT ON TABLE weekly_editor IS 'signs of life: what is old is swept away';

    CREATE TABLE weekly_setting (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      version     integer NOT NULL,
      settings    jsonb NOT NULL,
      sender      jsonb,
      sent_from   text,
      at          timestamptz(3) NOT NULL,
      PRIMARY KEY (locality_id, version)
    );
    COMMENT ON COLUMN weekly_setting.sender IS 'null for what came with the installation';
    CREATE TRIGGER weekly_setting_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON weekly_setting
      EXECUTE FUNCTION refuse_rewriting('Settings are never changed or deleted. Save a new version instead.');
  `,
};
