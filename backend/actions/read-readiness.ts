/** Whether the store answers. */
import type { Deps } from "../deps.ts";
import { isAnswering } from "../store/database.ts";

export const readReadiness = ({ db }: Pick<Deps, "db">): Promise<boolean> => isAnswering(db);
