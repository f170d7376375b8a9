/** What the administration asks of the server besides people: feed keys, the audit, open places. */
import { AuditReply } from "../../contracts/audit.ts";
import { type FeedKeyRequest, FeedKeysReply, NewFeedKey } from "../../contracts/people.ts";
import { get, send, tell } from "../api.ts";

/** Which part of the audit: of a place, or (null) of the whole installation. */
export type AuditAsked = {
  locality: string | null;
  kind: string;
  /** Days, each "" for open. */
  from: string;
  to: string;
};

const place = (locality: string): string => `/api/localities/${encodeURIComponent(locality)}`;

const auditQuery = ({ kind, from, to }: AuditAsked, before: string | null): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ kind, from, to, before: before ?? "" })) {
    if (value !== "") query.set(name, value);
  }
  const written = query.toString();
  return written === "" ? "" : `?${written}`;
};

const auditPath = ({ locality }: AuditAsked): string =>
  locality === null ? "/api/audit" : `${place(locality)}/audit`;

/** Where the same part of the audit is a file. */
export const auditFilePath = (asked: AuditAsked): string =>
  `${auditPath(asked)}.csv${auditQuery(asked, null)}`;

/** All calls reject with an `ApiError`. */
export const calls = {
  feedKeys: (locality: string): Promise<FeedKeysReply> =>
    get(FeedKeysReply, `${place(locality)}/feed-keys`),

  makeFeedKey: (locality: string, asked: FeedKeyRequest): Promise<NewFeedKey> =>
    send(NewFeedKey, "POST", `${place(locality)}/feed-keys`, asked),

  revokeFeedKey: (locality: string, id: string): Promise<void> =>
    tell("DELETE", `${place(locality)}/feed-keys/${encodeURIComponent(id)}`),

  /** @param before where the page before ended; null for the newest. */
  audit: (asked: AuditAsked, before: string | null): Promise<AuditReply> =>
    get(AuditReply, `${auditPath(asked)}${auditQuery(asked, before)}`),

  openPlace: (locality: string, open: boolean): Promise<void> =>
    tell("PUT", `${place(locality)}/openness`, { open }),
};
