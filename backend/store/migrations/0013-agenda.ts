import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/**
 * Risks that carry over from week to week and events of a calendar, each with every wording it ever had.
 * What was written for single weeks before becomes the first wording; the same words in several weeks
 * were one risk.
 */
export const agenda: Migration = {
  name: "0013-agenda",
  up: sql`
    CREATE TABLE risk_wording (
      locality_id text COLLATE "C" NOT NULL REFERENCES locality,
      risk_id     uuid NOT NULL,
      version     integer NOT NULL,
      monday      date NOT NULL,
      risk        text NOT NULL,
      mitigation  text NOT NULL,
      owner       text,
      is_closed   boolean NOT NULL,
      sender      jsonb NOT NULL,
      sent_from   text,
      written_at  timestamptz(3) NOT NULL,
      PRIMARY KEY (locality_id, risk_id, version)
    );
    COMMENT ON COLUMN risk_wording.monday IS 'the week from which it is so';

    CREATE TABLE event_wording (
      locality_id  text COLLATE "C" NOT NULL REFERENCES locality,
      event_id     uuid NOT NULL,
      version      integer NOT NULL,
      day          date NOT NULL,
      at           text,
      event        text NOT NULL,
      place        text,
      is_withdrawn boolean NOT NULL,
      sender       jsonb NOT NULL,
      sent_from    text,
      written_at   timestamptz(3) NOT NULL,
      PRIMARY KEY (locality_id, event_id, version)
    );
    COMMENT ON COLUMN event_wording.at IS 'London time as 09:30; null for the whole day';

    INSERT INTO risk_wording
    SELECT locality_id, gen_random_uuid(), 1, min(monday), risk, mitigation, NULL, false,
           '{"is":"installation","id":null,"name":"Locality Flow","role":"installation"}', NULL,
           'epoch'
    FROM risk GROUP BY locality_id, risk, mitigation;

    INSERT INTO event_wording
    SELECT locality_id, gen_random_uuid(), 1, day, NULL, event, NULL, false,
           '{"is":"installation","id":null,"name":"Locality Flow","role":"installation"}', NULL,
           'epoch'
    FROM event;

    DROP TABLE risk;
    DROP TABLE event;

    CREATE TRIGGER risk_wording_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON risk_wording
      EXECUTE FUNCTION refuse_rewriting(
        'What was written of a risk is never changed or deleted. Write it again, or close it.');
    CREATE TRIGGER event_wording_never_changes
      BEFORE UPDATE OR DELETE OR TRUNCATE ON event_wording
      EXECUTE FUNCTION refuse_rewriting(
        'What was written of an event is never changed or deleted. Write it again, or withdraw it.');
  `,
};
