/** A real OpenID Connect provider on a local port, where whoever is named next signs in at once. */
import { createServer } from "node:http";
import { afterAll } from "vitest";
import type { IssuerSettings } from "../../backend/people/settings.ts";

export type TestIssuer = {
  settings: IssuerSettings;
  /** Who signs in from now on, and what the issuer says of them. */
  letIn(subject: string, claims?: Record<string, unknown>): void;
  /** Follows a browser from where our product sends it to where the issuer sends it back. */
  signIn(url: string): Promise<string>;
  /** Requests that came to it, as "GET /auth?…". */
  readonly asked: string[];
};

const redirectsMax = 10;

/** @param changes to how our product is configured for it. */
export const withIssuer = async (
  changes: Partial<IssuerSettings> & { origin?: string } = {},
): Promise<TestIssuer> => {
  const { origin = "http://localhost", ...settings } = changes;
  const key = settings.key ?? "trust";
  let subject = "nobody";
  let said: Record<string, unknown> = {};
  const asked: string[] = [];
  const Provider = await quietly(async () => (await import("oidc-provider")).default);
  const server = createServer();
  await new Promise<void>((listening) => {
    server.listen(0, "127.0.0.1", () => listening());
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The issuer has no port.");
  const { port } = address;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = await quietly(
    async () =>
      new Provider(issuer, {
        clients: [
          {
            client_id: "locality-flow",
            client_secret: "a secret of the client's",
            token_endpoint_auth_method: "client_secret_post",
            redirect_uris: [`${origin}/api/auth/callback/${key}`],
          },
        ],
        // Not said in the ID token but asked for, as the standard has it.
        claims: {
          openid: ["sub"],
          email: ["email", "email_verified"],
          profile: ["name", "preferred_username"],
        },
        pkce: { required: () => true },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_, { uid }) => `/interaction/${uid}` },
        findAccount: (_, accountId) => ({
          accountId,
          claims: () => ({ sub: accountId, ...said }),
        }),
        loadExistingGrant: async (context) => {
          const { client, session, provider: self } = context.oidc;
          const grant = new self.Grant({
            clientId: client?.clientId ?? "",
            accountId: session?.accountId ?? "",
          });
          grant.addOIDCScope("openid email profile");
          await grant.save();
          return grant;
        },
      }),
  );
  const answer = provider.callback();
  server.on("request", (request, response) => {
    asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
    const answered = request.url?.startsWith("/interaction/")
      ? provider.interactionFinished(request, response, { login: { accountId: subject } })
      : quietly(() => answer(request, response));
    answered.catch(() => response.destroy());
  });
  afterAll(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  );
  return {
    settings: {
      key,
      name: "The trust",
      issuer,
      clientId: "locality-flow",
      clientSecret: "a secret of the client's",
      scopes: ["email", "profile"],
      trustEmail: false,
      ...settings,
    },
    asked,
    letIn: (next, claims = {}) => {
      subject = next;
      said = claims;
    },
    signIn: (url) => follow(url, issuer),
  };
};

const follow = async (url: string, issuer: string): Promise<string> => {
  const cookies = new Map<string, string>();
  let next = url;
  for (let step = 0; step < redirectsMax; step += 1) {
    if (!next.startsWith(issuer)) return next;
    const reply = await fetch(next, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const cookie of reply.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    const location = reply.headers.get("location");
    if (location === null)
      throw new Error(`${next} answered ${reply.status}: ${await reply.text()}`);
    next = new URL(location, next).toString();
  }
  throw new Error("The issuer leads round and round.");
};

/** The provider tells the console that it is not meant for production: here it is not. */
const quietly = async <T>(run: () => Promise<T> | T): Promise<T> => {
  const { info, warn } = console;
  console.info = () => {};
  console.warn = () => {};
  try {
    return await run();
  } finally {
    console.info = info;
    console.warn = warn;
  }
};
