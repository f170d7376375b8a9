/** What an update lacks and what of it was corrected: said in a box, never left out (rules R3, R4, R9). */
import { londonDay } from "../../../contracts/calendar.ts";
import type { WeeklyCorrection, WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { writeDayLong, writeTimeOf, writeWhoAndWhy } from "../../../contracts/wording.ts";
import type { PaperBlock, PaperSection, Run } from "./paper.ts";

const box = { under: null, page: 1, isBox: true } as const;

/** A paragraph in one weight. */
export const paragraphOf = (
  words: string,
  tone: "lead" | "plain" | "quiet" = "plain",
): PaperBlock => ({ is: "paragraph", tone, runs: [{ words, strong: false }] });

/** That some figures are made up for the demonstration; null when none is. */
export const composeIllustrative = ({ illustrative }: WeeklyUpdate): PaperSection | null => {
  if (!illustrative) return null;
  const runs: Run[] = [
    { words: "Illustrative. ", strong: true },
    { words: "Some figures here are made up for the demonstration.", strong: false },
  ];
  return {
    ...box,
    key: "illustrative",
    heading: null,
    blocks: [{ is: "paragraph", tone: "plain", runs }],
  };
};

/** What was due and is not here (rule R4); an update with nothing missing says so. */
export const composeMissing = (update: WeeklyUpdate): PaperSection => {
  const { missing, completeness, gapsAccepted } = update;
  const blocks: PaperBlock[] = [];
  if (completeness !== null && completeness.sentence !== "")
    blocks.push(paragraphOf(completeness.sentence));
  if (missing.length === 0 && (completeness === null || completeness.come >= completeness.expected))
    blocks.push(paragraphOf("Nothing: everything that was due is here."));
  if (missing.length > 0) blocks.push({ is: "list", items: missing });
  if (gapsAccepted !== null)
    blocks.push({
      is: "paragraph",
      tone: "plain",
      runs: [
        { words: "Published with these gaps: ", strong: true },
        { words: gapsAccepted, strong: false },
      ],
    });
  return { ...box, key: "missing", heading: "What is missing", blocks };
};

const writeMoment = (at: string): string => `${writeDayLong(londonDay(at))}, ${writeTimeOf(at)}`;

const writeCorrection = (correction: WeeklyCorrection): string => {
  const { criteria, asAt, published, now, recordedAt } = correction;
  const figure = `${criteria}, ${asAt}: published ${published}, since corrected to ${now}`;
  return `${figure}${writeWhoAndWhy(correction)} (${writeMoment(recordedAt)})`;
};

const composeCorrected = (
  key: "corrected-since-last" | "corrections",
  heading: string,
  corrections: readonly WeeklyCorrection[],
): PaperSection | null =>
  corrections.length === 0
    ? null
    : {
        ...box,
        key,
        heading,
        blocks: [{ is: "list", items: corrections.map(writeCorrection) }],
      };

/** What the last report said and is otherwise now: part of what is published. */
export const composeCorrectedSinceLast = (update: WeeklyUpdate): PaperSection | null =>
  composeCorrected(
    "corrected-since-last",
    "Corrected since the last report",
    update.correctedSinceLastReport,
  );

/** All that has been corrected since this was published (rule R3). */
export const composeCorrections = ({ corrections }: WeeklyUpdate): PaperSection | null =>
  composeCorrected("corrections", "Corrected since this was published", corrections);
