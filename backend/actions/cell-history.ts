/** Everything that was ever reported and said of one figure. */
import type { AsAt } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import type { CellHistory } from "../../contracts/remark.ts";
import type { Deps } from "../deps.ts";
import { findVersions } from "../store/cells.ts";
import { readConsistently } from "../store/database.ts";
import { findRemarksOfCell } from "../store/remarks.ts";
import { measureOf, readNow, readPlace } from "./place.ts";

/** Of a figure that a machine corrects every minute only the last are told. */
const versionsMax = 200;
const remarksMax = 200;

export type CellRequest = { locality: Key; measure: Key; breakdown: string; asAt: AsAt };

/** A cell in which nothing ever stood has no versions. Throws "not-found" for an unknown place or measure. */
export const readCellHistory = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  { locality, ...cell }: CellRequest,
): Promise<CellHistory> =>
  readConsistently(db, async (tx) => {
    const { knownAt } = await readNow(tx, clock);
    const { title } = measureOf(await readPlace(tx, locality, knownAt), cell.measure);
    const versions = await findVersions(tx, locality, cell, { knownAt, limit: versionsMax });
    const remarks = await findRemarksOfCell(tx, locality, cell, { knownAt, limit: remarksMax });
    return {
      ...cell,
      title,
      versions: versions.map(({ level, ...version }) => ({
        ...version,
        value: version.value ?? level,
      })),
      remarks,
    };
  });
