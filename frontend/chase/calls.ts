/** What the page of who owes what asks of the server. All calls reject with an `ApiError`. */
import { type ContactRequest, OwingReply } from "../../contracts/owing.ts";
import { get, tell } from "../api.ts";

const place = (locality: string): string => `/api/localities/${encodeURIComponent(locality)}`;

export const calls = {
  owing: (locality: string): Promise<OwingReply> => get(OwingReply, `${place(locality)}/owing`),

  /** Sent twice with one id it is one contact. */
  noteContact: (locality: string, provider: string, contact: ContactRequest): Promise<void> =>
    tell("POST", `${place(locality)}/providers/${encodeURIComponent(provider)}/contacts`, contact),
};
