import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/**
 * Who sent what, from where and why; what people say of figures; whom the place team has reminded; keys
 * for machines; and everything else that was done. A submission is its own entry in the audit: what was
 * before and after stands in its observations.
 */
export const whoDidWhat: Migration = {
  name: "0007-who-did-what",
  up: sql`
    ALTER TABLE locality ADD COLUMN open boolean NOT NULL DEFAULT false;
    COMMENT ON COLUMN locality.open IS
      'whether its wall and published updates are for those who have not signed in too';

    ALTER TABLE submission ADD COLUMN sender jsonb;
    COMMENT ON COLUMN submission.sender IS 'as they were called then; null for the installation';
    COMMENT ON COLUMN submission.received_from IS 'the network address that it came from';
    CREATE INDEX submission_arrival ON submission (locality_id, recorded_at, submission_id);

    ALTER TABLE observation ADD COLUMN reason text;
    ALTER TABLE observation ADD COLUMN role text;
    COMMENT ON COLUMN observation.reason IS 'why it replaces what stood there';
    COMMENT ON COLUMN observation.role IS 'the role of the sender, for screens where a name is too much';

    CREATE TABLE remark (
      locality_id text COLLATE "C" NOT NULL,
      remark_id   uuid NOT NULL,
      measure_id  text COLLATE "C" NOT NULL,
      as_at       text COLLATE "C" NOT NULL,
      breakdown   text COLLATE "C" NOT NULL DEFAULT '',
      kind        text NOT NULL,
      words       text NOT NULL,
      value       numeric(16,3),
      sender      jsonb NOT NULL,
      sent_from   text,
      at          timestamptz(3) NOT NULL,
      PRIMARY KEY (locality_id, remark_id),
      FOREIGN KEY (locality_id, measure_id) REFERENCES measure
    );
    CREATE INDEX remark_of_cell ON remark (locality_id, measure_id, as_at, breakdown, at);
    CREATE INDEX remark_arrival ON remark (locality_id, at);
    CREATE TRIGGER remark_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON remark
      EXECUTE FUNCTION refuse_rewriting('A remark is never changed or deleted. Add another.');

    CREATE TABLE contact (
      locality_id text COLLATE "C" NOT NULL,
      contact_id  uuid NOT NULL,
      provider_id text COLLATE "C" NOT NULL,
      words       text NOT NULL,
      sender      jsonb NOT NULL,
      sent_from   text,
      at          timestamptz(3) NOT NULL,
      PRIMARY KEY (locality_id, contact_id),
      FOREIGN KEY (locality_id, provider_id) REFERENCES provider
    );
    CREATE INDEX contact_of_provider ON contact (locality_id, provider_id, at);

    CREATE TABLE feed_key (
      feed_key_id  text COLLATE "C" PRIMARY KEY,
      locality_id  text COLLATE "C" NOT NULL,
      provider_id  text COLLATE "C" NOT NULL,
      measure_ids  text[],
      name         text NOT NULL,
      token_hash   text COLLATE "C" NOT NULL,
      made_by      text NOT NULL,
      made_at      timestamptz(3) NOT NULL,
      last_used_at timestamptz(3),
      revoked_at   timestamptz(3),
      FOREIGN KEY (locality_id, provider_id) REFERENCES provider
    );
    COMMENT ON COLUMN feed_key.token_hash IS 'the key itself is shown once and kept nowhere';

    CREATE TABLE audit (
      audit_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      locality_id text COLLATE "C",
      at          timestamptz(3) NOT NULL,
      kind        text NOT NULL,
      sender      jsonb,
      sent_from   text,
      what        text NOT NULL,
      changes     jsonb NOT NULL
    );
    CREATE INDEX audit_of_place ON audit (locality_id, at, audit_id);
    CREATE TRIGGER audit_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
      EXECUTE FUNCTION refuse_rewriting('The audit is never changed or deleted.');
  `,
};
