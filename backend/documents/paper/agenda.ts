/** Risks with what is done about them, and the events that come. */
import type { WeeklyEvent, WeeklyRisk, WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { writeDayLong, writeDayPlain, writeTime } from "../../../contracts/wording.ts";
import { paragraphOf } from "./gaps.ts";
import type { PaperBlock, PaperItem, PaperSection } from "./paper.ts";

const stateWords = { new: "New", open: "Open", closed: "Closed" } as const;

const composeRisk = (one: WeeklyRisk, position: number): PaperItem => ({
  key: one.id === "" ? `risk-${position + 1}` : one.id,
  title: one.risk,
  tag: stateWords[one.state],
  lines: [
    ...(one.mitigation === "" ? [] : [`Mitigation: ${one.mitigation}`]),
    [
      one.owner === null ? "" : `Owner: ${one.owner}`,
      one.since === null ? "" : `Listed since the week of ${writeDayPlain(one.since)}`,
    ]
      .filter((words) => words !== "")
      .join(". "),
  ].filter((words) => words !== ""),
});

/** "Thursday 15 August 2024, 2pm, Civic Centre" */
const writeWhenAndWhere = ({ day, time, where }: WeeklyEvent): string =>
  [writeDayLong(day), time === null ? "" : writeTime(time), where ?? ""]
    .filter((words) => words !== "")
    .join(", ");

const composeEvent = (event: WeeklyEvent, position: number): PaperItem => ({
  key: event.id === "" ? `event-${position + 1}` : event.id,
  title: event.event,
  tag: null,
  lines: [writeWhenAndWhere(event)],
});

const blocksOf = (items: readonly PaperItem[]): PaperBlock[] =>
  items.length === 0 ? [paragraphOf("None noted.")] : [{ is: "items", items }];

const part = { under: null, page: 2, isBox: false } as const;

export const composeRisks = ({ risks }: WeeklyUpdate): PaperSection => ({
  ...part,
  key: "risks",
  heading: "Anticipated risks in the coming week",
  blocks: blocksOf(risks.map(composeRisk)),
});

export const composeEvents = ({ events }: WeeklyUpdate): PaperSection => ({
  ...part,
  key: "events",
  heading: "Key upcoming events",
  blocks: blocksOf(events.map(composeEvent)),
});
