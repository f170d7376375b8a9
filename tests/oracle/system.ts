/**
 * The small system that the oracle plays with: two localities with the same measures, the system over
 * them with a figure made of both, and a locality whose wall is so long that a reader can fall behind.
 */
import { makeFeedKey } from "../../backend/actions/feed-keys.ts";
import { type Db, write } from "../../backend/store/database.ts";
import { saveMeasures } from "../../backend/store/measures.ts";
import {
  saveLocality,
  saveOpenness,
  saveProvider,
  saveSystem,
} from "../../backend/store/places.ts";
import { advanceRevision } from "../../backend/store/revisions.ts";
import type { DerivedPart, Measure } from "../../contracts/measure.ts";
import { aMeasure } from "../support/measures.ts";

/** Those that are reported to at random. */
export const localities = ["north", "south"] as const;
export type LocalityKey = (typeof localities)[number];

/** Shows the sum of both localities. */
export const system = "whole";
/** Has many sentences on its wall. */
export const long = "long";
export const places = [...localities, system, long] as const;
export type PlaceKey = (typeof places)[number];

export const providers = ["acute", "community"] as const;
export type ProviderKey = (typeof providers)[number];

/** What each locality's providers report, part by part. */
export const reported: Record<
  ProviderKey,
  readonly { measure: string; breakdown: string | null; max: number }[]
> = {
  acute: [
    { measure: "waiting", breakdown: null, max: 1_000 },
    { measure: "attendances", breakdown: null, max: 400 },
  ],
  community: [
    { measure: "beds", breakdown: "P1", max: 60 },
    { measure: "beds", breakdown: "P2", max: 60 },
    { measure: "reviews", breakdown: null, max: 90 },
  ],
};

/** The measures that the plan has targets for. */
export const planned = ["waiting", "beds", "total"] as const;

const sentencesCount = 30;
export const sentences: readonly string[] = Array.from(
  { length: sentencesCount },
  (_, i) => `sentence-${i}`,
);

const part = (measure: string, locality: LocalityKey | null): DerivedPart => ({
  label: measure,
  words: null,
  measure,
  breakdown: null,
  locality,
});

const measuresOf = (locality: LocalityKey): Measure[] => [
  aMeasure({ locality, key: "waiting", provider: "acute" }),
  aMeasure({ locality, key: "attendances", provider: "acute", polarity: "neutral" }),
  aMeasure({
    locality,
    key: "beds",
    provider: "community",
    breakdown: {
      parts: ["P1", "P2"].map((key) => ({ key, label: key, words: null })),
      whole: { is: "sum" },
    },
  }),
  aMeasure({ locality, key: "reviews", provider: "community", polarity: "higher" }),
  aMeasure({
    locality,
    key: "total",
    provider: "acute",
    derivation: { how: "sum", parts: [part("waiting", null), part("beds", null)], beside: [] },
  }),
];

const systemMeasures: Measure[] = [
  aMeasure({
    locality: system,
    key: "waiting-everywhere",
    provider: "acute",
    derivation: {
      how: "sum",
      parts: localities.map((locality) => part("waiting", locality)),
      beside: [],
    },
  }),
];

const longMeasures: Measure[] = sentences.map((key) =>
  aMeasure({ locality: long, key, provider: "acute", kind: "text", ragRule: { by: "none" } }),
);

/** Puts the system into an empty, migrated store, and opens its walls to everyone. */
export const sow = (db: Db): Promise<void> =>
  write(db, async (tx) => {
    await saveSystem(tx, { key: "oracle", name: "Oracle", shortName: "Oracle" });
    for (const key of places) {
      const kind = key === system ? "system" : "locality";
      const weeklyTitle = `${key} weekly update`;
      await saveLocality(tx, {
        key,
        system: "oracle",
        kind,
        name: key,
        shortName: key,
        weeklyTitle,
      });
      for (const provider of providers) {
        const named = { name: provider, shortName: provider, odsCode: null };
        await saveProvider(tx, { key: provider, locality: key, ...named });
      }
      await saveOpenness(tx, key, true);
    }
    await saveMeasures(tx, [...localities.flatMap(measuresOf), ...systemMeasures, ...longMeasures]);
    const now = new Date().toISOString();
    for (const locality of places) await advanceRevision(tx, { locality, measures: "all", now });
  });

/** A key with which a provider of a place reports, as its machine does: `keys(place, provider)`. */
export type FeedTokens = (place: PlaceKey, provider: ProviderKey) => string;

export const makeFeedTokens = async (db: Db): Promise<FeedTokens> => {
  const tokens = new Map<string, string>();
  const clock = { now: () => new Date().toISOString() };
  const itself = { caller: { is: "installation" }, session: null, from: null } as const;
  for (const place of places) {
    for (const provider of providers) {
      const request = { provider, measures: null, name: "oracle" };
      const { token } = await makeFeedKey({ db, clock }, itself, place, request);
      tokens.set(`${place} ${provider}`, token);
    }
  }
  return (place, provider) => tokens.get(`${place} ${provider}`) ?? "";
};
