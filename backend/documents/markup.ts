/** HTML as text in which every value is escaped, unless it is markup already. */

/** Text that is markup: made by `html` or, for what is drawn here, by `trusted`. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Content = string | number | Markup | null | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (mark) => entities[mark] ?? "");

const write = (content: Content): string => {
  if (content === null) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "object") return content.map(write).join("");
  return escape(String(content));
};

/** Markup around values: strings and numbers are escaped, lists are joined, null is nothing. */
export const html = (pieces: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
  new Markup(
    pieces.reduce((text, piece, index) => `${text}${write(contents[index - 1] ?? null)}${piece}`),
  );

/** Only for markup that this folder has drawn itself. */
export const trusted = (text: string): Markup => new Markup(text);
