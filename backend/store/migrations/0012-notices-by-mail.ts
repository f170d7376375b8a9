import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/** Notices by e-mail: to whom a place sends them, and a delivery for each of them. */
export const noticesByMail: Migration = {
  name: "0012-notices-by-mail",
  up: sql`
    CREATE TABLE notice_recipient (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      email       text COLLATE "C" NOT NULL,
      PRIMARY KEY (locality_id, email)
    );

    ALTER TABLE notice_delivery ADD COLUMN email text COLLATE "C" NOT NULL DEFAULT '';
    ALTER TABLE notice_delivery DROP CONSTRAINT notice_delivery_pkey;
    ALTER TABLE notice_delivery ADD PRIMARY KEY (locality_id, notice_id, event_id, email);
    COMMENT ON COLUMN notice_delivery.email IS
      'to whom it is sent; empty for the webhook. What is sent are the words of the event';
  `,
};
