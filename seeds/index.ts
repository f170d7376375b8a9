/** The BSW system as data: who is there, what is measured, what was planned, what was reported. */
export { aliases, type MeasureAlias } from "./aliases.ts";
export { measures } from "./measures/index.ts";
export { noticeRules } from "./notice-rules.ts";
export { localities, providers, system } from "./places.ts";
export { plans } from "./plans/winter-plan-2024-25.ts";
export { weeklyLayouts } from "./weekly-layouts.ts";
export { events, risks } from "./weekly-notes.ts";
export type { SeedSubmission } from "./observations/seed-submission.ts";
export { seedSubmissions } from "./observations/seed-submissions.ts";
export { demonstrationStartsAt } from "./observations/habit.ts";
