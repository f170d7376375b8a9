/** What is said to the thread that writes forms, and what it answers. */
import type { WeeklyForm } from "../../../contracts/weekly-settings.ts";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";

export type FormOrder = { readonly form: WeeklyForm; readonly update: WeeklyUpdate };

export type FormAnswer =
  | { readonly says: "written"; readonly bytes: Uint8Array }
  /** It could not be written, and this sentence says why. */
  | { readonly says: "unwritten"; readonly sentence: string };
