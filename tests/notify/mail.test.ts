import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { SMTPServerOptions } from "smtp-server";
import { attachmentsBytesMax, sendMail } from "../../backend/notify/mail.ts";
import type { MailMessage } from "../../contracts/mail.ts";
import { type MailServer, refusal, startMailServer } from "./mail-server.ts";
import { selfSigned } from "./self-signed.ts";

const message: MailMessage = {
  delivery: "notice-1-2",
  to: { name: "Jo Example", email: "jo@example.nhs.uk" },
  subject: "Escalation notice, BaNES",
  paragraphs: ["RUH declared OPEL 4 at 8:10am on Thursday 15 August."],
  link: { words: "Open the notices", url: "https://flow.example.nhs.uk/notices/banes" },
  attachments: [],
};

const withServer = async (options: SMTPServerOptions = {}): Promise<MailServer> => {
  const server = await startMailServer(options);
  onTestFinished(() => server.stop());
  return server;
};

const brief = { answerMs: 200, messageMs: 5_000 };

describe("an e-mail", () => {
  it("arrives in plain words and as a page, from us, and says that a machine wrote it", async () => {
    const { settings, received } = await withServer();
    expect(await sendMail(settings, message)).toEqual({ is: "sent" });
    const [{ to, mail } = { to: [], mail: null }] = received;
    expect(to).toEqual(["jo@example.nhs.uk"]);
    expect(mail).toMatchObject({
      from: { name: "Locality Flow", address: "flow@example.nhs.uk" },
      to: [{ name: "Jo Example", address: "jo@example.nhs.uk" }],
      subject: "Escalation notice, BaNES",
      messageId: "<notice-1-2@example.nhs.uk>",
    });
    expect(mail?.text?.trim()).toBe(
      `${message.paragraphs.join()}\n\nOpen the notices: https://flow.example.nhs.uk/notices/banes`,
    );
    expect(mail?.html).toContain('<html lang="en-GB">');
    expect(mail?.html).toContain(">Open the notices</a>");
    expect(mail?.headers).toContainEqual(
      expect.objectContaining({ key: "auto-submitted", value: "auto-generated" }),
    );
  });

  it("is the same by its Message-ID when it is tried again", async () => {
    const { settings, received } = await withServer();
    await sendMail(settings, message);
    await sendMail(settings, message);
    await sendMail(settings, { ...message, delivery: "notice-1-3" });
    const [first, second, other] = received.map(({ mail }) => mail.messageId);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  it("keeps names, a subject and words that no one byte holds", async () => {
    const { settings, received } = await withServer();
    const to = { name: "Siân Ó Súilleabháin", email: "sian@example.nhs.uk" };
    await sendMail(settings, {
      ...message,
      to,
      subject: "Ambiwlansys – 45′",
      paragraphs: ["≥ 4 £"],
    });
    expect(received[0]?.mail).toMatchObject({
      to: [{ name: to.name }],
      subject: "Ambiwlansys – 45′",
    });
    expect(received[0]?.mail.text).toContain("≥ 4 £");
  });

  it("carries an attachment, byte for byte", async () => {
    const { settings, received } = await withServer();
    const content = Uint8Array.from({ length: 3_000 }, (_, index) => index % 256);
    const attachments = [{ name: "update – week 33.pdf", type: "application/pdf", content }];
    await sendMail(settings, { ...message, attachments });
    const [came] = received[0]?.mail.attachments ?? [];
    expect(came).toMatchObject({ filename: "update – week 33.pdf", mimeType: "application/pdf" });
    const bytes = came?.content;
    if (!(bytes instanceof ArrayBuffer)) throw new Error("It came as no bytes.");
    expect(new Uint8Array(bytes)).toEqual(content);
  });

  it("takes no second line into a header, and no second address", async () => {
    const { settings, received } = await withServer();
    const sent = await sendMail(settings, {
      ...message,
      delivery: "x>\r\nBcc: <spy@example.org",
      to: { name: "Jo\r\nBcc: spy@example.org", email: "jo@example.nhs.uk" },
      subject: "Hello\r\nBcc: spy@example.org\r\n\r\nanother body",
      attachments: [
        { name: "a\r\nX-Evil: 1.pdf", type: "application/pdf", content: Uint8Array.of(1) },
      ],
    });
    expect(sent).toEqual({ is: "sent" });
    expect(received[0]?.to).toEqual(["jo@example.nhs.uk"]);
    expect(received[0]?.raw).not.toMatch(/^(Bcc|X-Evil):/im);
    for (const email of ["jo@example.nhs.uk, spy@example.org", "jo@x.uk\r\nRCPT TO:<spy@x.org>"]) {
      expect(await sendMail(settings, { ...message, to: { name: null, email } })).toEqual({
        is: "failed",
        failure: "This is not an e-mail address.",
        again: false,
      });
    }
    expect(received).toHaveLength(1);
  });

  it("shows what somebody typed as it was typed", async () => {
    const { settings, received } = await withServer();
    await sendMail(settings, {
      ...message,
      paragraphs: ['<img src=x onerror="alert(1)"> & so on'],
    });
    expect(received[0]?.mail.html).toContain(
      "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp;",
    );
  });

  it("is never sent blank, nor with an attachment that is empty or too large", async () => {
    const { settings, received } = await withServer();
    const file = { name: "a.pdf", type: "application/pdf" };
    const refused: Partial<MailMessage>[] = [
      { subject: " " },
      { paragraphs: [] },
      { paragraphs: ["Words.", "\n"] },
      { attachments: [{ ...file, content: new Uint8Array() }] },
      { attachments: [{ ...file, content: new Uint8Array(attachmentsBytesMax + 1) }] },
    ];
    for (const part of refused) {
      expect(await sendMail(settings, { ...message, ...part })).toMatchObject({
        is: "failed",
        again: false,
      });
    }
    expect(received).toEqual([]);
  });
});

describe("an e-mail that does not get through", () => {
  it("says that an address was refused, for good or for now", async () => {
    const refusing = (code: number): SMTPServerOptions => ({
      onRcptTo: (_address, _session, done) => done(refusal(code)),
    });
    const { settings } = await withServer(refusing(550));
    expect(await sendMail(settings, message)).toEqual({
      is: "failed",
      failure: "The mail server refused this address. It answered 550.",
      again: false,
    });
    const busy = await withServer(refusing(451));
    expect(await sendMail(busy.settings, message)).toMatchObject({ again: true });
  });

  it("says that the password was refused, and never what it was", async () => {
    const { settings } = await withServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) =>
        password === "right" ? done(null, { user: "flow" }) : done(refusal(535)),
    });
    const login = { user: "flow", password: "wrong-and-secret" };
    const sent = await sendMail({ ...settings, login }, message);
    expect(sent).toEqual({
      is: "failed",
      failure: "The mail server refused the user name or password. It answered 535.",
      again: false,
    });
    const right = { ...settings, login: { ...login, password: "right" } };
    expect(await sendMail(right, message)).toEqual({ is: "sent" });
  });

  it("waits for no greeting for ever", async () => {
    const silent = createServer(() => {});
    await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
    onTestFinished(() => void silent.close());
    const { settings } = await withServer();
    const { port } = Object(silent.address());
    expect(await sendMail({ ...settings, port }, message, brief)).toEqual({
      is: "failed",
      failure: "The mail server did not answer within 0.2 seconds.",
      again: true,
    });
  });

  it("gives nothing to a server whose certificate nobody vouches for, or that does not encrypt", async () => {
    const { settings, received } = await withServer({ ...selfSigned, secure: true });
    expect(await sendMail({ ...settings, encryption: "tls" }, message)).toEqual({
      is: "failed",
      failure: "The mail server's certificate is not trusted.",
      again: false,
    });
    const asking = await withServer({ ...selfSigned, disabledCommands: [] });
    expect(await sendMail({ ...asking.settings, encryption: "starttls" }, message)).toMatchObject({
      failure: "The mail server's certificate is not trusted.",
    });
    const plain = await withServer();
    expect(await sendMail({ ...plain.settings, encryption: "starttls" }, message)).toEqual({
      is: "failed",
      failure: "The mail server does not encrypt.",
      again: false,
    });
    expect([received, asking.received, plain.received].flat()).toEqual([]);
  });

  it("is taken when the server is back", async () => {
    const server = await startMailServer();
    await server.stop();
    expect(await sendMail(server.settings, message)).toEqual({
      is: "failed",
      failure: "The mail server could not be reached.",
      again: true,
    });
    const back = await startMailServer({}, server.settings.port);
    onTestFinished(() => back.stop());
    expect(await sendMail(back.settings, message)).toEqual({ is: "sent" });
    expect(back.received).toHaveLength(1);
  });
});
