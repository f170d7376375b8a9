/** Keys for machines that feed: made, listed, revoked, and recognised. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Caller } from "../../contracts/access.ts";
import type { FeedKey, FeedKeyRequest, NewFeedKey } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import { writeList } from "../../contracts/wording.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { insertAudit } from "../store/audit.ts";
import { write } from "../store/database.ts";
import {
  findFeedKeys,
  findWorkingKey,
  insertFeedKey,
  saveLastUse,
  saveRevocation,
} from "../store/feed-keys.ts";
import { findMeasures } from "../store/measures.ts";
import { readLocality } from "./place.ts";
import { senderOf } from "./sender.ts";

const idBytes = 8;
/** As many as no machine will ever guess. */
const secretBytes = 32;
/** A use is noted once in so long: a feed that sends every second must not write every second. */
const lastUseStepMs = 60_000;

/** "lf_" tells those who search for leaked secrets what it is; then which key, then the secret. */
const tokenForm = /^lf_([0-9a-f]{16})_[\w-]{43}$/;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Makes a key and shows it: this once. Throws "not-found" for an unknown place, "invalid" with every issue. */
export const makeFeedKey = async (
  deps: Pick<Deps, "db" | "clock">,
  asker: Asker,
  locality: Key,
  request: FeedKeyRequest,
): Promise<NewFeedKey> => {
  const place = await readLocality(deps.db, locality);
  await checkRequest(deps, place, request);
  const sender = senderOf(asker.caller, place, null);
  const id = randomBytes(idBytes).toString("hex");
  const token = `lf_${id}_${randomBytes(secretBytes).toString("base64url")}`;
  const madeAt = deps.clock.now();
  const madeBy = sender?.name ?? "";
  const key: FeedKey = {
    id,
    locality,
    ...request,
    madeBy,
    madeAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  await write(deps.db, async (tx) => {
    await insertFeedKey(tx, key, hashOf(token));
    await insertAudit(tx, {
      locality,
      at: madeAt,
      kind: "feed-keys",
      sender,
      from: asker.from,
      what: `Made the feed key "${key.name}" for ${key.provider}`,
      changes: [{ of: "measures", before: null, after: key.measures?.join(", ") ?? "all" }],
    });
  });
  return { key, token };
};

const checkRequest = async (
  { db }: Pick<Deps, "db">,
  place: Awaited<ReturnType<typeof readLocality>>,
  { provider, measures }: FeedKeyRequest,
): Promise<void> => {
  const own = (await findMeasures(db, [place.key])).filter((one) => one.provider === provider);
  const strange = (measures ?? []).filter((key) => !own.some((measure) => measure.key === key));
  const issues = [
    ...(place.providers.some(({ key }) => key === provider)
      ? []
      : [{ path: "provider", message: `There is no provider "${provider}" in ${place.name}.` }]),
    ...(strange.length === 0
      ? []
      : [{ path: "measures", message: `${writeList(strange)} is not reported by ${provider}.` }]),
  ];
  if (issues.length > 0) throw new ProblemError("invalid", "No key was made.", issues);
};

/** All keys of a place. Throws "not-found" for an unknown place. */
export const listFeedKeys = async (
  { db }: Pick<Deps, "db">,
  locality: Key,
): Promise<{ keys: FeedKey[] }> => {
  await readLocality(db, locality);
  return { keys: await findFeedKeys(db, locality) };
};

/** Ends a key at once. Throws "not-found" when the place has no such key that works. */
export const revokeFeedKey = (
  deps: Pick<Deps, "db" | "clock">,
  asker: Asker,
  locality: Key,
  id: string,
): Promise<FeedKey> =>
  write(deps.db, async (tx) => {
    const at = deps.clock.now();
    const place = await readLocality(tx, locality);
    const key = await saveRevocation(tx, locality, id, at);
    if (key === null) {
      throw new ProblemError("not-found", "There is no such key, or it was revoked before.");
    }
    await insertAudit(tx, {
      locality,
      at,
      kind: "feed-keys",
      sender: senderOf(asker.caller, place, null),
      from: asker.from,
      what: `Revoked the feed key "${key.name}" of ${key.provider}`,
      changes: [{ of: "key", before: "working", after: "revoked" }],
    });
    return key;
  });

/** Whose token it is; null when it is nobody's, or was revoked. */
export const identifyKey = async (
  { db, clock }: Pick<Deps, "db" | "clock">,
  token: string,
): Promise<Extract<Caller, { is: "feed" }> | null> => {
  const id = tokenForm.exec(token)?.[1];
  if (id === undefined) return null;
  const found = await findWorkingKey(db, id);
  if (found === null || !isSame(found.tokenHash, hashOf(token))) return null;
  const { key } = found;
  const now = clock.now();
  if (key.lastUsedAt === null || Date.parse(now) - Date.parse(key.lastUsedAt) >= lastUseStepMs) {
    await saveLastUse(db, id, now);
  }
  const { locality, provider, measures, name } = key;
  return { is: "feed", id, name, locality, provider, measures };
};

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));
