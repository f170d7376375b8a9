/** The measures of a place, and the names that other people's files give them. */
import type { Insertable, Selectable } from "kysely";
import type { Key } from "../../contracts/place.ts";
import { Measure } from "../../contracts/measure.ts";
import type { Db, Tx } from "./database.ts";
import type { Tables } from "./tables.ts";

/** What a label in a file means: a whole measure (breakdown ""), or one part of it. */
export type MeasureAlias = {
  locality: Key;
  /** The layout of the files that spell it so. */
  source: string;
  label: string;
  measure: Key;
  breakdown: string;
};

/** The measures of these localities, or of all, in order of locality and key. */
export const findMeasures = async (db: Db, localities?: readonly Key[]): Promise<Measure[]> => {
  let asked = db.selectFrom("measure").selectAll().orderBy("locality_id").orderBy("measure_id");
  if (localities !== undefined) asked = asked.where("locality_id", "in", [...localities, ""]);
  return (await asked.execute()).map(toMeasure);
};

/** Saves measures, new or known. Throws zod's error when one is not a measure: none is saved then. */
export const saveMeasures = async (tx: Tx, measures: readonly Measure[]): Promise<void> => {
  if (measures.length === 0) return;
  await tx
    .insertInto("measure")
    .values(measures.map((measure) => toRow(Measure.parse(measure))))
    .onConflict((known) =>
      known.columns(["locality_id", "measure_id"]).doUpdateSet(({ ref }) => ({
        provider_id: ref("excluded.provider_id"),
        title: ref("excluded.title"),
        definition: ref("excluded.definition"),
        kind: ref("excluded.kind"),
        unit: ref("excluded.unit"),
        caption: ref("excluded.caption"),
        decimals: ref("excluded.decimals"),
        polarity: ref("excluded.polarity"),
        cadence: ref("excluded.cadence"),
        breakdown: ref("excluded.breakdown"),
        derivation: ref("excluded.derivation"),
        capacity: ref("excluded.capacity"),
        scale: ref("excluded.scale"),
        rag_rule: ref("excluded.rag_rule"),
        provisional_days: ref("excluded.provisional_days"),
        tile: ref("excluded.tile"),
      })),
    )
    .execute();
};

/** What the labels of files mean in a locality, of one kind of file or of all, in order of label. */
export const findAliases = async (
  db: Db,
  locality: Key,
  source: string | null = null,
): Promise<MeasureAlias[]> => {
  const aliases = db
    .selectFrom("measure_alias")
    .selectAll()
    .where("locality_id", "=", locality)
    .orderBy("label");
  const rows = await (source === null ? aliases : aliases.where("source", "=", source)).execute();
  return rows.map(toAlias);
};

/** Saves what labels mean; a label that was known takes its new meaning. */
export const saveAliases = async (tx: Tx, aliases: readonly MeasureAlias[]): Promise<void> => {
  if (aliases.length === 0) return;
  await tx
    .insertInto("measure_alias")
    .values(
      aliases.map(({ locality, source, label, measure, breakdown }) => ({
        locality_id: locality,
        source,
        label,
        measure_id: measure,
        breakdown,
      })),
    )
    .onConflict((known) =>
      known.columns(["locality_id", "source", "label"]).doUpdateSet(({ ref }) => ({
        measure_id: ref("excluded.measure_id"),
        breakdown: ref("excluded.breakdown"),
      })),
    )
    .execute();
};

const asJson = (value: object | null): string | null =>
  value === null ? null : JSON.stringify(value);

const toRow = (measure: Measure): Insertable<Tables["measure"]> => ({
  locality_id: measure.locality,
  measure_id: measure.key,
  provider_id: measure.provider,
  title: measure.title,
  definition: measure.definition,
  kind: measure.kind,
  unit: JSON.stringify(measure.unit),
  caption: measure.caption,
  decimals: measure.decimals,
  polarity: measure.polarity,
  cadence: JSON.stringify(measure.cadence),
  breakdown: asJson(measure.breakdown),
  derivation: asJson(measure.derivation),
  capacity: measure.capacity,
  scale: measure.scale,
  rag_rule: JSON.stringify(measure.ragRule),
  provisional_days: measure.provisionalDays,
  tile: asJson(measure.tile),
});

const toMeasure = (row: Selectable<Tables["measure"]>): Measure => ({
  key: row.measure_id,
  locality: row.locality_id,
  provider: row.provider_id,
  title: row.title,
  definition: row.definition,
  kind: row.kind,
  unit: row.unit,
  caption: row.caption,
  decimals: row.decimals,
  polarity: row.polarity,
  cadence: row.cadence,
  breakdown: row.breakdown,
  derivation: row.derivation,
  capacity: row.capacity,
  scale: row.scale,
  ragRule: row.rag_rule,
  provisionalDays: row.provisional_days,
  tile: row.tile,
});

const toAlias = (row: Selectable<Tables["measure_alias"]>): MeasureAlias => ({
  locality: row.locality_id,
  source: row.source,
  label: row.label,
  measure: row.measure_id,
  breakdown: row.breakdown,
});
