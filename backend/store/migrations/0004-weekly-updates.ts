import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/** What the board receives: published updates as they were, and what is written for the next. */
export const weeklyUpdates: Migration = {
  name: "0004-weekly-updates",
  up: sql`
    CREATE TABLE weekly_update (
      locality_id  text COLLATE "C" NOT NULL REFERENCES locality,
      monday       date NOT NULL,
      edition      smallint NOT NULL,
      published_at timestamptz(3) NOT NULL,
      published_by text NOT NULL,
      document     json NOT NULL,
      PRIMARY KEY (locality_id, monday, edition)
    );
    COMMENT ON COLUMN weekly_update.document IS 'json, not jsonb: the text stays as it was published';

    CREATE TRIGGER weekly_update_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON weekly_update
      EXECUTE FUNCTION refuse_rewriting(
        'A published weekly update is never changed or deleted. Publish another edition instead.');

    CREATE TABLE risk (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      monday      date NOT NULL,
      position    smallint NOT NULL,
      risk        text NOT NULL,
      mitigation  text NOT NULL,
      PRIMARY KEY (locality_id, monday, position)
    );

    CREATE TABLE event (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      day         date NOT NULL,
      position    smallint NOT NULL,
      event       text NOT NULL,
      PRIMARY KEY (locality_id, day, position)
    );
  `,
};
