/** Made up for the system: what three organisations declare of themselves. Its counts are published or added up. */
import type { Habit } from "./habit.ts";
import { declarations } from "./usual-habits.ts";

const place = "bsw";

export const bswHabits: readonly Habit[] = [
  declarations(place, { provider: "icb", measure: "bsw-opel", at: "10:30", sent: "10:31" }, [
    { from: "2024-08-05", level: 3 },
    { from: "2024-08-15", level: 2 },
  ]),
  declarations(
    place,
    { provider: "mental-health", measure: "mental-health-opel", at: "10:00", sent: "10:01" },
    [{ from: "2024-07-15", level: 2 }],
  ),
  declarations(
    place,
    { provider: "nhs-111", measure: "nhs-111-opel", at: "09:00", sent: "09:01" },
    [{ from: "2024-08-12", level: 1 }],
  ),
];
