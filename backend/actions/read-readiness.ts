/** Whether the store answers. */
import { sql } from "kysely";
import type { Deps } from "../deps.ts";

export const readReadiness = async ({ db }: Pick<Deps, "db">): Promise<boolean> => {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
};
