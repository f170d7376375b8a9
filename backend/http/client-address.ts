/** From which network address a request comes, behind as many proxies as are ours. */
import { isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/**
 * Each of our proxies adds whom it heard from at the end of X-Forwarded-For: so many from the end is
 * the first address that is not ours. What stands before it was written by the sender and is not
 * believed.
 *
 * @param proxies how many of ours a request passes; 0 when it comes straight.
 * @returns null where there is no connection, as when a test asks the routes directly.
 */
export const findClientAddress = (c: Context, proxies: number): string | null => {
  if (proxies > 0) {
    const chain = (c.req.header("x-forwarded-for") ?? "").split(",").map((one) => one.trim());
    const said = chain.at(-proxies) ?? "";
    if (isIP(said) !== 0) return said;
  }
  return connectedAddress(c);
};

const connectedAddress = (c: Context): string | null => {
  // A request that was not received on a socket has no bindings to ask.
  const bindings: unknown = c.env;
  if (typeof bindings !== "object" || bindings === null || !("incoming" in bindings)) return null;
  return withoutPrefix(getConnInfo(c).remote.address ?? null);
};

/** An IPv4 address that came in on an IPv6 socket is written as it is known: "10.1.2.3". */
const withoutPrefix = (address: string | null): string | null =>
  address === null ? null : address.replace(/^::ffff:(?=\d+\.)/, "");

const loopback = /^(127\.|::1$)/;

/** Whether it comes from this machine itself, or was asked without a network. */
export const isFromHere = (address: string | null): boolean =>
  address === null || loopback.test(address);
