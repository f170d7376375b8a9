/** What a value is judged against before it is believed. */
import { z } from "zod";

export const Expectation = z.looseObject({});
export type Expectation = z.infer<typeof Expectation>;
