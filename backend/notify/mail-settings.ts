/** How the mail server is reached, and in whose name is written. */
export type MailSettings = {
  host: string;
  port: number;
  /** Encrypted from the start, after asking for it (and never without), or not at all. */
  encryption: "tls" | "starttls" | "none";
  /** A secret; null where the server asks for none. */
  login: { user: string; password: string } | null;
  from: { name: string; email: string };
};
