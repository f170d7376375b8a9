/** How a place wants its weekly update: by whom, when, and to whom it goes. */
import { z } from "zod";
import { ClockTime, Day, Instant } from "./calendar.ts";
import { Email } from "./people.ts";
import { Key } from "./place.ts";
import { WeeklyLayout } from "./weekly-update.ts";

export const recipientsMax = 100;

/** The forms that the update leaves in. */
export const WeeklyForm = z.enum(["html", "pdf", "docx", "pptx", "csv", "json"]);
export type WeeklyForm = z.infer<typeof WeeklyForm>;

export const formNames: Record<WeeklyForm, string> = {
  html: "Web page",
  pdf: "PDF",
  docx: "Word",
  pptx: "PowerPoint",
  csv: "CSV",
  json: "JSON",
};

export const Recipient = z.object({
  email: Email,
  /** Attached; the link stands in the message in any case. */
  attach: z.array(WeeklyForm).max(6),
});
export type Recipient = z.infer<typeof Recipient>;

export const WeeklySettings = z.object({
  /** Who calls it ready must not be who publishes it. */
  needsTwoPeople: z.boolean(),
  /** When the draft is announced as waiting: London time, 1 is Monday. Null for never. */
  schedule: z.object({ weekday: z.int().min(1).max(7), time: ClockTime }).nullable(),
  recipients: z.array(Recipient).max(recipientsMax),
  /** What the update is made of: rows in their order, and the measures of its sections. */
  layout: WeeklyLayout.nullable(),
});
export type WeeklySettings = z.infer<typeof WeeklySettings>;

/** The whole settings, with the version that was on the screen. */
export const WeeklySettingsRequest = WeeklySettings.extend({ basedOn: z.int().min(0) }).strict();
export type WeeklySettingsRequest = z.infer<typeof WeeklySettingsRequest>;

export const KeptWeeklySettings = WeeklySettings.extend({
  locality: Key,
  version: z.int().min(0),
  /** Whether the installation can send e-mail at all. */
  canSend: z.boolean(),
});
export type KeptWeeklySettings = z.infer<typeof KeptWeeklySettings>;

/** One message with one edition to one address: what was sent to whom, and what came of it. */
export const WeeklyDelivery = z.object({
  id: z.string(),
  monday: Day,
  edition: z.int().min(1),
  email: z.string(),
  attached: z.array(WeeklyForm),
  state: z.enum(["waiting", "sent", "failed"]),
  /** Tried so many times. */
  attempts: z.int(),
  at: Instant,
  /** A sentence; null while nothing went wrong. */
  failure: z.string().nullable(),
});
export type WeeklyDelivery = z.infer<typeof WeeklyDelivery>;

export const WeeklyDeliveries = z.object({ deliveries: z.array(WeeklyDelivery) });
export type WeeklyDeliveries = z.infer<typeof WeeklyDeliveries>;
