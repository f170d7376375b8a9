/** What is missing from an update, in sentences. */
import { type Instant, dayOf, daysBetween } from "../../../contracts/calendar.ts";
import type { Figure } from "../../../contracts/figure.ts";
import { freshnessOf } from "../../../contracts/freshness.ts";
import { writeAsAt, writeDue, writeList } from "../../../contracts/wording.ts";

/** A sentence for each figure that was due and is not here, and for each that came without a number (rule R4). */
export const whatIsMissing = (
  keys: readonly string[],
  figures: ReadonlyMap<string, Figure>,
  now: Instant,
): string[] =>
  keys.flatMap((key) => {
    const figure = figures.get(key);
    if (figure === undefined) return [];
    const freshness = freshnessOf(figure, now);
    const sentences: string[] = [];
    if (figure.incomplete !== null && figure.asAt !== null) {
      sentences.push(
        `${figure.title}, ${writeAsAt(figure.cadence, figure.asAt)}: ${writeList(figure.incomplete.missing)} missing, so there is no total.`,
      );
    } else if (figure.none !== null && figure.asAt !== null) {
      sentences.push(
        `${figure.title}, ${writeAsAt(figure.cadence, figure.asAt)}: no figure (${figure.none}).`,
      );
    }
    if (freshness.state === "never") sentences.push(`${figure.title}: nothing was ever reported.`);
    else if (freshness.state === "overdue" && figure.asAt !== null) {
      const late = daysBetween(dayOf(figure.asAt), dayOf(now));
      sentences.push(
        `${figure.title}: ${freshness.provider} has sent nothing since ${writeAsAt(figure.cadence, figure.asAt)} (${late} ${late === 1 ? "day" : "days"}); the next was due ${writeDue(freshness.dueAt, now)}.`,
      );
    }
    return sentences;
  });
