/**
 * The password of the demonstration's accounts: given, or made at the first start and kept in the data
 * folder for whoever may read that, so that every later start can print it. It guards made-up figures;
 * production knows no such accounts.
 */
import { randomInt } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Password } from "../contracts/people.ts";

const fileName = "demonstration-password";
const ownerOnly = 0o600;
/** Four groups of five letters and digits: some 98 bits. */
const groups = 4;
const groupCharacters = 5;
/** Without those that are taken for one another. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** The password that was made in this data folder; null when none was. */
export const findDemonstrationPassword = async (dataDir: string): Promise<string | null> => {
  const text = await readFile(join(dataDir, fileName), "utf8").catch(() => "");
  const kept = Password.safeParse(text.trim());
  return kept.success ? kept.data : null;
};

/** The password to use: the one given, the one kept, or a new one that is kept from now on. */
export const keepDemonstrationPassword = async (
  dataDir: string,
  given: string | null,
): Promise<string> => {
  const known = given ?? (await findDemonstrationPassword(dataDir));
  if (known !== null && given === null) return known;
  const password = known ?? makePassword();
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, fileName), `${password}\n`, { mode: ownerOnly });
  return password;
};

const makePassword = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupCharacters }, () => alphabet[randomInt(alphabet.length)]).join(""),
  ).join("-");
