import { sql } from "kysely";
import type { Migration } from "../migrate.ts";

/**
 * People, what they may do, and how they come in. `person`, `session`, `account` and `verification` are
 * the sign-in library's, in our words; a test asks it whether an upgrade of it wants more of them.
 */
export const people: Migration = {
  name: "0006-people",
  up: sql`
    CREATE TABLE person (
      id             text COLLATE "C" PRIMARY KEY,
      name           text NOT NULL,
      email          text COLLATE "C" NOT NULL UNIQUE,
      email_verified boolean NOT NULL DEFAULT false,
      image          text,
      created_at     timestamptz(3) NOT NULL,
      updated_at     timestamptz(3) NOT NULL,
      active         boolean NOT NULL DEFAULT true,
      demonstration  boolean NOT NULL DEFAULT false,
      last_seen_at   timestamptz(3)
    );
    COMMENT ON COLUMN person.email IS 'in small letters';
    COMMENT ON COLUMN person.demonstration IS 'made by the demonstration: refused in production';

    CREATE TABLE session (
      id         text COLLATE "C" PRIMARY KEY,
      token      text COLLATE "C" NOT NULL UNIQUE,
      person_id  text COLLATE "C" NOT NULL REFERENCES person ON DELETE CASCADE,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      expires_at timestamptz(3) NOT NULL,
      ip_address text,
      user_agent text
    );
    COMMENT ON COLUMN session.updated_at IS 'when it was last seen';
    CREATE INDEX session_person_id_idx ON session (person_id);

    CREATE TABLE account (
      id                       text COLLATE "C" PRIMARY KEY,
      person_id                text COLLATE "C" NOT NULL REFERENCES person ON DELETE CASCADE,
      provider_id              text COLLATE "C" NOT NULL,
      account_id               text COLLATE "C" NOT NULL,
      password                 text,
      access_token             text,
      refresh_token            text,
      id_token                 text,
      access_token_expires_at  timestamptz(3),
      refresh_token_expires_at timestamptz(3),
      scope                    text,
      created_at               timestamptz(3) NOT NULL,
      updated_at               timestamptz(3) NOT NULL,
      UNIQUE (provider_id, account_id)
    );
    COMMENT ON COLUMN account.provider_id IS 'the key of an issuer, or credential for a password';
    COMMENT ON COLUMN account.access_token IS 'never filled: an issuer says who someone is, no more';
    CREATE INDEX account_person_id_idx ON account (person_id);

    CREATE TABLE verification (
      id         text COLLATE "C" PRIMARY KEY,
      identifier text COLLATE "C" NOT NULL,
      value      text NOT NULL,
      expires_at timestamptz(3) NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL
    );
    COMMENT ON TABLE verification IS 'sign-ins that are under way at an issuer';
    CREATE INDEX verification_identifier_idx ON verification (identifier);

    CREATE TABLE membership (
      person_id   text COLLATE "C" NOT NULL REFERENCES person ON DELETE CASCADE,
      role        text NOT NULL,
      locality_id text COLLATE "C" REFERENCES locality,
      provider_id text COLLATE "C",
      FOREIGN KEY (locality_id, provider_id) REFERENCES provider,
      CHECK ((role = 'administrator') = (locality_id IS NULL)),
      CHECK ((role = 'flow-lead') = (provider_id IS NOT NULL))
    );
    CREATE UNIQUE INDEX membership_once
      ON membership (person_id, role, coalesce(locality_id, ''), coalesce(provider_id, ''));

    CREATE TABLE invitation (
      id          text COLLATE "C" PRIMARY KEY,
      name        text NOT NULL,
      email       text COLLATE "C" NOT NULL UNIQUE,
      memberships jsonb NOT NULL,
      invited_by  text NOT NULL,
      invited_at  timestamptz(3) NOT NULL
    );

    CREATE TABLE one_time_link (
      token_hash    text COLLATE "C" PRIMARY KEY,
      purpose       text NOT NULL,
      person_id     text COLLATE "C" UNIQUE REFERENCES person ON DELETE CASCADE,
      invitation_id text COLLATE "C" UNIQUE REFERENCES invitation ON DELETE CASCADE,
      expires_at    timestamptz(3) NOT NULL,
      CHECK ((purpose = 'password-reset') = (person_id IS NOT NULL)),
      CHECK ((purpose = 'invitation') = (invitation_id IS NOT NULL))
    );
    COMMENT ON TABLE one_time_link IS
      'one at most for each person, each invitation and the set-up: a new one ends the old';
    CREATE UNIQUE INDEX one_time_link_set_up ON one_time_link (purpose) WHERE purpose = 'set-up';

    CREATE TABLE password_trial (
      account_hash text COLLATE "C" PRIMARY KEY,
      tries        int NOT NULL,
      tried_at     timestamptz(3) NOT NULL
    );
    COMMENT ON TABLE password_trial IS
      'wrong passwords by the hash of the address they were tried with, whether or not anyone has it';

    CREATE TABLE secret (
      name  text COLLATE "C" PRIMARY KEY,
      value text NOT NULL
    );
  `,
};
