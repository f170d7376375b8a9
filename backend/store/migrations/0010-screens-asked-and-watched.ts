import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/** What is asked of a screen waits until it says that it did it; and a notice can be about a screen. */
export const screensAskedAndWatched: Migration = {
  name: "0010-screens-asked-and-watched",
  up: sql`
    ALTER TABLE screen DROP COLUMN waiting_order;
    ALTER TABLE screen ADD COLUMN waiting_orders jsonb NOT NULL DEFAULT '[]';
    COMMENT ON COLUMN screen.waiting_orders IS
      'handed over with each reply until the screen names them as done; one of a kind at most';

    ALTER TABLE notice ALTER COLUMN measure_id DROP NOT NULL;
    ALTER TABLE notice ALTER COLUMN rule DROP NOT NULL;
    ALTER TABLE notice ADD COLUMN screen_id text COLLATE "C" REFERENCES screen;
    ALTER TABLE notice ADD CONSTRAINT notice_is_about_one_thing
      CHECK ((screen_id IS NULL) = (measure_id IS NOT NULL) AND (screen_id IS NULL) = (rule IS NOT NULL));
    COMMENT ON COLUMN notice.screen_id IS 'the screen that is behind; null for what a rule opened';
  `,
};
