/** Posts a message to a webhook of Teams or Slack. Its address is a secret: it is in no answer and no log. */
import type { Sent } from "../../contracts/mail.ts";
import type { NoticeMessage } from "../../contracts/notice.ts";

export const webhookWaitMaxMs = 10_000;

/** Answers after which the same again may be taken: too early, too often, or the other side's own trouble. */
const isPassing = (status: number): boolean => [408, 425, 429].includes(status) || status >= 500;

/** Never rejects. Nothing that the other side answers is read but its status; it is not followed elsewhere. */
export const postToWebhook = async (
  address: string,
  message: NoticeMessage,
  waitMaxMs: number = webhookWaitMaxMs,
): Promise<Sent> => {
  try {
    const reply = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(composeBody(new URL(address).hostname, message)),
      redirect: "manual",
      signal: AbortSignal.timeout(waitMaxMs),
    });
    await reply.body?.cancel();
    if (reply.ok) return { is: "sent" };
    const { status } = reply;
    return { is: "failed", failure: `It answered ${status}.`, again: isPassing(status) };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === "TimeoutError";
    const failure = isLate
      ? `It did not answer within ${waitMaxMs / 1_000} seconds.`
      : "It could not be reached.";
    return { is: "failed", failure, again: true };
  }
};

const slackHosts = /(^|\.)slack(-gov)?\.com$/;

/**
 * Slack takes a text. Teams' workflows take an adaptive card as an attachment and nothing else; the text
 * beside it is for what is neither, and for Teams' older webhooks.
 */
export const composeBody = (hostname: string, message: NoticeMessage): object => {
  const { title, sentences, link } = message;
  if (slackHosts.test(hostname)) {
    const lines = [`*${escapeSlack(title)}*`, ...sentences.map(escapeSlack)];
    return {
      text: [...lines, ...(link === null ? [] : [`<${link}|Open the notices>`])].join("\n"),
    };
  }
  const text = [title, ...sentences, ...(link === null ? [] : [link])].join("\n\n");
  return {
    type: "message",
    text,
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: composeCard(message),
      },
    ],
  };
};

/** Slack reads these three as the beginning of a link or a mention: nobody's words may call a whole channel. */
const escapeSlack = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const composeCard = ({ title, sentences, link }: NoticeMessage): object => ({
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  type: "AdaptiveCard",
  version: "1.4",
  body: [
    {
      type: "TextBlock",
      text: escapeMarkdown(title),
      weight: "Bolder",
      size: "Medium",
      wrap: true,
    },
    ...sentences.map((words) => ({ type: "TextBlock", text: escapeMarkdown(words), wrap: true })),
  ],
  actions: link === null ? [] : [{ type: "Action.OpenUrl", title: "Open the notices", url: link }],
});

/** A card reads links and emphasis in its text: what somebody typed is shown as it was typed. */
const escapeMarkdown = (words: string): string => words.replaceAll(/[\\[\]*_`]/g, "\\$&");
