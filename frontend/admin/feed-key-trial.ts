/** A command that tries a new key without changing what the wall shows. */
import type { EntryCell, EntryRow } from "../../contracts/entry.ts";
import type { NewFeedKey } from "../../contracts/people.ts";

type Sendable = { measure: string; breakdown: string; asAt: string; value: number };

/** A number that stands already, the newest first; what is closed to change is passed over. */
const sendableIn = (row: EntryRow): Sendable | null => {
  if (row.kind === "level" || row.kind === "text" || row.kind === "yes-no") return null;
  const cells: readonly EntryCell[] = [row.now, ...row.before.toReversed()];
  const cell = cells.find(({ value, closed }) => value !== null && closed === null);
  return cell?.value == null
    ? null
    : { measure: row.measure, breakdown: row.breakdown, asAt: cell.asAt, value: cell.value };
};

/** In single quotes for a shell, whatever it holds. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * A curl command for the key, sending a figure that is in force; null while the provider has no number
 * that could be sent again.
 *
 * @param origin "https://flow.example.nhs.uk"
 */
export const writeTrial = (
  { key, token }: NewFeedKey,
  rows: readonly EntryRow[],
  origin: string,
): string | null => {
  const allowed = rows.filter(
    ({ measure }) => key.measures === null || key.measures.includes(measure),
  );
  const [first] = allowed.map(sendableIn).filter((one) => one !== null);
  if (first === undefined) return null;
  const { breakdown, ...figure } = first;
  const observation = breakdown === "" ? figure : { ...figure, breakdown };
  return [
    `curl -X POST ${quote(`${origin}/api/localities/${key.locality}/submissions`)}`,
    `-H ${quote(`Authorization: Bearer ${token}`)}`,
    `-H 'Content-Type: application/json'`,
    `-d ${quote(JSON.stringify({ provider: key.provider, observations: [observation] }))}`,
  ].join(" \\\n  ");
};
