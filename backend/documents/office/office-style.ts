/** What Word and PowerPoint have in common: colours "rrggbb", and a rating as shape, word and colour. */
import { colour } from "../chart-style.ts";
import type { PaperCell, Rating } from "../paper/paper.ts";

/** A face that every board office has; the page's own is not installed there, and cannot be embedded. */
export const officeFace = "Arial";
export const officeLanguage = "en-GB";

/** As the office forms write a colour: without "#". */
export const hexOf = (colourOnPage: string): string => colourOnPage.replace("#", "").toUpperCase();

export const office = {
  text: hexOf(colour.text),
  quiet: hexOf(colour.quiet),
  aim: hexOf(colour.aim),
  subtitle: "3D4F5D",
  hairline: "D3DCE3",
  surface: "FFFFFF",
} as const;

export type ChipLook = {
  /** Stands for the colour to whoever does not see it; in Arial, so that no machine lacks it. */
  readonly shape: string;
  readonly ground: string;
  readonly ink: string;
};

/** 4.5:1 or more between ink and ground. */
export const chipLooks: Readonly<Record<Rating["tone"], ChipLook>> = {
  green: { shape: "●", ground: "E2F3E9", ink: "00612D" },
  amber: { shape: "▲", ground: "FFB81C", ink: "15110A" },
  red: { shape: "■", ground: "C8201A", ink: "FFFFFF" },
  black: { shape: "◘", ground: "000000", ink: "FFFFFF" },
  none: { shape: "□", ground: "EEF2F5", ink: "3D4F5D" },
};

/** Holds the chip's ground together around its words, and never breaks. */
const noBreakSpace = "\u00a0";

/** "▲ OPEL 2" with room at both sides, on one line. */
export const writeChip = ({ text, rating }: Pick<PaperCell, "text" | "rating">): string => {
  if (rating === null) return "";
  const words = rating.isChip ? text : rating.word;
  return ` ${chipLooks[rating.tone].shape} ${words} `.replaceAll(" ", noBreakSpace);
};

const reading = /^([\d,.]+%?)(\s.*)$/s;

/** A reading that is a sentence keeps its number strong: "60 patients awaiting …". */
export const partReading = (text: string): { number: string; rest: string } => {
  const [, number, rest] = reading.exec(text) ?? [];
  if (number !== undefined && rest !== undefined) return { number, rest };
  const isSentence = text.length > sentenceLettersMin;
  return isSentence ? { number: "", rest: text } : { number: text, rest: "" };
};
const sentenceLettersMin = 24;
