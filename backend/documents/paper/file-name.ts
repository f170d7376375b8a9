/** What an update is called when it leaves as a file. */
import type { WeeklyForm } from "../../../contracts/weekly-settings.ts";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";

/** What no file system or mail program wants in a name. */
const unwanted = /[^\p{L}\p{N} .,()'&-]+/gu;

/** "BaNES Locality Weekly Update 2024-08-12 edition 1.pdf"; of what is not published, "… draft.pdf". */
export const nameFile = (
  { title, monday, edition, state, audience }: WeeklyUpdate,
  form: WeeklyForm,
): string => {
  const which = state === "published" ? `edition ${edition}` : "draft";
  const whom = audience === "public" ? " public" : "";
  const name = `${title} ${monday} ${which}${whom}`.replaceAll(unwanted, " ");
  return `${name.replaceAll(/ +/g, " ").trim()}.${form}`;
};
