/** What is measured, part by part. */
import { measureFanOut } from "./fan-out.ts";
import { measureGlass } from "./glass.ts";
import { measureJoining } from "./joining.ts";
import { measureRestart } from "./restart.ts";
import type { Row } from "./row.ts";
import { type Bench, type Contenders, inTurns, type Section } from "./section.ts";
import { warm } from "./trials.ts";
import { measureWatching } from "./watching.ts";
import { measureWriting } from "./writing.ts";

const sections = {
  watching: measureWatching,
  joining: measureJoining,
  writing: measureWriting,
  glass: measureGlass,
  "fan-out": measureFanOut,
  restart: measureRestart,
} satisfies Record<string, Section>;

export type SectionName = keyof typeof sections;
export const isSectionName = (name: string): name is SectionName => Object.hasOwn(sections, name);
export const sectionNames: readonly SectionName[] = Object.keys(sections).filter(isSectionName);

/** The named parts, after both servers were made warm. */
export const measureAll = async (
  bench: Bench,
  contenders: Contenders,
  names: readonly SectionName[],
): Promise<Row[]> => {
  bench.say("Warming both servers.");
  await inTurns(contenders, 1, (contender) => warm(bench, contender));
  const rows: Row[] = [];
  for (const name of names) rows.push(...(await sections[name](bench, contenders)));
  return rows;
};
