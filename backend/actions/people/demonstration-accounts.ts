/** The demonstration's people: one for each role, none of them real, and all with one password. */
import { randomUUID } from "node:crypto";
import type { Membership } from "../../../contracts/people.ts";
import type { Deps } from "../../deps.ts";
import { type Tx, write } from "../../store/database.ts";
import { savePassword } from "../../store/accounts.ts";
import { findPersonByEmail, insertPerson, lockPeople, savePerson } from "../../store/people.ts";

type Account = { email: string; name: string; memberships: Membership[] };

/** Who can be tried out, in the order in which the start prints them. */
export const demonstrationAccounts: readonly Account[] = [
  {
    email: "viewer@demo.example",
    name: "BaNES viewer",
    memberships: [{ role: "viewer", locality: "banes", provider: null }],
  },
  {
    email: "ruh@demo.example",
    name: "RUH flow lead",
    memberships: [{ role: "flow-lead", locality: "banes", provider: "ruh" }],
  },
  {
    email: "hcrg@demo.example",
    name: "HCRG flow lead",
    memberships: [{ role: "flow-lead", locality: "banes", provider: "hcrg" }],
  },
  {
    email: "place@demo.example",
    name: "BaNES place team",
    memberships: [
      { role: "place-team", locality: "banes", provider: null },
      { role: "viewer", locality: "bsw", provider: null },
    ],
  },
  {
    email: "admin@demo.example",
    name: "Administrator",
    memberships: [{ role: "administrator", locality: null, provider: null }],
  },
];

/**
 * Makes the demonstration's accounts, or brings them back to how they begin, all with this password. To be
 * called by the demonstration only, when its places are there; production lets none of them in.
 */
export const ensureDemonstrationAccounts = async (
  { db, people }: Pick<Deps, "db" | "people">,
  password: string,
): Promise<void> => {
  // Hashed once for all: it takes a while on purpose, and it is no secret that they share it.
  const hash = await people.hashPassword(password);
  const at = people.clock.now();
  await write(db, async (tx) => {
    await lockPeople(tx);
    for (const account of demonstrationAccounts) {
      await savePassword(tx, await ensurePerson(tx, account, at), hash, at);
    }
  });
};

const ensurePerson = async (tx: Tx, account: Account, at: string): Promise<string> => {
  const known = await findPersonByEmail(tx, account.email);
  if (known !== null) {
    await savePerson(tx, { ...known, ...account, active: true }, at);
    return known.id;
  }
  const id = randomUUID();
  await insertPerson(tx, { id, ...account, demonstration: true, at });
  return id;
};
