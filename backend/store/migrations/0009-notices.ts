import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/**
 * Escalation notices: the rules of a place, the notices that they opened, what happened to each, whether
 * its word got out, and where it is sent.
 */
export const notices: Migration = {
  name: "0009-notices",
  up: sql`
    CREATE TABLE notice_rule (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      rule_id     text COLLATE "C" NOT NULL,
      position    integer NOT NULL,
      rule        jsonb NOT NULL,
      PRIMARY KEY (locality_id, rule_id)
    );

    CREATE TABLE notice (
      locality_id     text COLLATE "C" NOT NULL REFERENCES locality,
      notice_id       uuid NOT NULL,
      rule_id         text COLLATE "C" NOT NULL,
      measure_id      text COLLATE "C" NOT NULL,
      state           text NOT NULL,
      held            boolean NOT NULL,
      opened_at       timestamptz(3) NOT NULL,
      opened_for      text COLLATE "C" NOT NULL,
      because         text NOT NULL,
      evidence        jsonb NOT NULL,
      rule            jsonb NOT NULL,
      acknowledged_at timestamptz(3),
      acknowledged_by jsonb,
      action          text,
      owner           text,
      due_by          timestamptz(3),
      ended_at        timestamptz(3),
      ended           text,
      PRIMARY KEY (locality_id, notice_id)
    );
    COMMENT ON COLUMN notice.held IS
      'whether its reason still stands; also of one that somebody closed, so that it is not opened again for the same';
    COMMENT ON COLUMN notice.rule IS 'as it was when the notice opened';
    CREATE UNIQUE INDEX notice_held_once ON notice (locality_id, rule_id) WHERE held;
    CREATE INDEX notice_of_place ON notice (locality_id, opened_at);

    CREATE TABLE notice_event (
      locality_id text COLLATE "C" NOT NULL,
      notice_id   uuid NOT NULL,
      event_id    bigint GENERATED ALWAYS AS IDENTITY,
      kind        text NOT NULL,
      at          timestamptz(3) NOT NULL,
      words       text NOT NULL,
      sender      jsonb,
      PRIMARY KEY (locality_id, notice_id, event_id),
      FOREIGN KEY (locality_id, notice_id) REFERENCES notice
    );
    CREATE TRIGGER notice_event_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON notice_event
      EXECUTE FUNCTION refuse_rewriting('What happened to a notice is never changed or deleted.');

    CREATE TABLE notice_delivery (
      locality_id text COLLATE "C" NOT NULL,
      notice_id   uuid NOT NULL,
      event_id    bigint NOT NULL,
      tries       integer NOT NULL DEFAULT 0,
      next_try_at timestamptz(3),
      tried_at    timestamptz(3),
      sent_at     timestamptz(3),
      failure     text,
      PRIMARY KEY (locality_id, notice_id, event_id),
      FOREIGN KEY (locality_id, notice_id, event_id) REFERENCES notice_event
    );
    COMMENT ON COLUMN notice_delivery.next_try_at IS
      'null once it was sent or given up; while a server tries, when another may';
    CREATE INDEX notice_delivery_due ON notice_delivery (next_try_at) WHERE next_try_at IS NOT NULL;

    CREATE TABLE notice_webhook (
      locality_id text COLLATE "C" PRIMARY KEY REFERENCES locality,
      url         text NOT NULL
    );
    COMMENT ON COLUMN notice_webhook.url IS 'a secret: whoever has it may write there';
  `,
};
