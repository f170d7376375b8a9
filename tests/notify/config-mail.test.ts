import { describe, expect, it } from "vitest";
import { ConfigProblem, parseConfig } from "../../backend/config.ts";

const from = "Locality Flow <flow@example.nhs.uk>";

const problemOf = (environment: Record<string, string>): string => {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigProblem) return error.message;
    throw error;
  }
  throw new Error("It was taken.");
};

describe("the mail server's configuration", () => {
  it("is none where none is set", () => {
    expect(parseConfig({}).mail).toBeNull();
    expect(parseConfig({ SMTP_URL: "", MAIL_FROM: "" }).mail).toBeNull();
  });

  it("reads the server, the login and the sender", () => {
    const url = "smtps://flow%40example.nhs.uk:p%2Fw@smtp.example.nhs.uk";
    expect(parseConfig({ SMTP_URL: url, MAIL_FROM: from }).mail).toEqual({
      host: "smtp.example.nhs.uk",
      port: 465,
      encryption: "tls",
      login: { user: "flow@example.nhs.uk", password: "p/w" },
      from: { name: "Locality Flow", email: "flow@example.nhs.uk" },
    });
  });

  it("encrypts wherever anyone could listen, unless the address says not to", () => {
    const encryption = (url: string) => parseConfig({ SMTP_URL: url, MAIL_FROM: from }).mail;
    expect(encryption("smtp://relay.example")).toMatchObject({ encryption: "starttls", port: 587 });
    expect(encryption("smtp://relay.example:25?tls=no")).toMatchObject({ encryption: "none" });
    expect(encryption("smtp://localhost:1025")).toMatchObject({ encryption: "none", port: 1025 });
    expect(encryption("smtp://[::1]:25")).toMatchObject({ encryption: "none", host: "::1" });
  });

  it("takes an address alone as the sender, under the product's own name", () => {
    const { mail } = parseConfig({
      SMTP_URL: "smtp://localhost",
      MAIL_FROM: "flow@example.nhs.uk",
    });
    expect(mail?.from).toEqual({ name: "Locality Flow", email: "flow@example.nhs.uk" });
  });

  it("says what to write, and never the password that was written", () => {
    const wrong = [
      "smtp.example.nhs.uk",
      "https://user:hidden-word@smtp.example.nhs.uk",
      "smtps://user:hidden-word@smtp.example.nhs.uk?tls=no",
      "smtp://user:hidden-word@smtp.example.nhs.uk?verify=no",
      "smtp://user@smtp.example.nhs.uk",
      "smtp://user:hidden-word%zz@smtp.example.nhs.uk",
    ];
    for (const url of wrong) {
      const said = problemOf({ SMTP_URL: url, MAIL_FROM: from });
      expect(said).toMatch(/^SMTP_URL is not right: /);
      expect(said).not.toContain("hidden-word");
    }
    const url = "smtp://localhost";
    expect(problemOf({ SMTP_URL: url })).toMatch(/^MAIL_FROM is missing: write/);
    expect(problemOf({ MAIL_FROM: from })).toMatch(/^MAIL_FROM is set without SMTP_URL/);
    for (const sender of ["nobody", "A <a@b.uk>\r\nBcc: <c@d.uk>", "A <a@b.uk>, B <b@b.uk>"]) {
      expect(problemOf({ SMTP_URL: url, MAIL_FROM: sender })).toMatch(/^MAIL_FROM is not right/);
    }
  });
});
