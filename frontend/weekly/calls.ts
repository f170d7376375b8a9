/** What the pages of a week's update ask of the server. All calls reject with an `ApiError`. */
import { z } from "zod";
import type { Day, Instant } from "../../contracts/calendar.ts";
import {
  type DraftStateRequest,
  Editor,
  PassageReceipt,
  type PassageRequest,
  type PassageSlot,
  type PublishRequest,
  WeeklyDraft,
} from "../../contracts/weekly-draft.ts";
import { WeeklyEdition } from "../../contracts/weekly-edition.ts";
import type { WeeklyForm } from "../../contracts/weekly-settings.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { get, getText, send } from "../api.ts";

const Editors = z.object({ editors: z.array(Editor) });
const Editions = z.object({ editions: z.array(WeeklyEdition) });

const pathOf = (locality: string, monday: Day): string =>
  `/api/localities/${encodeURIComponent(locality)}/weekly-updates/${monday}`;

/** Of one edition; of the newest, or of the draft, where none is named. */
const ofEdition = (edition: number | null): string =>
  edition === null ? "" : `?edition=${edition}`;

/** Where a form of the update is read or saved. */
export const addressOfForm = (
  { locality, monday }: { locality: string; monday: Day },
  form: WeeklyForm,
  edition: number | null,
): string => `${pathOf(locality, monday)}.${form}${ofEdition(edition)}`;

export const calls = {
  update: (locality: string, monday: Day, edition: number | null): Promise<WeeklyUpdate> =>
    get(WeeklyUpdate, `${pathOf(locality, monday)}${ofEdition(edition)}`),

  /** The editions of a week, newest first; none while it was never published. */
  editions: async (locality: string, monday: Day): Promise<WeeklyEdition[]> =>
    (await get(Editions, `${pathOf(locality, monday)}/editions`)).editions,

  /** A chart of the update as SVG text, drawn from what was known at that moment. */
  chart: (locality: string, monday: Day, name: string, asKnownAt: Instant): Promise<string> =>
    getText(
      `${pathOf(locality, monday)}/charts/${encodeURIComponent(name)}.svg?as-known-at=${encodeURIComponent(asKnownAt)}`,
    ),

  /** Asked again and again: while nothing has changed the browser holds the answer already. */
  draft: (locality: string, monday: Day): Promise<WeeklyDraft> =>
    get(WeeklyDraft, `${pathOf(locality, monday)}/draft`),

  writePassage: (
    locality: string,
    monday: Day,
    slot: PassageSlot,
    request: PassageRequest,
  ): Promise<PassageReceipt> =>
    send(
      PassageReceipt,
      "PUT",
      `${pathOf(locality, monday)}/draft/passages/${encodeURIComponent(slot)}`,
      request,
    ),

  /** Says that one is here, and where one writes; answers who else is. */
  noteEditor: async (
    locality: string,
    monday: Day,
    slot: PassageSlot | null,
  ): Promise<Editor[]> => {
    const path = `${pathOf(locality, monday)}/draft/editors`;
    return (await send(Editors, "POST", path, { slot })).editors;
  },

  setState: (
    locality: string,
    monday: Day,
    state: DraftStateRequest["state"],
  ): Promise<WeeklyDraft> =>
    send(WeeklyDraft, "PUT", `${pathOf(locality, monday)}/draft/state`, { state }),

  publish: (locality: string, monday: Day, request: PublishRequest): Promise<WeeklyUpdate> =>
    send(WeeklyUpdate, "POST", `${pathOf(locality, monday)}/publish`, request),
};
