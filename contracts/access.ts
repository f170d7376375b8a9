/**
 * Who may do what: decided here and nowhere else. The server asks before each thing that it does, the
 * page so that it shows no door that would not open.
 */
import type { Key } from "./place.ts";
import type { Membership } from "./people.ts";

/** Who asks. */
export type Caller =
  | { is: "anyone" }
  /** The product itself: its seeds, its clock, its watched folder. Never a request. */
  | { is: "installation" }
  | { is: "person"; id: string; name: string; email: string; memberships: readonly Membership[] }
  /** A machine, by its key: for one provider's figures, all or some (null is all). */
  | {
      is: "feed";
      id: string;
      name: string;
      locality: Key;
      provider: Key;
      measures: readonly Key[] | null;
    }
  /** A display that hangs somewhere, by its own credential: never anybody's session. */
  | { is: "screen"; id: string; name: string; locality: Key };

/** What is asked for, and of whose. */
export type Ask =
  /** The wall and its stream. */
  | { to: "see-wall"; locality: Key }
  /** A measure's past, the plan, published updates. */
  | { to: "see-place"; locality: Key }
  /** The update of a week as it stands before it is published. */
  | { to: "see-draft"; locality: Key }
  /** Write what stands in the update of a week, and call it ready. */
  | { to: "write-update"; locality: Key }
  | { to: "publish"; locality: Key }
  /** A provider's sheet, the past of its cells, and remarks on them. */
  | { to: "see-sheet"; locality: Key; provider: Key }
  | { to: "submit"; locality: Key; provider: Key; measures: readonly Key[] }
  /** Change what was in force for over `amendmentDaysMax` days. */
  | { to: "amend-late"; locality: Key; provider: Key }
  | { to: "remark"; locality: Key; provider: Key }
  /** Send a file: whose figures are in it is settled when it has been read. */
  | { to: "import"; locality: Key }
  /** Who owes what, and whom one has reminded. */
  | { to: "chase"; locality: Key }
  | { to: "see-audit"; locality: Key }
  /** The audit of the installation: who came in, who was let in. */
  | { to: "see-whole-audit" }
  | { to: "manage-feed-keys"; locality: Key }
  /** The notices of a place with who has them; the rules by which they open. */
  | { to: "see-notices"; locality: Key }
  /** Take a notice on, close it, change the rules, say where notices are sent. */
  | { to: "manage-notices"; locality: Key }
  /** Pair, name, move and revoke the screens of a place. */
  | { to: "manage-screens"; locality: Key }
  /** Say what one shows: for a screen itself. */
  | { to: "report-screen" }
  | { to: "manage-people" }
  /** Open a place's wall and published updates to those who have not signed in. */
  | { to: "open-place"; locality: Key }
  | { to: "move-clock" }
  /** One's own sessions and password. */
  | { to: "manage-self" }
  /** What the service itself says of itself to anyone: its clock, its description, who is asking. */
  | { to: "see-service" };

/**
 * How far a place is open to those who do not belong to it: not at all; its wall, past, plan and
 * published updates; or, in a demonstration, its drafts too.
 */
export type Openness = "closed" | "open" | "demonstration";

/** Whether `caller` may do what is asked. */
export const may = (caller: Caller, ask: Ask, openness: Openness = "closed"): boolean => {
  if (ask.to === "see-service") return true;
  if ((ask.to === "see-wall" || ask.to === "see-place") && openness !== "closed") return true;
  if (ask.to === "see-draft" && openness === "demonstration") return true;
  switch (caller.is) {
    case "installation":
      return true;
    case "anyone":
      return false;
    case "feed":
      return mayFeed(caller, ask);
    case "screen":
      return (
        ask.to === "report-screen" || (ask.to === "see-wall" && ask.locality === caller.locality)
      );
    case "person":
      return caller.memberships.some((membership) => allows(membership, ask));
  }
};

/** A key feeds what it was made for, and sees what its place shows to everyone who belongs to it. */
const mayFeed = (key: Extract<Caller, { is: "feed" }>, ask: Ask): boolean => {
  if (!("locality" in ask) || ask.locality !== key.locality) return false;
  switch (ask.to) {
    case "see-wall":
    case "see-place":
    case "import":
      return true;
    case "see-sheet":
      return ask.provider === key.provider;
    case "submit": {
      const { measures } = key;
      return (
        ask.provider === key.provider &&
        (measures === null || ask.measures.every((measure) => measures.includes(measure)))
      );
    }
    default:
      return false;
  }
};

const allows = (membership: Membership, ask: Ask): boolean => {
  if (ask.to === "manage-self") return true;
  if (ask.to === "report-screen") return false;
  if (membership.role === "administrator") return true;
  if (!("locality" in ask) || ask.locality !== membership.locality) return false;
  switch (membership.role) {
    case "viewer":
      return ask.to === "see-wall" || ask.to === "see-place" || ask.to === "see-draft";
    case "flow-lead":
      switch (ask.to) {
        case "see-wall":
        case "see-place":
        case "see-draft":
        case "import":
          return true;
        case "see-sheet":
        case "submit":
        case "remark":
          return ask.provider === membership.provider;
        default:
          return false;
      }
    case "place-team":
      return ask.to !== "open-place";
  }
};

/** The providers of a place that the caller may enter figures for. */
export const providersToEnter = (caller: Caller, locality: Key, providers: readonly Key[]): Key[] =>
  providers.filter((provider) => may(caller, { to: "see-sheet", locality, provider }));
