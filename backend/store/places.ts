/** The system, its localities, and the providers that report to them. */
import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import { Key, Locality, Provider, System } from "../../contracts/place.ts";
import { WeeklyLayout } from "../../contracts/weekly-update.ts";
import type { Db, Tx } from "./database.ts";
import type { Tables } from "./tables.ts";

export type LocalityWithProviders = Locality & { providers: Provider[]; open: boolean };

/** Every locality with its providers: localities first, then the system that is made of them; by key. */
export const findLocalities = (db: Db): Promise<LocalityWithProviders[]> => readLocalities(db);

/** One locality with its providers in order of key, or null. */
export const findLocality = async (db: Db, locality: Key): Promise<LocalityWithProviders | null> =>
  (await readLocalities(db, locality))[0] ?? null;

/** Whether a place is open to those who have not signed in; not, when there is no such place. */
export const findOpenness = async (db: Db, locality: Key): Promise<boolean> => {
  const row = await db
    .selectFrom("locality")
    .select("open")
    .where("locality_id", "=", locality)
    .executeTakeFirst();
  return row?.open ?? false;
};

/** Opens a known place to those who have not signed in, or closes it. */
export const saveOpenness = async (db: Db, locality: Key, open: boolean): Promise<void> => {
  await db.updateTable("locality").set({ open }).where("locality_id", "=", locality).execute();
};

/** What the locality's weekly update is made of; null where it has none, or there is no such locality. */
export const findWeeklyLayout = async (db: Db, locality: Key): Promise<WeeklyLayout | null> => {
  const row = await db
    .selectFrom("locality")
    .select("weekly_layout")
    .where("locality_id", "=", locality)
    .executeTakeFirst();
  return row?.weekly_layout ?? null;
};

/** Saves a system, new or known. */
export const saveSystem = async (tx: Tx, system: System): Promise<void> => {
  const { key, name, shortName } = System.parse(system);
  await tx
    .insertInto("system")
    .values({ system_id: key, name, short_name: shortName })
    .onConflict((known) => known.column("system_id").doUpdateSet({ name, short_name: shortName }))
    .execute();
};

/**
 * Saves a locality, new or known. A new one stands at revision 0 of a fresh epoch; a known one keeps
 * its position and its weekly layout.
 */
export const saveLocality = async (tx: Tx, locality: Locality): Promise<void> => {
  const { key, ...rest } = Locality.parse(locality);
  const columns = {
    system_id: rest.system,
    kind: rest.kind,
    name: rest.name,
    short_name: rest.shortName,
    weekly_title: rest.weeklyTitle,
  };
  await tx
    .insertInto("locality")
    .values({ locality_id: key, ...columns })
    .onConflict((known) => known.column("locality_id").doUpdateSet(columns))
    .execute();
  await tx
    .insertInto("revision")
    .values({
      locality_id: key,
      epoch: randomUUID().replaceAll("-", ""),
      revision: 0,
      changed_at: new Date(0).toISOString(),
    })
    .onConflict((known) => known.column("locality_id").doNothing())
    .execute();
};

/** Saves what a known locality's weekly update is made of. */
export const saveWeeklyLayout = async (
  tx: Tx,
  locality: Key,
  layout: WeeklyLayout,
): Promise<void> => {
  await tx
    .updateTable("locality")
    .set({ weekly_layout: JSON.stringify(WeeklyLayout.parse(layout)) })
    .where("locality_id", "=", locality)
    .executeTakeFirstOrThrow();
};

/** Saves a provider of a known locality, new or known. */
export const saveProvider = async (tx: Tx, provider: Provider): Promise<void> => {
  const { key, locality, ...rest } = Provider.parse(provider);
  const columns = { name: rest.name, short_name: rest.shortName, ods_code: rest.odsCode };
  await tx
    .insertInto("provider")
    .values({ locality_id: locality, provider_id: key, ...columns })
    .onConflict((known) => known.columns(["locality_id", "provider_id"]).doUpdateSet(columns))
    .execute();
};

const readLocalities = async (db: Db, only?: Key): Promise<LocalityWithProviders[]> => {
  let localities = db.selectFrom("locality").selectAll().orderBy("kind").orderBy("locality_id");
  let providers = db.selectFrom("provider").selectAll().orderBy("provider_id");
  if (only !== undefined) {
    localities = localities.where("locality_id", "=", only);
    providers = providers.where("locality_id", "=", only);
  }
  const reporting = (await providers.execute()).map(toProvider);
  return (await localities.execute()).map((row) => ({
    ...toLocality(row),
    open: row.open,
    providers: reporting.filter((provider) => provider.locality === row.locality_id),
  }));
};

const toLocality = (row: Selectable<Tables["locality"]>): Locality => ({
  key: row.locality_id,
  system: row.system_id,
  kind: row.kind,
  name: row.name,
  shortName: row.short_name,
  weeklyTitle: row.weekly_title,
});

const toProvider = (row: Selectable<Tables["provider"]>): Provider => ({
  key: row.provider_id,
  locality: row.locality_id,
  name: row.name,
  shortName: row.short_name,
  odsCode: row.ods_code,
});
