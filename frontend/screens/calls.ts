/** What screens, and those who look after them, ask of the server. All calls reject with an `ApiError`. */
import {
  ClaimReply,
  Pairing,
  type ScreenChange,
  ScreenDuty,
  type ScreenOrder,
  type ScreenReport,
  type ScreenRequest,
  ScreensReply,
} from "../../contracts/screen.ts";
import { get, send, tell } from "../api.ts";

const fleet = (locality: string): string =>
  `/api/localities/${encodeURIComponent(locality)}/screens`;
const one = (locality: string, id: string): string =>
  `${fleet(locality)}/${encodeURIComponent(id)}`;

/** For a screen itself. */
export const ownCalls = {
  openPairing: (): Promise<Pairing> => send(Pairing, "POST", "/api/screens/pairings"),

  /** When it is paired the reply carries the credential, in a cookie that no script can read. */
  claim: (secret: string): Promise<ClaimReply> =>
    send(ClaimReply, "POST", "/api/screens/pairings/claim", { secret }),

  report: (report: ScreenReport): Promise<ScreenDuty> =>
    send(ScreenDuty, "POST", "/api/screens/me", report),
};

/** For the place team. */
export const fleetCalls = {
  screens: (locality: string): Promise<ScreensReply> => get(ScreensReply, fleet(locality)),

  pair: (locality: string, asked: ScreenRequest): Promise<void> =>
    tell("POST", fleet(locality), asked),

  change: (locality: string, id: string, change: ScreenChange): Promise<void> =>
    tell("PATCH", one(locality, id), change),

  order: (locality: string, id: string, order: ScreenOrder): Promise<void> =>
    tell("POST", `${one(locality, id)}/orders`, { order }),

  revoke: (locality: string, id: string): Promise<void> => tell("DELETE", one(locality, id)),
};
