/** What stands between a draft and its publication, in sentences. */
import type { Sender } from "../../../contracts/people.ts";
import type { Issue } from "../../../contracts/problem.ts";
import type { PublishRequest } from "../../../contracts/weekly-draft.ts";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { ProblemError } from "../../problem.ts";
import type { Draft } from "./draft.ts";
import { nameOfSlot } from "./passages.ts";
import { writeWeek } from "./week.ts";

/** Whether anything that was due is not in it. */
export const hasGaps = ({
  missing,
  completeness,
}: Pick<WeeklyUpdate, "missing" | "completeness">): boolean =>
  missing.length > 0 || (completeness !== null && completeness.come < completeness.expected);

type Waiting = Pick<Draft, "settings" | "ready" | "passages" | "update">;

/**
 * Why this person cannot publish the draft, whatever they say of it; empty when they can. The
 * installation itself is nobody, and is asked for no second person.
 */
export const findObstacles = (draft: Waiting, sender: Sender | null): Issue[] => [
  ...checkTwoPeople(draft, sender),
  ...checkPassages(draft),
];

const checkTwoPeople = ({ settings, ready, update }: Waiting, sender: Sender | null): Issue[] => {
  if (!settings.settings.needsTwoPeople || sender === null || sender.is === "installation") {
    return [];
  }
  const place = update.locality.shortName;
  if (ready === null) {
    const message = `${place} wants two people: somebody calls it ready before another publishes it.`;
    return [{ path: "state", message }];
  }
  if (ready.sender.id !== sender.id) return [];
  const message = `You called it ready. ${place} wants two people: somebody else publishes it.`;
  return [{ path: "state", message }];
};

/** A number that no figure stands behind any more is never published as if one did. */
const checkPassages = ({ passages, update }: Waiting): Issue[] =>
  passages.flatMap(({ slot, flags }) =>
    flags.flatMap((flag): Issue[] => {
      if (flag.is !== "gone") return [];
      const message = `${nameOfSlot(slot, update)} says “${flag.was}”, and no figure says so any more. Write it again.`;
      return [{ path: `passages.${slot}`, message }];
    }),
  );

/**
 * Throws with every obstacle, each a sentence: "conflict" when the week is published already and no
 * reason is given for another edition, or when a second person is waited for; else "invalid" when there
 * are gaps of which nothing is said, or words that no figure stands behind.
 */
export const requirePublishable = (
  draft: Waiting,
  sender: Sender | null,
  request: PublishRequest,
): void => {
  const issues = [
    ...checkReason(draft, request),
    ...findObstacles(draft, sender),
    ...checkGaps(draft.update, request),
  ];
  const [first] = issues;
  if (first === undefined) return;
  const isConflict = issues.some(({ path }) => path === "reason" || path === "state");
  throw new ProblemError(isConflict ? "conflict" : "invalid", first.message, issues);
};

const checkReason = ({ update }: Waiting, { reason }: PublishRequest): Issue[] => {
  if (update.edition === 1 || isSaid(reason)) return [];
  const message = `The update for ${writeWeek(update)} is published and does not change again. To publish another edition, say why.`;
  return [{ path: "reason", message }];
};

const checkGaps = (update: WeeklyUpdate, { gaps }: PublishRequest): Issue[] => {
  if (!hasGaps(update) || isSaid(gaps)) return [];
  const message =
    "This update has gaps, and says nothing of them. Say what the board should know, or wait until they are filled.";
  return [
    { path: "gaps", message },
    ...sentencesOf(update).map((sentence, i) => ({ path: `missing[${i}]`, message: sentence })),
  ];
};

/** What is missing; where each figure came but days of it did not, how much of the week is here. */
const sentencesOf = ({ missing, completeness }: WeeklyUpdate): string[] =>
  missing.length > 0 || completeness === null ? missing : [completeness.sentence];

/** Words, and not only the place for them. */
export const isSaid = (words: string | null): words is string => words !== null && words !== "";
