/** Writers that never pause: how many figures a second are kept. */
import type { Row } from "./row.ts";
import { type Bench, type Contenders, displaysOf, inTurns, mean, rowOf } from "./section.ts";
import { writeMany } from "./trials.ts";

export const measureWriting = async (bench: Bench, contenders: Contenders): Promise<Row[]> => {
  const { extent, say } = bench;
  const rows: Row[] = [];
  for (const displays of extent.writingBefore) {
    const what = displays === 0 ? "no display" : displaysOf(displays);
    say(`${extent.writers} writers that never pause, ${what} watching.`);
    const rates = await inTurns(contenders, extent.turns, (one) => writeMany(bench, one, displays));
    const group = `${extent.writers} writers that never pause`;
    rows.push(
      ...rowOf(group, `figures, ${what} watching`, "a second", (side) => mean(rates[side])),
    );
  }
  return rows;
};
