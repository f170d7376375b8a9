/** A mail server on this machine, as real as the one a place has: it keeps what it was given. */
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import type { MailSettings } from "../../backend/notify/mail-settings.ts";

export type Received = { to: string[]; raw: string; mail: Email };

export type MailServer = {
  received: Received[];
  settings: MailSettings;
  stop(): Promise<void>;
};

const from = { name: "Locality Flow", email: "flow@example.nhs.uk" };

/** An answer that a server refuses with, such as 550. */
export const refusal = (responseCode: number): Error =>
  Object.assign(new Error("as the server's own words have it"), { responseCode });

/** @param options how this one differs from a server that takes everything, unencrypted and from anyone. */
export const startMailServer = async (
  options: SMTPServerOptions = {},
  port = 0,
): Promise<MailServer> => {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      void readMail(stream)
        .then(({ raw, mail }) => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          return received.push({ to, raw, mail });
        })
        .finally(() => done());
    },
    ...options,
  });
  // A client that leaves in the middle of a greeting is not the server's failure.
  server.on("error", () => {});
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  const address: AddressInfo | string | null = server.server.address();
  if (address === null || typeof address === "string") throw new Error("It has no port.");
  return {
    received,
    settings: { host: "127.0.0.1", port: address.port, encryption: "none", login: null, from },
    stop: () => new Promise((closed) => server.close(() => closed())),
  };
};

const readMail = async (stream: AsyncIterable<Buffer>): Promise<Omit<Received, "to">> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  return { raw: raw.toString(), mail: await PostalMime.parse(raw) };
};
