/** When figures come, as the field does it. What is counted at 8am is sent the same morning; what is counted over a day, the next. */
import type { Cadence } from "../../contracts/measure.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const thursday = 4;

/** Beds at 8am, sent by 11am the same morning: a trust's daily sitrep. */
export const thisMorning: Cadence = {
  every: "day",
  counts: "snapshot",
  at: "08:00",
  weekdays: everyDay,
  due: { time: "11:00", afterDays: 0 },
};

/** Beds at 8am, sent by 11am the next day: community providers and the council. */
export const morningBefore: Cadence = {
  ...thisMorning,
  due: { time: "11:00", afterDays: 1 },
};

/** Midnight to midnight, sent by 11am the next day. */
export const dayBefore: Cadence = {
  every: "day",
  counts: "period",
  at: null,
  weekdays: everyDay,
  due: { time: "11:00", afterDays: 1 },
};

/** An answer for the day rather than a count at a time, sent by 11am the next day. */
export const daysAnswer: Cadence = {
  every: "day",
  counts: "snapshot",
  at: null,
  weekdays: everyDay,
  due: { time: "11:00", afterDays: 1 },
};

/** Declared when it changes, and said again by 11am each day. */
export const declaredDaily: Cadence = {
  every: "event",
  due: { time: "11:00", weekdays: everyDay },
};

/** Declared when it changes, and said again by Thursday 5:30pm. */
export const declaredWeekly: Cadence = {
  every: "event",
  due: { time: "17:30", weekdays: [thursday] },
};

/** Friday to Thursday, named by its Thursday and sent by 5pm that day. */
export const weekToThursday: Cadence = {
  every: "week",
  named: "end",
  weekday: thursday,
  due: { time: "17:00", afterDays: 0 },
};

/** Monday to Sunday, named by its Monday; first sent on its Thursday, for the week so far. */
export const weekOfMonday: Cadence = {
  every: "week",
  named: "start",
  weekday: 1,
  due: { time: "11:00", afterDays: 3 },
};

/** A month's count from a local service, sent by the end of the next month. */
export const monthReported: Cadence = { every: "month", due: { time: "17:00", afterDays: 30 } };

/** A national monthly publication: out in the middle of the second month after. */
export const monthPublished: Cadence = { every: "month", due: { time: "17:00", afterDays: 46 } };

/** Comes when it comes. */
export const onOccasion: Cadence = { every: "occasion" };
