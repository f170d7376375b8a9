/** Somebody at a browser: keeps cookies as one does, and goes where it is led. */
import type { z } from "zod";
import { type LinkOpening, Me, OneTimeLink } from "../../contracts/people.ts";
import type { Membership } from "../../contracts/people.ts";
import { Problem } from "../../contracts/problem.ts";

export type Visitor = {
  ask(method: string, path: string, body?: unknown, headers?: HeadersInit): Promise<Response>;
  /** Asks and parses the reply; another status than `status` fails with what was said. */
  read<T>(
    schema: z.ZodType<T>,
    method: string,
    path: string,
    body?: unknown,
    status?: number,
  ): Promise<T>;
  /** Asks for what is refused. */
  refusal(method: string, path: string, status: number, body?: unknown): Promise<Problem>;
  signIn(email: string, password: string): Promise<Response>;
  /** Opens a one-time link with its form filled in. */
  open(link: string, opening: LinkOpening): Promise<void>;
  invite(name: string, email: string, ...memberships: Membership[]): Promise<string>;
  me(): Promise<Me>;
  /** The cookies that the browser holds, as it would send them. */
  cookie(): string;
  /** Takes somebody else's cookies, as a thief would. */
  steal(cookie: string): void;
};

/** @param from the network address that the browser sits at. */
export const makeVisitor = (
  answer: (request: Request) => Promise<Response>,
  origin: string,
  from: string,
): Visitor => {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const ask: Visitor["ask"] = async (method, path, body, more = {}) => {
    const headers = new Headers({
      "x-forwarded-for": from,
      origin,
      "user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0",
      ...Object.fromEntries(new Headers(more)),
    });
    // What is set to nothing is not sent.
    for (const [name, value] of [...headers]) if (value === "") headers.delete(name);
    if (jar.size > 0) headers.set("cookie", cookie());
    if (body !== undefined) headers.set("content-type", "application/json");
    const reply = await answer(
      new Request(new URL(path, origin), {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    keepCookies(jar, reply);
    return reply;
  };
  const read: Visitor["read"] = async (schema, method, path, body, status = 200) => {
    const reply = await ask(method, path, body);
    const text = await reply.text();
    if (reply.status !== status) throw new Error(`${path} answered ${reply.status}: ${text}`);
    return schema.parse(JSON.parse(text));
  };
  return {
    ask,
    read,
    cookie,
    refusal: (method, path, status, body) => read(Problem, method, path, body, status),
    signIn: (email, password) => ask("POST", "/api/auth/sign-in/email", { email, password }),
    open: async (link, opening) => {
      const reply = await ask("POST", `/api/links/${tokenOf(link)}`, opening);
      if (reply.status !== 200) throw new Error(`The link did not open: ${await reply.text()}`);
    },
    invite: async (name, email, ...memberships) => {
      const invitation = { name, email, memberships };
      return (await read(OneTimeLink, "POST", "/api/people/invitations", invitation, 201)).link;
    },
    me: () => read(Me, "GET", "/api/me"),
    steal: (stolen) => {
      for (const one of stolen.split("; ")) {
        const [name = "", ...value] = one.split("=");
        jar.set(name, value.join("="));
      }
    },
  };
};

export const tokenOf = (link: string): string => link.split("/").at(-1) ?? "";

const keepCookies = (jar: Map<string, string>, reply: Response): void => {
  for (const written of reply.headers.getSetCookie()) {
    const [pair = "", ...attributes] = written.split("; ");
    const [name = "", ...value] = pair.split("=");
    if (attributes.includes("Max-Age=0")) jar.delete(name);
    else jar.set(name, value.join("="));
  }
};
