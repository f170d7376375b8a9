/** How a command at the keyboard is let in: by a feed key, or as one of the demonstration's accounts. */
import { fileURLToPath } from "node:url";
import { findDemonstrationPassword } from "../demonstration-password.ts";
import { defaultDataDir } from "../store/postgres.ts";

const folder = fileURLToPath(new URL("../..", import.meta.url));

/** Why nobody was let in: a sentence for the person at the keyboard. */
export class NotLetIn extends Error {}

/**
 * The headers to send along. A feed key is used as it is; else this signs in as the demonstration's
 * `account`, with DEMO_PASSWORD or the password that lies in the data folder.
 *
 * @param address where the product answers: "http://127.0.0.1:8080".
 * Throws `NotLetIn`.
 */
export const findCredentials = async (
  address: string,
  account: string,
  feedKey: string | undefined,
): Promise<Record<string, string>> => {
  if (feedKey !== undefined) return { Authorization: `Bearer ${feedKey}` };
  const password =
    process.env.DEMO_PASSWORD ??
    (await findDemonstrationPassword(process.env.DATA_DIR ?? defaultDataDir(folder)));
  if (password === null) {
    throw new NotLetIn(
      "Nobody is signed in. Give a feed key with --key or FEED_KEY; of a demonstration, its password in DEMO_PASSWORD.",
    );
  }
  return { Cookie: await signIn(address, `${account}@demo.example`, password) };
};

/** Signs in and returns the cookie to send back. Throws `NotLetIn`. */
export const signIn = async (address: string, email: string, password: string): Promise<string> => {
  const reply = await fetch(`${address}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: address },
    body: JSON.stringify({ email, password }),
  }).catch(() => {
    throw new NotLetIn(`Nothing answers at ${address}. Start the product with npm start.`);
  });
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  if (!reply.ok || cookies.length === 0) {
    throw new NotLetIn(`${email} was not let in at ${address}. Check DEMO_PASSWORD.`);
  }
  return cookies.join("; ");
};
