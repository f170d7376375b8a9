/** The words of an e-mail, plain and as a page that a screen reader and an old mail program can read. */
import type { MailMessage } from "../../contracts/mail.ts";

type Words = Pick<MailMessage, "subject" | "paragraphs" | "link">;

export const composeText = ({ paragraphs, link }: Words): string =>
  [...paragraphs, ...(link === null ? [] : [`${link.words}: ${link.url}`])].join("\n\n");

/** Pictures and style sheets are left out: mail programs of hospitals show neither. */
export const composeHtml = ({ subject, paragraphs, link }: Words): string => {
  const title = escapeHtml(subject);
  const body = paragraphs.map((words) => `<p>${escapeHtml(words).replaceAll("\n", "<br>")}</p>`);
  const opening =
    link === null ? [] : [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.words)}</a></p>`];
  return [
    "<!doctype html>",
    `<html lang="en-GB"><head><meta charset="utf-8"><title>${title}</title></head>`,
    `<body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #212b32">`,
    `<h1 style="font-size: 22px; line-height: 1.3">${title}</h1>`,
    ...body,
    ...opening,
    "</body></html>",
  ].join("\n");
};

const signs: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (words: string): string =>
  words.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);
