/** What the page of settings asks of the server. All calls reject with an `ApiError`. */
import {
  KeptWeeklySettings,
  type WeeklySettingsRequest,
} from "../../../contracts/weekly-settings.ts";
import { get, send } from "../../api.ts";

const path = (locality: string): string =>
  `/api/localities/${encodeURIComponent(locality)}/weekly-settings`;

export const calls = {
  settings: (locality: string): Promise<KeptWeeklySettings> =>
    get(KeptWeeklySettings, path(locality)),

  /** Rejects with "conflict" when others were saved than `basedOn` names. */
  save: (locality: string, asked: WeeklySettingsRequest): Promise<KeptWeeklySettings> =>
    send(KeptWeeklySettings, "PUT", path(locality), asked),
};
