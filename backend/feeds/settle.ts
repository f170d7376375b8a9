/** One value for each figure of a file: said twice alike it counts once, said differently it counts not at all. */
import type { ImportPreview } from "../../contracts/import.ts";
import { makeIgnoredRows } from "./ignored-rows.ts";
import type { FileValue } from "./layout.ts";

const nameOf = ({ organisation, counts, asAt }: FileValue): string =>
  `${organisation}\n${counts}\n${asAt}`;

const write = ({ value, none }: FileValue): string => String(value ?? `no figure (${none ?? ""})`);

const placeOf = ({ row, sheet }: FileValue): string =>
  sheet === null ? `row ${row}` : `row ${row} of ${sheet}`;

export const settle = (
  values: readonly FileValue[],
): { agreed: FileValue[]; ignored: ImportPreview["ignored"] } => {
  const firsts = new Map<string, FileValue>();
  const disputed = new Set<string>();
  const bySheet = new Map<string | null, ReturnType<typeof makeIgnoredRows>>();
  const ignore = ({ row, sheet }: FileValue, what: string): void => {
    const rows = bySheet.get(sheet) ?? makeIgnoredRows(sheet);
    bySheet.set(sheet, rows);
    rows.add(row, what);
  };
  for (const value of values) {
    const name = nameOf(value);
    const first = firsts.get(name);
    const said = `${value.organisation} ${value.counts}`;
    if (first === undefined) firsts.set(name, value);
    else if (first.value === value.value && first.none === value.none) {
      ignore(value, `${said} stands in an earlier row with the same value`);
    } else {
      disputed.add(name);
      ignore(
        value,
        `${said} for ${value.asAt} is ${write(value)} here and ${write(first)} in ${placeOf(first)}, so neither was taken`,
      );
    }
  }
  return {
    agreed: [...firsts].flatMap(([name, value]) => (disputed.has(name) ? [] : [value])),
    ignored: [...bySheet.values()].flatMap((rows) => rows.list()),
  };
};
