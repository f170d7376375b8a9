/** A weekly update as a paper: what every form of it is written from (rule R10). */
import { londonDay } from "../../../contracts/calendar.ts";
import { type Passage, writePassage } from "../../../contracts/passage.ts";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { writeDayLong, writeNumber, writeTimeOf } from "../../../contracts/wording.ts";
import { composeEvents, composeRisks } from "./agenda.ts";
import { composeBreakdown } from "./breakdown.ts";
import { composeCriteria } from "./criteria.ts";
import {
  composeCorrectedSinceLast,
  composeCorrections,
  composeIllustrative,
  composeMissing,
} from "./gaps.ts";
import { composeLastYear } from "./last-year.ts";
import { composeLengthOfStay } from "./length-of-stay.ts";
import type { Paper, PaperSection, Run } from "./paper.ts";
import { composeTables } from "./tables.ts";

/** So much of the fingerprint is printed, in groups of four, that two papers can be told apart by eye. */
const fingerprintShownLetters = 16;

const writeMoment = (at: string): string => `${writeDayLong(londonDay(at))}, ${writeTimeOf(at)}`;

/** "Published Friday 16 August 2024, 3:10pm", or that it is not published and from when. */
const writeState = ({ state, publishedAt, asKnownAt }: WeeklyUpdate): string => {
  if (state === "published" && publishedAt !== null) return `Published ${writeMoment(publishedAt)}`;
  const what = state === "ready" ? "Ready, not published" : "Draft, not published";
  return `${what}. As known at ${writeMoment(asKnownAt)}`;
};

const writeStamps = (update: WeeklyUpdate): string[] => {
  const { edition, editionReason, fingerprint, audience, state } = update;
  const which = state === "published" ? `Edition ${edition}` : `Draft of edition ${edition}`;
  const groups = fingerprint?.slice(0, fingerprintShownLetters).match(/.{1,4}/g);
  return [
    editionReason === null ? which : `${which}: ${editionReason}`,
    ...(audience === "public" ? ["Public edition: small numbers are withheld"] : []),
    ...(groups ? [`Fingerprint ${groups.join(" ")}`] : []),
  ];
};

/** The first sentence is strong: it is what somebody takes away who reads no further. */
export const emphasise = (summary: Passage): Run[] => {
  const words = writePassage(summary).trim();
  const [, first, rest] = /^(.*?[.!?])(\s.*)$/s.exec(words) ?? [];
  if (first === undefined || rest === undefined) return [{ words, strong: true }];
  return [
    { words: first, strong: true },
    { words: rest, strong: false },
  ];
};

const composeSummary = ({ summary }: WeeklyUpdate): PaperSection | null =>
  summary === null || writePassage(summary).trim() === ""
    ? null
    : {
        key: "summary",
        heading: null,
        under: null,
        page: 1,
        isBox: false,
        blocks: [{ is: "paragraph", tone: "lead", runs: emphasise(summary) }],
      };

const writeFootnotes = (update: WeeklyUpdate): string[] => {
  const { lastReport } = update;
  const compared =
    lastReport === null
      ? "No earlier report to compare with."
      : `Compared with the report of ${writeDayLong(lastReport.monday)}, published ${writeMoment(lastReport.publishedAt)}.`;
  return [
    `Every figure carries its own date. Numbers equal the wall at revision ${writeNumber(update.revision)}, as known at ${writeMoment(update.asKnownAt)}.`,
    compared,
    "NCTR: no criteria to reside.",
    ...(update.audience === "public"
      ? [
          "* is a number from 1 to 7, or one that would give such a number away; others are rounded to the nearest 5.",
        ]
      : []),
  ];
};

/** Pure: the same update gives the same paper. */
export const composePaper = (update: WeeklyUpdate): Paper => ({
  language: "en-GB",
  title: update.title,
  subtitle: `Week commencing ${writeDayLong(update.monday)}`,
  place: update.locality.name,
  state: writeState(update),
  stamps: writeStamps(update),
  isDraft: update.state !== "published",
  isPublic: update.audience === "public",
  sections: [
    composeIllustrative(update),
    composeSummary(update),
    composeCriteria(update),
    composeMissing(update),
    composeCorrectedSinceLast(update),
    composeCorrections(update),
    composeBreakdown(update.nctrByPathway, "nctr-by-pathway"),
    composeLastYear(update.nctrAgainstLastYear),
    composeBreakdown(update.nctrByTrust, "nctr-by-trust"),
    composeLengthOfStay(update.lengthOfStay),
    ...composeTables(update),
    composeRisks(update),
    composeEvents(update),
  ].filter((section) => section !== null),
  footnotes: writeFootnotes(update),
});
