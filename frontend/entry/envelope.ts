/** An envelope as the server reads it, and what the server says of the figures in it. Pure. */
import type { Submission } from "../../contracts/observation.ts";
import type { ApiError } from "../api.ts";
import type { Envelope } from "./letters.ts";

/** What was wrong with each figure of an envelope, by its place; the paths are "observations[3].value". */
export const messagesOf = ({ issues }: ApiError): Map<number, string> => {
  const messages = new Map<number, string>();
  for (const { path, message } of issues) {
    const place = /^observations\[(\d+)\]/.exec(path)?.[1];
    if (place === undefined) continue;
    const before = messages.get(Number(place));
    messages.set(Number(place), before === undefined ? message : `${before} ${message}`);
  }
  return messages;
};

/** That no reason was given is no question about the figure: the page has asked, and may be passed by. */
export const isAboutFigure = (path: string, place: number): boolean =>
  path.startsWith(`observations[${place}]`) && !path.endsWith(".reason");

export const sentenceOfAll = ({ message, issues }: ApiError): string =>
  issues.length === 0 ? message : issues.map((issue) => issue.message).join(" ");

export const submissionOf = ({ letters }: Envelope): Submission => ({
  provider: letters[0]?.provider ?? "",
  observations: letters.map(({ observation }) => observation),
});
