/** The settings as they are being changed: what stands, what is unsaved, and what another saved meanwhile. */
import { createSignal } from "solid-js";
import { type SetStoreFunction, createStore, reconcile, unwrap } from "solid-js/store";
import {
  type KeptWeeklySettings,
  type WeeklySettings,
  WeeklySettingsRequest,
} from "../../../contracts/weekly-settings.ts";
import type { WeeklyLayout } from "../../../contracts/weekly-update.ts";
import { ApiError } from "../../api.ts";
import { type Sending, createSending } from "../../forms/sending.ts";
import { calls } from "./calls.ts";
import { type Merged, changedParts, mergeSettings } from "./merge.ts";

/** Settings whose layout is there to be changed, also where the place has none yet. */
export type DraftSettings = Omit<WeeklySettings, "layout"> & { layout: WeeklyLayout };

export type SettingsEdit = {
  locality: string;
  draft: DraftSettings;
  setDraft: SetStoreFunction<DraftSettings>;
  kept: () => KeptWeeklySettings;
  isDirty: () => boolean;
  sending: Sending;
  /** What another saved while these were being changed; null when nobody did. */
  meanwhile: () => (Merged & { theirs: KeptWeeklySettings }) | null;
  /** Takes back what was changed here: what is saved stands again. */
  undoAll: () => void;
  /** What is said of what just happened: "Saved." */
  said: () => string;
};

const emptyLayout: WeeklyLayout = {
  rows: [],
  nctrByPathway: null,
  nctrByTrust: null,
  nctrAgainstLastYear: null,
  lengthOfStay: null,
};

/** A copy of its own: what is changed in the draft must not change what is kept. */
const draftOf = (settings: WeeklySettings): DraftSettings => {
  const { needsTwoPeople, schedule, recipients, layout } = structuredClone(settings);
  return { needsTwoPeople, schedule, recipients, layout: layout ?? structuredClone(emptyLayout) };
};

const isEmpty = ({ rows, ...sections }: WeeklyLayout): boolean =>
  rows.length === 0 && Object.values(sections).every((measure) => measure === null);

/** @param first as they were when the page was opened. */
export const createSettings = (first: KeptWeeklySettings): SettingsEdit => {
  const [kept, setKept] = createSignal(first);
  const [draft, setDraft] = createStore(draftOf(first));
  const [meanwhile, setMeanwhile] = createSignal<ReturnType<SettingsEdit["meanwhile"]>>(null);
  const [said, setSaid] = createSignal("");
  const take = (settings: WeeklySettings): void => setDraft(reconcile(draftOf(settings)));
  /** A place that has no layout, and is given none, goes on having none. */
  const mine = (): WeeklySettings => ({
    ...draft,
    layout: kept().layout === null && isEmpty(draft.layout) ? null : draft.layout,
  });
  const mergeTheirs = async (): Promise<void> => {
    const theirs = await calls.settings(first.locality);
    const merged = mergeSettings(kept(), structuredClone(unwrapped()), theirs);
    setKept(theirs);
    take(merged.settings);
    setMeanwhile({ ...merged, theirs });
  };
  const unwrapped = (): WeeklySettings => ({ ...unwrap(draft), layout: unwrap(mine().layout) });
  const sending = createSending({
    read: () => WeeklySettingsRequest.safeParse({ ...mine(), basedOn: kept().version }),
    send: async (asked) => {
      setSaid("");
      try {
        return await calls.save(first.locality, asked);
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== "conflict") throw error;
        await mergeTheirs();
        throw new ApiError(
          "conflict",
          "Somebody else saved these settings while you were changing them. Nothing of yours is lost: look below, and save again.",
        );
      }
    },
    done: (reply) => {
      setKept(reply);
      take(reply);
      setMeanwhile(null);
      setSaid("Saved.");
    },
  });
  return {
    locality: first.locality,
    draft,
    setDraft,
    kept,
    isDirty: () => changedParts(kept(), mine()).length > 0,
    sending,
    meanwhile,
    undoAll: () => {
      take(kept());
      setMeanwhile(null);
      setSaid("What is saved stands again.");
    },
    said,
  };
};
