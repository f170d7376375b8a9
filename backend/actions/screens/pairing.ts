/** How a screen without anybody gets its credential: it shows a code, and asks what became of it. */
import { randomInt } from "node:crypto";
import type { Instant } from "../../../contracts/calendar.ts";
import {
  type ClaimReply,
  codeLength,
  codeLetters,
  type Pairing,
  pairingLifeMs,
} from "../../../contracts/screen.ts";
import type { Deps } from "../../deps.ts";
import { ProblemError } from "../../problem.ts";
import { write } from "../../store/database.ts";
import { countPairings, deletePairings, findPairing, insertPairing } from "../../store/pairings.ts";
import { lockScreen } from "../../store/screens.ts";
import { giveCredential, hashOfSecret, makeSecret } from "./credential.ts";

/** More screens than any system has wait for nobody: they are somebody's mischief. */
const pairingsMax = 2_000;
const codeTriesMax = 5;

const makeCode = (): string =>
  Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join("");

const later = (now: Instant, ms: number): Instant => new Date(Date.parse(now) + ms).toISOString();

/** Gives a screen a code to show. Throws "too-many" when far too many screens show one already. */
export const openPairing = async ({
  db,
  people,
}: Pick<Deps, "db" | "people">): Promise<Pairing> => {
  const now = people.clock.now();
  // One that was typed in its last second is still there to be claimed.
  await deletePairings(db, later(now, -pairingLifeMs));
  if ((await countPairings(db)) >= pairingsMax) {
    throw new ProblemError("too-many", "Too many screens wait to be paired. Try again later.");
  }
  const secret = makeSecret();
  for (let tries = 0; tries < codeTriesMax; tries += 1) {
    const code = makeCode();
    const pairing = {
      code,
      secretHash: hashOfSecret(secret),
      expiresAt: later(now, pairingLifeMs),
    };
    if (await insertPairing(db, pairing)) {
      return { code, secret, lifeSeconds: pairingLifeMs / 1_000 };
    }
  }
  throw new ProblemError("unavailable", "No code could be made. Try again.");
};

/**
 * What became of a code. Until the screen has used its credential it can be asked for again, each time
 * a new one: a reply that was lost must not strand it.
 */
export const claimPairing = ({ db, people }: Pick<Deps, "db" | "people">, secret: string) =>
  write(db, async (tx): Promise<{ state: ClaimReply["state"]; token: string | null }> => {
    const now = people.clock.now();
    const found = await findPairing(tx, hashOfSecret(secret));
    if (found === null) return over;
    if (found.screen === null) {
      return found.expiresAt > now ? { state: "waiting", token: null } : over;
    }
    const screen = await lockScreen(tx, found.screen);
    if (screen === null || screen.lastSeenAt !== null) return over;
    return { state: "paired", token: await giveCredential(tx, screen.id, now, null) };
  });

const over = { state: "over", token: null } as const;
