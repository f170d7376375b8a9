/** The demonstration's accounts, as tests sign in with them: with a real password, for a real session. */
import type { Page } from "playwright-core";

/** What DEMO_PASSWORD is in every product that a test starts. */
export const demonstrationPassword = "three words for tests";

export type Account = "viewer" | "ruh" | "hcrg" | "place" | "admin";

type Ask = (path: string, init: RequestInit) => Promise<Response>;

/**
 * Signs in and returns the cookie to send back: "locality-flow.session_token=…".
 *
 * @param origin the page that asks, as a browser says of its own accord.
 */
export const signInWith = async (
  ask: Ask,
  account: Account | { email: string; password: string },
  origin?: string,
): Promise<string> => {
  const { email, password } =
    typeof account === "string"
      ? { email: `${account}@demo.example`, password: demonstrationPassword }
      : account;
  const reply = await ask("/api/auth/sign-in/email", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      ...(origin === undefined ? {} : { Origin: origin }),
    },
    body: JSON.stringify({ email, password }),
  });
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  if (!reply.ok || cookies.length === 0) {
    throw new Error(`${email} was not let in: ${reply.status} ${await reply.text()}`);
  }
  return cookies.join("; ");
};

/** Signs a browser's window in: what it opens from now on at this address is opened by that account. */
export const signIn = async (page: Page, address: string, account: Account): Promise<void> => {
  const ask: Ask = (path, init) => fetch(`${address}${path}`, init);
  const cookie = await signInWith(ask, account, address);
  await page.context().addCookies(
    cookie.split("; ").map((one) => {
      const at = one.indexOf("=");
      return { name: one.slice(0, at), value: one.slice(at + 1), url: address };
    }),
  );
};
