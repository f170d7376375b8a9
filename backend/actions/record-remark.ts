/** Keeps what somebody says of a figure, and lets every open page hear of it. */
import { type Day, dayOf, londonDay } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import { earliestDay, holdsNhsNumber } from "../../contracts/observation-check.ts";
import type { Key } from "../../contracts/place.ts";
import type { Issue } from "../../contracts/problem.ts";
import type { Remark, RemarkRequest } from "../../contracts/remark.ts";
import { writeList } from "../../contracts/wording.ts";
import type { Asker, Deps } from "../deps.ts";
import { countOf, ProblemError } from "../problem.ts";
import { findStanding } from "../store/cells.ts";
import { type Tx, write } from "../store/database.ts";
import { findRemark, insertRemark } from "../store/remarks.ts";
import { advanceRevision, lockPlaces } from "../store/revisions.ts";
import { requireLeave } from "./leave.ts";
import { findOwner } from "./owner.ts";
import { measureOf, readNow, readPlace } from "./place.ts";
import { installation, senderOf } from "./sender.ts";

type RemarkDeps = Pick<Deps, "db" | "clock" | "demonstration" | "log">;

/**
 * Keeps a remark with the value that stood there when it was said, and takes the place to its next
 * revision. The same id again is the same remark.
 *
 * Throws "signed-out" and "forbidden" for those who may not say anything of the measure's provider,
 * "not-found" for an unknown place or measure, "invalid" with every issue, "conflict" when the id is
 * that of another remark.
 */
export const recordRemark = async (
  deps: RemarkDeps,
  asker: Asker,
  locality: Key,
  request: RemarkRequest,
): Promise<Remark> => {
  const provider = await findOwner(deps, asker, locality, request.measure);
  await requireLeave(deps, asker, { to: "remark", locality, provider });
  return write(deps.db, async (tx) => {
    const now = deps.clock.now();
    const place = await readPlace(tx, locality, (await readNow(tx, deps.clock)).knownAt);
    const measure = measureOf(place, request.measure);
    const changedAt = await lockPlaces(tx, [locality]);
    const earlier = await findRemark(tx, locality, request.id);
    if (earlier !== null) return requireSame(earlier, request);
    const value = await findValue(tx, locality, request, changedAt > now ? changedAt : now);
    const issues = checkRemark(request, measure, value, londonDay(now));
    if (issues.length > 0) {
      throw new ProblemError(
        "invalid",
        `Nothing was saved: ${countOf(issues.length, "thing is", "things are")} not right.`,
        issues,
      );
    }
    const { at } = await advanceRevision(tx, { locality, measures: [measure.key], now });
    const sender = senderOf(asker.caller, place.locality, provider) ?? installation;
    const remark: Remark = { ...request, value, sender, at };
    await insertRemark(tx, { ...remark, locality, from: asker.from });
    return remark;
  });
};

const findValue = async (
  tx: Tx,
  locality: Key,
  { measure, breakdown, asAt }: RemarkRequest,
  knownAt: string,
): Promise<number | null> => {
  const [standing] = await findStanding(tx, locality, [{ measure, breakdown, asAt }], knownAt);
  return standing?.value ?? standing?.level ?? null;
};

const requireSame = (earlier: Remark, request: RemarkRequest): Remark => {
  const isSame =
    earlier.measure === request.measure &&
    earlier.breakdown === request.breakdown &&
    earlier.asAt === request.asAt &&
    earlier.is === request.is &&
    earlier.words === request.words;
  if (isSame) return earlier;
  throw new ProblemError(
    "conflict",
    "This id is another remark's. Send a new remark under an id of its own.",
  );
};

const checkRemark = (
  { breakdown, asAt, is, words }: RemarkRequest,
  measure: Measure,
  value: number | null,
  today: Day,
): Issue[] => {
  const issues: Issue[] = [];
  const parts = measure.breakdown?.parts.map(({ key }) => key) ?? [];
  if (breakdown !== "" && !parts.includes(breakdown)) {
    const message =
      parts.length === 0
        ? `${measure.title} has no parts. Leave the breakdown out.`
        : `Say which part this is about: ${writeList(parts)}.`;
    issues.push({ path: "breakdown", message });
  }
  if (dayOf(asAt) > today) {
    issues.push({ path: "asAt", message: `${dayOf(asAt)} has not come yet.` });
  }
  if (dayOf(asAt) < earliestDay) {
    issues.push({ path: "asAt", message: `${dayOf(asAt)} is before 2000. Check the year.` });
  }
  if (is === "explanation" && value === null) {
    issues.push({
      path: "is",
      message: "There is no number here to explain. Enter the figure first, or leave a comment.",
    });
  }
  if (holdsNhsNumber(words)) {
    issues.push({
      path: "words",
      message: "This holds an NHS number. Nothing about a person belongs here: take it out.",
    });
  }
  return issues;
};
