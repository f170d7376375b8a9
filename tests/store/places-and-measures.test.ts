import { beforeAll, describe, expect, test } from "vitest";
import type { Measure } from "../../contracts/measure.ts";
import type { WeeklyLayout } from "../../contracts/weekly-update.ts";
import { write } from "../../backend/store/database.ts";
import {
  findAliases,
  findMeasures,
  saveAliases,
  saveMeasures,
} from "../../backend/store/measures.ts";
import {
  findLocalities,
  findLocality,
  findWeeklyLayout,
  saveLocality,
  saveProvider,
  saveSystem,
  saveWeeklyLayout,
} from "../../backend/store/places.ts";
import { advanceRevision, findRevision } from "../../backend/store/revisions.ts";
import { withDatabase } from "../support/database.ts";
import { aMeasure, pathways } from "../support/measures.ts";
import { locality, providerOf } from "./place.ts";

const { db } = await withDatabase();
const hcrg = { ...providerOf("banes"), key: "hcrg", name: "HCRG Care Group", odsCode: null };

beforeAll(() =>
  write(db, async (tx) => {
    await saveSystem(tx, { key: "bsw", name: "BSW", shortName: "BSW" });
    for (const key of ["swindon", "banes"]) {
      await saveLocality(tx, locality(key));
      await saveProvider(tx, providerOf(key));
    }
    await saveProvider(tx, hcrg);
  }),
);

describe("places", () => {
  const banes = { ...locality("banes"), providers: [hcrg, providerOf("banes")] };

  test("come with their providers, in order of key", async () => {
    const swindon = { ...locality("swindon"), open: false, providers: [providerOf("swindon")] };
    expect(await findLocalities(db)).toEqual([{ ...banes, open: false }, swindon]);
    expect(await findLocality(db, "banes")).toEqual({ ...banes, open: false });
    expect(await findLocality(db, "nowhere")).toBeNull();
  });

  test("keep their position and their layout when they are saved again", async () => {
    const layout: WeeklyLayout = {
      rows: [{ key: "opel", criteria: "RUH OPEL status", row: { is: "figure", measure: "opel" } }],
      nctrByPathway: "nctr",
      nctrByTrust: null,
      nctrAgainstLastYear: null,
      lengthOfStay: null,
    };
    await write(db, async (tx) => {
      await saveWeeklyLayout(tx, "swindon", layout);
      await advanceRevision(tx, {
        locality: "swindon",
        measures: "all",
        now: "2024-08-15T08:00:00.000Z",
      });
    });
    const position = await findRevision(db, "swindon");
    await write(db, async (tx) => {
      await saveLocality(tx, { ...locality("swindon"), name: "Swindon" });
      await saveProvider(tx, { ...providerOf("swindon"), name: "Renamed" });
    });
    expect(await findLocality(db, "swindon")).toMatchObject({
      name: "Swindon",
      providers: [{ name: "Renamed" }],
    });
    expect(await findRevision(db, "swindon")).toEqual(position);
    expect(await findWeeklyLayout(db, "swindon")).toEqual(layout);
    expect(await findWeeklyLayout(db, "banes")).toBeNull();
    expect(await findWeeklyLayout(db, "nowhere")).toBeNull();
  });
});

describe("V7 a new measure needs no new code: it is a row", () => {
  const plain = aMeasure();
  const full = aMeasure({
    key: "nctr-los",
    kind: "average",
    decimals: 1,
    polarity: "neutral",
    cadence: {
      every: "week",
      named: "start",
      weekday: 1,
      due: { time: "17:30", afterDays: 8 },
    },
    breakdown: pathways,
    derivation: { how: "weighted-mean", total: "nctr-los-days", count: "nctr-los-patients" },
    capacity: 30,
    scale: "opel",
    ragRule: { by: "target", tolerance: { is: "absolute", amount: 0.1 } },
    provisionalDays: 14,
    tile: { size: "lead", position: 3 },
  });
  const save = (...measures: Measure[]) => write(db, (tx) => saveMeasures(tx, measures));

  test("V7 it comes back as it was saved, with all that it can have and with the least", async () => {
    await save(plain, full, { ...plain, locality: "swindon" });
    expect(await findMeasures(db)).toEqual([plain, full, { ...plain, locality: "swindon" }]);
    expect(await findMeasures(db, ["banes"])).toEqual([plain, full]);
    expect(await findMeasures(db, ["nowhere"])).toEqual([]);
    expect(await findMeasures(db, [])).toEqual([]);
  });

  test("V7 saved again it takes its new definition whole", async () => {
    const { key, title } = plain;
    const redefined = { ...full, key, title, provider: "hcrg", tile: null };
    await save(redefined);
    expect(await findMeasures(db, ["banes"])).toEqual([redefined, full]);
    await save(plain);
  });

  test("V7 one that is not a measure is refused, and those beside it with it", async () => {
    const before = await findMeasures(db);
    await expect(save(aMeasure({ key: "new" }), aMeasure({ decimals: 7 }))).rejects.toThrow();
    expect(await findMeasures(db)).toEqual(before);
  });

  test("labels of other people's files mean one measure, or one part of it", async () => {
    const alias = (source: string, label: string, breakdown: string) => ({
      locality: "banes",
      source,
      label,
      measure: "nctr",
      breakdown,
    });
    const labels = [alias("sitrep", "Pathway 1 - D2A", "P1"), alias("sitrep", "NCTR “all”", "")];
    await write(db, (tx) => saveAliases(tx, [...labels, alias("other", "NCTR", "")]));
    expect(await findAliases(db, "banes", "sitrep")).toEqual(labels.toReversed());
    expect(await findAliases(db, "swindon", "sitrep")).toEqual([]);
    await write(db, (tx) => saveAliases(tx, [alias("other", "NCTR", "P2")]));
    expect(await findAliases(db, "banes", "other")).toEqual([alias("other", "NCTR", "P2")]);
  });
});
