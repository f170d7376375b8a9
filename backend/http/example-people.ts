/** Examples for the description: who may come in, and machines. */
import type {
  FeedKey,
  FeedKeyRequest,
  InvitationRequest,
  LinkReply,
  Me,
  NewFeedKey,
  HandedLink,
  PeopleReply,
  PersonChange,
  SessionsReply,
} from "../../contracts/people.ts";

const invited: InvitationRequest = {
  name: "Sam Field",
  email: "sam.field@example.nhs.uk",
  memberships: [{ role: "flow-lead", locality: "banes", provider: "ruh" }],
};
const id = "cf10a161-abe0-48c6-ab33-b88386b84e69";

export const invitationExample = invited;

export const linkExample: HandedLink = {
  link: "https://flow.example.nhs.uk/join/w63HSHfOw6B23Qqs_m5As-8ACG8hSN-uk2yZU9hW9Vc",
  expiresAt: "2024-08-23T07:30:00.000Z",
  mail: { to: "jo@example.nhs.uk", failure: null },
};

export const linkReplyExample: LinkReply = {
  purpose: "invitation",
  name: invited.name,
  email: invited.email,
  expiresAt: linkExample.expiresAt,
};

export const linkOpeningExample = { password: "rain over the abbey" };

export const passwordChangeExample = {
  current: linkOpeningExample.password,
  next: "a heron by the weir",
};

export const personChangeExample: PersonChange = {
  memberships: [{ role: "place-team", locality: "banes", provider: null }],
};

export const peopleExample: PeopleReply = {
  people: [
    {
      id,
      ...invited,
      active: true,
      hasPassword: true,
      issuers: [],
      createdAt: "2024-08-01T09:00:00.000Z",
      lastSeenAt: "2024-08-16T07:30:00.000Z",
      demonstration: false,
    },
  ],
  invitations: [],
};

export const meExample: Me = {
  person: { id, ...invited },
  issuers: [],
  setUpNeeded: false,
  demonstration: true,
};

export const sessionsExample: SessionsReply = {
  sessions: [
    {
      id: "fdca4da2-0445-45e1-9879-24394984b0f5",
      current: true,
      createdAt: "2024-08-16T07:30:00.000Z",
      lastSeenAt: "2024-08-16T07:30:00.000Z",
      expiresAt: "2024-08-16T19:30:00.000Z",
      from: "10.20.30.40",
      device: "Edge on Windows",
    },
  ],
};

export const feedKeyRequestExample = {
  provider: "ruh",
  name: "RUH data warehouse",
} satisfies Partial<FeedKeyRequest>;

export const feedKeyExample: FeedKey = {
  id: "fa57ab34bf5f5e5d",
  locality: "banes",
  ...feedKeyRequestExample,
  measures: null,
  madeBy: "Place team",
  madeAt: "2024-08-16T07:30:00.000Z",
  lastUsedAt: null,
  revokedAt: null,
};

export const newFeedKeyExample: NewFeedKey = {
  key: feedKeyExample,
  token: "lf_fa57ab34bf5f5e5d_Ia3pBgrZNSDA0TGQNSlu314HGj8oi65JZKYSUTFNtvY",
};
