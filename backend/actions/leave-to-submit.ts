/** Leave to send a provider's figures: asked with each submission, refused in words that say whose they are. */
import { may, providersToEnter } from "../../contracts/access.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Submission } from "../../contracts/observation.ts";
import { writeList } from "../../contracts/wording.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { insertAudit } from "../store/audit.ts";
import type { LocalityWithProviders } from "../store/places.ts";
import { senderOf } from "./sender.ts";

/** Nothing is looked at for those who have not signed in. */
export const requireSignedIn = ({ caller }: Asker): void => {
  if (caller.is === "anyone") {
    throw new ProblemError("signed-out", "Sign in to enter figures. Nothing was saved.");
  }
};

type Submitting = Pick<Submission, "provider" | "observations">;
type Judging = { locality: LocalityWithProviders; measures: readonly Measure[] };

/** Whether these figures are the asker's to send (rule A1), for a provider that there is. */
export const hasLeaveToSubmit = (
  { caller }: Asker,
  { locality }: Judging,
  { provider, observations }: Submitting,
): boolean => {
  const measures = [...new Set(observations.map(({ measure }) => measure))];
  return (
    locality.providers.some(({ key }) => key === provider) &&
    may(caller, { to: "submit", locality: locality.key, provider, measures })
  );
};

/**
 * Throws "not-found" for an unknown provider, "forbidden" where the figures are not the asker's to send
 * (rule A1).
 */
export const requireLeaveToSubmit = (
  asker: Asker,
  place: Judging,
  submission: Submitting,
): void => {
  const { locality } = place;
  const { provider, observations } = submission;
  const owner = locality.providers.find(({ key }) => key === provider);
  if (owner === undefined) {
    throw new ProblemError("not-found", `There is no provider "${provider}" in ${locality.name}.`);
  }
  if (hasLeaveToSubmit(asker, place, submission)) return;
  const measures = [...new Set(observations.map(({ measure }) => measure))];
  const [only] = measures;
  const title =
    measures.length === 1
      ? place.measures.find((one) => one.locality === locality.key && one.key === only)?.title
      : undefined;
  const whose = `${title === undefined ? "These figures are" : `${title} is`} ${owner.name}’s to report.`;
  throw new ProblemError("forbidden", `${whose} ${writeOwn(asker, locality)}`);
};

/** What the asker may do instead. */
const writeOwn = ({ caller }: Pick<Asker, "caller">, locality: LocalityWithProviders): string => {
  const own = providersToEnter(
    caller,
    locality.key,
    locality.providers.map(({ key }) => key),
  ).map((key) => locality.providers.find((one) => one.key === key)?.shortName ?? key);
  if (own.length === 0) return `You may not enter figures for ${locality.name}.`;
  return caller.is === "feed"
    ? `This key may send some figures of ${writeList(own)}.`
    : `You may enter for ${writeList(own)}.`;
};

/** Keeps in the audit that somebody who is known tried what is not theirs (rule A3). */
export const keepRefusal = async (
  deps: Pick<Deps, "db" | "clock">,
  { caller, from }: Asker,
  locality: string,
  { message }: ProblemError,
): Promise<void> =>
  insertAudit(deps.db, {
    locality,
    at: deps.clock.now(),
    kind: "refused",
    sender: senderOf(caller, null, null),
    from,
    what: `Was not let to enter figures: ${message}`,
    changes: [],
  });
