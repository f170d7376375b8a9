import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/** What of the weekly update was sent to whom, and which drafts were announced as waiting. */
export const weeklyDeliveries: Migration = {
  name: "0014-weekly-deliveries",
  up: sql`
    CREATE TABLE weekly_delivery (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      delivery_id uuid NOT NULL,
      monday      date NOT NULL,
      edition     smallint,
      kind        text NOT NULL CHECK (kind IN ('update', 'failure', 'draft')),
      email       text NOT NULL,
      attach      jsonb NOT NULL,
      said        text,
      sender      jsonb NOT NULL,
      asked_at    timestamptz(3) NOT NULL,
      tries       integer NOT NULL DEFAULT 0,
      tried_at    timestamptz(3),
      next_try_at timestamptz(3),
      sent_at     timestamptz(3),
      failure     text,
      PRIMARY KEY (locality_id, delivery_id),
      CONSTRAINT an_edition_unless_a_draft CHECK ((edition IS NULL) = (kind = 'draft'))
    );
    CREATE INDEX weekly_delivery_due ON weekly_delivery (next_try_at) WHERE next_try_at IS NOT NULL;
    CREATE INDEX weekly_delivery_of_week ON weekly_delivery (locality_id, monday, asked_at);
    COMMENT ON COLUMN weekly_delivery.kind IS
      'an edition to a reader; to whoever published it, that one did not get through; that a draft waits';
    COMMENT ON COLUMN weekly_delivery.said IS 'of a failure: what is to be said of it';

    CREATE TABLE weekly_announcement (
      locality_id  text COLLATE "C" NOT NULL REFERENCES locality,
      monday       date NOT NULL,
      announced_at timestamptz(3) NOT NULL,
      PRIMARY KEY (locality_id, monday)
    );
  `,
};
