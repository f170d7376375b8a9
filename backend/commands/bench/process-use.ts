/** What a process has used of the machine, as Linux tells it. */
import { readFile } from "node:fs/promises";

export type ProcessUse = { processorMs: number; memoryMb: number };

/** Linux counts processor time in hundredths of a second for every reader, whatever its own tick is. */
const msPerTick = 10;
/** Fields of /proc/PID/stat after the name, which may itself hold spaces: user and system time. */
const userTicksField = 11;
const systemTicksField = 12;

/** Null where the system has no /proc: then that row is left out. */
export const readProcessUse = async (pid: number): Promise<ProcessUse | null> => {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = Number(fields[userTicksField]) + Number(fields[systemTicksField]);
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
    if (kilobytes === undefined || Number.isNaN(ticks)) return null;
    return { processorMs: ticks * msPerTick, memoryMb: Number(kilobytes) / 1_024 };
  } catch {
    return null;
  }
};
