/** A screen's credential: made, recognised, renewed. What is kept of one is its hash. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Caller } from "../../../contracts/access.ts";
import { addMinutes, type Instant } from "../../../contracts/calendar.ts";
import { isExpired } from "../../../contracts/screen.ts";
import type { Deps } from "../../deps.ts";
import type { Tx } from "../../store/database.ts";
import { findScreen, type KnownScreen, saveCredential } from "../../store/screens.ts";

/** As long as a browser keeps a cookie. */
export const credentialDaysMax = 400;
const dayMs = 86_400_000;
/** A credential that is older is renewed when its screen reports. */
const renewAfterMs = dayMs;

const idBytes = 8;
/** As many as no machine will ever guess. */
const secretBytes = 32;
/** "lfs_" tells those who search for leaked secrets what it is; then which screen, then the secret. */
const tokenForm = /^lfs_([0-9a-f]{16})_[\w-]{43}$/;

export const makeScreenId = (): string => randomBytes(idBytes).toString("hex");

export const makeOrderId = (): string => randomBytes(idBytes).toString("hex");

/** What a screen asks with what became of its code. */
export const makeSecret = (): string => randomBytes(secretBytes).toString("base64url");

export const hashOfSecret = (secret: string): string =>
  createHash("sha256").update(secret).digest("hex");

export const expiryFrom = (now: Instant): Instant => addMinutes(now, credentialDaysMax * 24 * 60);

/**
 * Makes a credential for a screen, once.
 *
 * @param previousHash the one that stays good besides: the new one may never arrive.
 */
export const giveCredential = async (
  tx: Tx,
  screen: string,
  now: Instant,
  previousHash: string | null,
): Promise<string> => {
  const token = `lfs_${screen}_${makeSecret()}`;
  await saveCredential(
    tx,
    screen,
    { tokenHash: hashOfSecret(token), madeAt: now, expiresAt: expiryFrom(now) },
    previousHash,
  );
  return token;
};

type Presented = Pick<KnownScreen, "tokenHash" | "previousHash" | "tokenMadeAt">;

/** Whether what a screen came with is good, and which of its two it is. */
const whichOf = (
  { tokenHash, previousHash }: Presented,
  token: string,
): "newest" | "previous" | null => {
  const hash = hashOfSecret(token);
  if (tokenHash !== null && isSame(tokenHash, hash)) return "newest";
  return previousHash !== null && isSame(previousHash, hash) ? "previous" : null;
};

/**
 * Renews a credential that is a day old, and one whose successor never arrived.
 *
 * @returns the new one; null where the one that it came with goes on.
 */
export const renewCredential = async (
  tx: Tx,
  screen: KnownScreen,
  token: string,
  now: Instant,
): Promise<string | null> => {
  const which = whichOf(screen, token);
  const isOld = Date.parse(now) - Date.parse(screen.tokenMadeAt ?? now) >= renewAfterMs;
  if (which === null || (which === "newest" && !isOld)) return null;
  return giveCredential(tx, screen.id, now, hashOfSecret(token));
};

/** Whose credential it is; null when it is nobody's, has expired, or its screen was revoked. */
export const identifyScreen = async (
  { db, people }: Pick<Deps, "db" | "people">,
  token: string,
): Promise<Extract<Caller, { is: "screen" }> | null> => {
  const id = tokenForm.exec(token)?.[1];
  const screen = id === undefined ? null : await findScreen(db, id);
  if (screen === null || whichOf(screen, token) === null) return null;
  if (isExpired(screen, people.clock.now())) return null;
  return { is: "screen", id: screen.id, name: screen.name, locality: screen.locality };
};

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));
