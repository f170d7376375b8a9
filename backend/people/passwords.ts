/** Passwords: hashed as the library does (scrypt), and how often a wrong one may be tried. */
import { createHash } from "node:crypto";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { ProblemError } from "../problem.ts";
import { findPassword } from "../store/accounts.ts";
import { deleteTrials, takeTrial } from "../store/sign-in.ts";
import type { PeopleSettings } from "./settings.ts";

export type Passwords = {
  hash(password: string): Promise<string>;
  /** Throws "too-many" after too many wrong ones: for an address that nobody has as for any other. */
  countTry(email: string): Promise<void>;
  /** The password was right: earlier tries count no longer. */
  forgive(email: string): Promise<void>;
  check(person: { id: string; email: string }, password: string): Promise<boolean>;
};

export const makePasswords = ({
  db,
  clock,
  limits,
}: Pick<PeopleSettings, "db" | "clock" | "limits">): Passwords => {
  const countTry: Passwords["countTry"] = async (email) => {
    const now = clock.now();
    const isCounted = await takeTrial(db, hashOf(email), {
      now,
      forgottenBefore: new Date(Date.parse(now) - limits.wrongPasswordsWaitMs).toISOString(),
      triesMax: limits.wrongPasswordsMax,
    });
    if (!isCounted) throw tooManyTries(limits.wrongPasswordsWaitMs);
  };
  const forgive: Passwords["forgive"] = (email) => deleteTrials(db, hashOf(email));
  return {
    hash: hashPassword,
    countTry,
    forgive,
    check: async ({ id, email }, password) => {
      const hash = await findPassword(db, id);
      if (hash === null) return false;
      await countTry(email);
      const isRight = await verifyPassword({ hash, password });
      if (isRight) await forgive(email);
      return isRight;
    },
  };
};

const hashOf = (email: string): string => createHash("sha256").update(email).digest("hex");

const tooManyTries = (waitMs: number): ProblemError =>
  new ProblemError(
    "too-many",
    `The password was wrong too many times. Wait ${waitMs / 60_000} minutes and try again, or ask an administrator for a link to set a new one.`,
  );
