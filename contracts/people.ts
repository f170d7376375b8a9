/** Who may come in: people, their roles, and how they are invited. */
import { z } from "zod";
import { Instant } from "./calendar.ts";
import { Key } from "./place.ts";

export const nameCharactersMax = 80;
export const emailCharactersMax = 254;
/** A sentence is easier to remember than signs, and harder to guess: length is what counts. */
export const passwordCharactersMin = 12;
export const passwordCharactersMax = 128;
export const membershipsPerPersonMax = 50;

/**
 * - `viewer` of a place: sees its wall, measures, plan and updates.
 * - `flow-lead` of a provider: enters its figures, and nobody else's (rule A1).
 * - `place-team` of a place: enters and corrects for any of its providers, chases, publishes, reads the audit.
 * - `administrator`: people, places and feed keys, everywhere.
 */
export const Role = z.enum(["viewer", "flow-lead", "place-team", "administrator"]);
export type Role = z.infer<typeof Role>;

/** How a role is called on the screen. */
export const roleNames: Record<Role, string> = {
  viewer: "viewer",
  "flow-lead": "flow lead",
  "place-team": "place team",
  administrator: "administrator",
};

/** One role, and where it holds: of a provider, of a place, or of the whole installation. */
export const Membership = z.discriminatedUnion("role", [
  z.object({ role: z.literal("viewer"), locality: Key, provider: z.null() }),
  z.object({ role: z.literal("flow-lead"), locality: Key, provider: Key }),
  z.object({ role: z.literal("place-team"), locality: Key, provider: z.null() }),
  z.object({ role: z.literal("administrator"), locality: z.null(), provider: z.null() }),
]);
export type Membership = z.infer<typeof Membership>;

const Name = z
  .string()
  .trim()
  .min(1, "Write the name that colleagues know.")
  .max(nameCharactersMax)
  .regex(/^[^\0\p{Cc}\p{Cs}]*$/u, "This holds characters that are not text. Type it again.");

/** Kept in small letters: a person is one person however the address is typed. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(emailCharactersMax)
  // The same form that the sign-in library takes: who is invited can also sign in.
  .pipe(z.email("Write an e-mail address, such as jo@example.nhs.uk."));

export const Password = z
  .string()
  .min(
    passwordCharactersMin,
    "Use at least 12 characters: three or four words are easy to remember.",
  )
  .max(passwordCharactersMax, "Use at most 128 characters.");

/** How a person may sign in besides with a password: an issuer of OpenID Connect. */
export const Issuer = z.object({ key: Key, name: z.string() });
export type Issuer = z.infer<typeof Issuer>;

/** Who asks, and what the sign-in page has to offer. */
export const Me = z.object({
  person: z
    .object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      memberships: z.array(Membership),
    })
    .nullable(),
  issuers: z.array(Issuer),
  /** True until the first administrator has come in by the set-up link. */
  setUpNeeded: z.boolean(),
  demonstration: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** A person as an administrator sees them. */
export const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  memberships: z.array(Membership),
  active: z.boolean(),
  hasPassword: z.boolean(),
  /** Keys of the issuers that this person has signed in with. */
  issuers: z.array(Key),
  createdAt: Instant,
  lastSeenAt: Instant.nullable(),
  demonstration: z.boolean(),
});
export type Person = z.infer<typeof Person>;

export const Invitation = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  memberships: z.array(Membership),
  invitedBy: z.string(),
  invitedAt: Instant,
  expiresAt: Instant,
});
export type Invitation = z.infer<typeof Invitation>;

export const PeopleReply = z.object({
  people: z.array(Person),
  /** Those not yet accepted. */
  invitations: z.array(Invitation),
});
export type PeopleReply = z.infer<typeof PeopleReply>;

const Memberships = z
  .array(Membership)
  .min(1, "Give at least one role.")
  .max(membershipsPerPersonMax);

export const InvitationRequest = z
  .object({ name: Name, email: Email, memberships: Memberships })
  .strict();
export type InvitationRequest = z.infer<typeof InvitationRequest>;

/** A link that opens once; it is shown once and kept only as a hash. */
export const OneTimeLink = z.object({ link: z.string(), expiresAt: Instant });
export type OneTimeLink = z.infer<typeof OneTimeLink>;

/** A link as an administrator is given it. */
export const HandedLink = OneTimeLink.extend({
  /** To whom it was sent by e-mail, and why that failed; null where this installation sends none. */
  mail: z.object({ to: z.string(), failure: z.string().nullable() }).nullable(),
});
export type HandedLink = z.infer<typeof HandedLink>;

/** What may be altered of a person. */
export const PersonChange = z
  .object({ name: Name, memberships: Memberships, active: z.boolean() })
  .partial()
  .strict();
export type PersonChange = z.infer<typeof PersonChange>;

/** What stands behind a one-time link: whom it is for, while it opens. */
export const LinkReply = z.object({
  purpose: z.enum(["set-up", "invitation", "password-reset"]),
  name: z.string().nullable(),
  email: z.string().nullable(),
  expiresAt: Instant,
});
export type LinkReply = z.infer<typeof LinkReply>;

/** Opens a link: the name and the address are asked for at set-up only. */
export const LinkOpening = z
  .object({ password: Password, name: Name.optional(), email: Email.optional() })
  .strict();
export type LinkOpening = z.infer<typeof LinkOpening>;

export const SessionInfo = z.object({
  id: z.string(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  from: z.string().nullable(),
  /** The browser and the system, in words: "Edge on Windows". */
  device: z.string(),
});
export type SessionInfo = z.infer<typeof SessionInfo>;

export const SessionsReply = z.object({ sessions: z.array(SessionInfo) });
export type SessionsReply = z.infer<typeof SessionsReply>;

/** A key with which a machine feeds: for one provider's figures, perhaps some of them only. */
export const FeedKey = z.object({
  id: z.string(),
  locality: Key,
  provider: Key,
  /** Null: all that the provider reports. */
  measures: z.array(Key).nullable(),
  name: z.string(),
  madeBy: z.string(),
  madeAt: Instant,
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type FeedKey = z.infer<typeof FeedKey>;

export const FeedKeysReply = z.object({ keys: z.array(FeedKey) });
export type FeedKeysReply = z.infer<typeof FeedKeysReply>;

export const FeedKeyRequest = z
  .object({
    provider: Key,
    name: Name,
    measures: z.array(Key).min(1).max(200).nullable().default(null),
  })
  .strict();
export type FeedKeyRequest = z.infer<typeof FeedKeyRequest>;

/** The key itself is told here, once, and never again. */
export const NewFeedKey = z.object({ key: FeedKey, token: z.string() });
export type NewFeedKey = z.infer<typeof NewFeedKey>;

/** Who did something, as it is kept with what they did. */
export const Sender = z.object({
  is: z.enum(["person", "feed", "screen", "installation"]),
  /** The person's or the key's id; null for the installation itself. */
  id: z.string().nullable(),
  name: z.string(),
  /** In what role: "flow lead, RUH", "feed key", "installation". Shown where a name would be too much. */
  role: z.string(),
});
export type Sender = z.infer<typeof Sender>;
