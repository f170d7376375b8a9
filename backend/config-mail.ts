/** The mail server, from the environment: SMTP_URL says where it is, MAIL_FROM in whose name is written. */
import { Email } from "../contracts/people.ts";
import type { MailSettings } from "./notify/mail-settings.ts";

/** Where mail is handed over: encrypted from the start, and after asking for it. */
const tlsPort = 465;
const startTlsPort = 587;
const senderNameCharactersMax = 80;
const defaultSenderName = "Locality Flow";

const urlHint =
  "write where the mail server is, such as smtps://user:password@smtp.example.nhs.uk:465, with signs such as @ or / in a password as %40 or %2F";
const fromHint = "write in whose name e-mail is sent, such as Locality Flow <flow@example.nhs.uk>";

/**
 * @returns the settings, null where no mail server is set; and for each variable that is wrong a line that
 * names it and never says its value again.
 */
export const parseMail = (
  environment: Record<string, string | undefined>,
): { mail: MailSettings | null; wrong: string[] } => {
  const { SMTP_URL: url, MAIL_FROM: from } = environment;
  if (url === undefined) {
    const wrong =
      from === undefined ? [] : ["MAIL_FROM is set without SMTP_URL: set both or none."];
    return { mail: null, wrong };
  }
  const server = parseServer(url);
  const sender = from === undefined ? null : parseSender(from);
  const wrong = [
    ...(typeof server === "string" ? [`SMTP_URL is not right: ${server}.`] : []),
    ...(from === undefined ? [`MAIL_FROM is missing: ${fromHint}.`] : []),
    ...(from !== undefined && sender === null ? [`MAIL_FROM is not right: ${fromHint}.`] : []),
  ];
  const mail = typeof server === "string" || sender === null ? null : { ...server, from: sender };
  return { mail, wrong };
};

/** Only this machine reads what is said there. */
const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);

/** @returns what is wrong, where something is. */
const parseServer = (written: string): Omit<MailSettings, "from"> | string => {
  if (!URL.canParse(written)) return urlHint;
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(written);
  if (!["smtp:", "smtps:"].includes(protocol) || hostname === "") return urlHint;
  if (pathname !== "" && pathname !== "/") return urlHint;
  const { tls, ...others } = Object.fromEntries(searchParams);
  if (Object.keys(others).length > 0 || (tls !== undefined && tls !== "no")) {
    return "after the question mark only tls=no is known, and it sends everything unencrypted";
  }
  if (tls === "no" && protocol === "smtps:") return "smtps is encrypted: write smtp with tls=no";
  if ((username === "") !== (password === "")) return "write the user and the password, or neither";
  const login = decodeLogin(username, password);
  if (login === undefined) return urlHint;
  const host = hostname.replaceAll(/^\[|\]$/g, "");
  const isPlain = tls === "no" || isLoopback(host);
  const encryption = protocol === "smtps:" ? "tls" : isPlain ? "none" : "starttls";
  const usualPort = encryption === "tls" ? tlsPort : startTlsPort;
  return { host, port: port === "" ? usualPort : Number(port), encryption, login };
};

/** @returns undefined where a sign is written as no URL writes it. */
const decodeLogin = (user: string, password: string): MailSettings["login"] | undefined => {
  if (user === "") return null;
  try {
    return { user: decodeURIComponent(user), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
};

const nameAndAddress = /^(?<name>[^<>]*)<(?<email>[^<>]+)>$/;
const notText = /\p{Cc}/u;

const parseSender = (written: string): MailSettings["from"] | null => {
  const groups = nameAndAddress.exec(written.trim())?.groups;
  const name = groups?.["name"]?.trim().replaceAll(/^"|"$/g, "") ?? "";
  const email = Email.safeParse(groups?.["email"] ?? written);
  if (!email.success || notText.test(name) || name.length > senderNameCharactersMax) return null;
  return { name: name === "" ? defaultSenderName : name, email: email.data };
};
