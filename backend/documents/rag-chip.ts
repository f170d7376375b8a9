/** A rating as shape, word and colour: any two of the three may be lost, and it still reads. */
import { type Markup, html } from "./markup.ts";
import type { PaperCell, Rating } from "./paper/paper.ts";

type Tone = Rating["tone"];

const shapes: Readonly<Record<Tone, Markup>> = {
  green: html`<circle cx="8" cy="8" r="8" fill="#007f3b" />
    <path d="M4.2 8.3l2.6 2.6 5-5.4" fill="none" stroke="#fff" stroke-width="2" />`,
  amber: html`<path
      d="M8 1.6 15.4 14.6H.6Z"
      fill="#15110a"
      stroke="#15110a"
      stroke-linejoin="round"
    />
    <path d="M8 6v4M8 11.4v1.7" stroke="#ffb81c" stroke-width="1.8" />`,
  red: html`<rect width="16" height="16" rx="2" fill="#fff" />
    <path d="M8 3.2v6M8 10.8v2" stroke="#c8201a" stroke-width="2.2" />`,
  black: html`<rect width="16" height="16" rx="2" fill="#fff" />
    <path d="M8 3.2v6M8 10.8v2" stroke="#000" stroke-width="2.2" />`,
  none: html`<rect
      x="1"
      y="1"
      width="14"
      height="14"
      rx="2"
      fill="none"
      stroke="#566775"
      stroke-width="1.5"
      stroke-dasharray="3 2"
    />
    <path d="M4 12 12 4" stroke="#566775" stroke-width="1.5" />`,
};

const drawChip = (tone: Tone, word: Markup | string): Markup =>
  html`<span class="chip ${tone}"
    ><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${shapes[tone]}</svg>
    ${word}</span
  >`;

/**
 * The reading of a row and its rating. A level says its own name in the chip ("OPEL 2", "Amber 2");
 * a number stands before a chip with the colour's word; what is not rated has none (rule V5).
 */
export const renderReading = ({ text, rating }: PaperCell): Markup => {
  const said = html`<span class="reading" data-cell="reading">${writeReading(text)}</span>`;
  if (rating === null) return said;
  if (!rating.isChip) return html`${said} ${drawChip(rating.tone, rating.word)}`;
  const unsaid = text.toLowerCase().includes(rating.word.toLowerCase())
    ? null
    : html`<span class="unseen"> (${rating.word.toLowerCase()})</span>`;
  return html`${drawChip(rating.tone, said)}${unsaid}`;
};

/** A reading that is a sentence keeps its number large: "60 patients awaiting …". */
const writeReading = (reading: string): Markup => {
  const [, number, rest] = /^([\d,.]+%?)(\s.*)$/s.exec(reading) ?? [];
  if (number !== undefined && rest !== undefined)
    return html`<b class="number">${number}</b><span class="sentence">${rest}</span>`;
  return reading.length > 24
    ? html`<span class="sentence">${reading}</span>`
    : html`<b class="number">${reading}</b>`;
};
