/** Leave to do something: asked before each thing that is done, refused in words, and the refusal kept. */
import { type Ask, may } from "../../contracts/access.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { insertAudit } from "../store/audit.ts";
import { findOpenness } from "../store/places.ts";
import { senderOf } from "./sender.ts";

type LeaveDeps = Pick<Deps, "db" | "clock" | "demonstration" | "log">;

/** Whether the asker may do it. A demonstration shows everything to everyone and lets nobody write. */
export const hasLeave = async (deps: LeaveDeps, { caller }: Asker, ask: Ask): Promise<boolean> => {
  if (may(caller, ask)) return true;
  if (ask.to !== "see-wall" && ask.to !== "see-place" && ask.to !== "see-draft") return false;
  if (deps.demonstration !== null) return may(caller, ask, "demonstration");
  return (await findOpenness(deps.db, ask.locality)) && may(caller, ask, "open");
};

/**
 * Throws "signed-out" when nobody has signed in, else "forbidden" with a sentence; the latter is kept in
 * the audit, for somebody who is known tried what is not theirs.
 */
export const requireLeave = async (deps: LeaveDeps, asker: Asker, ask: Ask): Promise<void> => {
  if (await hasLeave(deps, asker, ask)) return;
  const { caller, from } = asker;
  if (caller.is === "anyone") {
    throw new ProblemError("signed-out", `Sign in to ${deedOf(ask)}.`);
  }
  await insertAudit(deps.db, {
    locality: "locality" in ask ? ask.locality : null,
    at: deps.clock.now(),
    kind: "refused",
    sender: senderOf(caller, null, null),
    from,
    what: `Was not let to ${deedOf(ask)}`,
    changes: [],
  });
  throw new ProblemError("forbidden", `You may not ${deedOf(ask)}. ${whoMay(ask)}`);
};

const deedOf = (ask: Ask): string => {
  switch (ask.to) {
    case "see-wall":
      return `see the wall of "${ask.locality}"`;
    case "see-place":
      return `see the figures of "${ask.locality}"`;
    case "see-draft":
      return `see the weekly update of "${ask.locality}" before it is published`;
    case "write-update":
      return `write the weekly update of "${ask.locality}"`;
    case "publish":
      return `publish the weekly update of "${ask.locality}"`;
    case "see-sheet":
      return `see the sheet of "${ask.provider}" in "${ask.locality}"`;
    case "submit":
      return `enter figures for "${ask.provider}" in "${ask.locality}"`;
    case "amend-late":
      return `change old figures of "${ask.provider}" in "${ask.locality}"`;
    case "remark":
      return `comment on figures of "${ask.provider}" in "${ask.locality}"`;
    case "import":
      return `send files to "${ask.locality}"`;
    case "chase":
      return `see who owes figures in "${ask.locality}"`;
    case "see-audit":
      return `see the audit of "${ask.locality}"`;
    case "see-whole-audit":
      return "see the audit of the installation";
    case "manage-feed-keys":
      return `see or make feed keys of "${ask.locality}"`;
    case "manage-screens":
      return `see or change the screens of "${ask.locality}"`;
    case "report-screen":
      return "say what a screen shows";
    case "see-notices":
      return `see the notices of "${ask.locality}"`;
    case "manage-notices":
      return `take on notices of "${ask.locality}" or change their rules`;
    case "manage-people":
      return "see or change who may come in";
    case "open-place":
      return `open "${ask.locality}" to everyone`;
    case "move-clock":
      return "move the demonstration's clock";
    case "manage-self":
      return "see your sessions";
    case "see-service":
      return "see this service";
  }
};

const whoMay = (ask: Ask): string => {
  switch (ask.to) {
    case "see-sheet":
    case "submit":
    case "remark":
      return "Its flow leads and the place team may.";
    case "amend-late":
    case "write-update":
    case "publish":
    case "chase":
    case "see-audit":
    case "manage-feed-keys":
    case "manage-screens":
      return "The place team may.";
    case "report-screen":
      return "A screen that is paired may.";
    case "see-wall":
    case "see-place":
    case "see-draft":
    case "import":
      return "Those who belong to this place may: an administrator can add you.";
    default:
      return "An administrator may.";
  }
};
