/** The description of the API for those who write against it, at /api/openapi.json. */
import type { OpenAPIHono } from "@hono/zod-openapi";

const description = `Figures of a health and care place: each beside its target, at once on the wall, at the end of the week in the update.

**Signing in.** A machine sends \`Authorization: Bearer lf_…\` with a feed key that the place team made under Feed keys. A person signs in with \`POST /api/auth/sign-in/email\` and sends the cookie back.

**When something is wrong** the reply is \`{code, message, issues: [{path, message}]}\`: a sentence that says what to do, and all that is wrong.

**Sending again** under the same \`Idempotency-Key\` is the same submission: nothing is recorded twice.`;

/** Call it when every route is there. */
export const describeApi = (app: OpenAPIHono, release: string): void => {
  app.openAPIRegistry.registerComponent("securitySchemes", "feedKey", {
    type: "http",
    scheme: "bearer",
    description: "A feed key: for one provider's figures.",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "locality-flow.session_token",
    description: "The session of a person who has signed in.",
  });
  app.doc31("/api/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Locality Flow", version: release, description },
  });
};
