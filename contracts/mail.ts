/** An e-mail as it is handed over to be sent, and what came of sending anything. */

/** What came of a try to send: `again` says that a later try may do better. */
export type Sent = { is: "sent" } | { is: "failed"; failure: string; again: boolean };

export type MailAttachment = {
  /** "weekly-update-2024-08-15.pdf" */
  name: string;
  /** "application/pdf" */
  type: string;
  content: Uint8Array;
};

/** To one person: what became of it is kept for each by itself. */
export type MailMessage = {
  /** What names this delivery, the same at each try, so that a mail server knows a second as the first. */
  delivery: string;
  to: { name: string | null; email: string };
  subject: string;
  paragraphs: readonly string[];
  /** What there is to open, in the words that say so; null where there is nothing. */
  link: { words: string; url: string } | null;
  attachments: readonly MailAttachment[];
};

/** Never rejects. */
export type SendMail = (message: MailMessage) => Promise<Sent>;
