/** Examples for the description: screens that need nobody. */
import type {
  Claim,
  Pairing,
  ScreenDuty,
  ScreenReport,
  ScreenRequest,
  ScreensReply,
} from "../../contracts/screen.ts";

const secret = "w63HSHfOw6B23Qqs_m5As-8ACG8hSN-uk2yZU9hW9Vc";
const id = "6f1f0c9a2b7d4e58";
const position = { epoch: "b1b7d0b6-5f0e-4a43-9c41-0d7a4c6f7f11", revision: 1_482 };
const release = "1.0.0";

export const pairingExample: Pairing = { code: "KQ74MD", secret, lifeSeconds: 600 };

export const claimExample: Claim = { secret };

export const screenRequestExample: ScreenRequest = { code: "KQ7-4MD", name: "Ward 4" };

export const screenReportExample: ScreenReport = {
  shows: { locality: "banes", ...position },
  release,
  visible: true,
  done: [],
};

export const dutyExample: ScreenDuty = {
  id,
  name: screenRequestExample.name,
  locality: "banes",
  place: { name: "Bath and North East Somerset", shortName: "BaNES" },
  demonstration: true,
  release,
  orders: [],
};

export const screensExample: ScreensReply = {
  at: "2024-08-16T07:30:00.000Z",
  ...position,
  release,
  screens: [
    {
      id,
      locality: "banes",
      name: screenRequestExample.name,
      pairedBy: "Sam Field",
      pairedAt: "2024-08-01T09:00:00.000Z",
      expiresAt: "2025-09-20T07:30:00.000Z",
      lastSeenAt: "2024-08-16T07:29:41.000Z",
      shows: position,
      release,
      visible: true,
      behindSince: null,
      orders: [],
    },
  ],
};
