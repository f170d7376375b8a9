/** Has forms written by threads of their own, a few at once, each within limits of memory and time. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type WeeklyForm, formNames } from "../../../contracts/weekly-settings.ts";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { UnwrittenForm } from "../unwritten-form.ts";
import type { FormAnswer, FormOrder } from "./form-messages.ts";

/** A PDF of sixty rows is written with a third of it. */
export const heapMbMax = 256;
export const writeMsMax = 30_000;
export const formsAtOnceMax = 2;
export const formsWaitingMax = 16;
/** A thread that has had nothing to write for so long is ended. */
const idleMs = 120_000;

/** @throws UnwrittenForm, whose message is a sentence for whoever asked; never returns half a document. */
export type WriteForm = (form: WeeklyForm, update: WeeklyUpdate) => Promise<Uint8Array>;

export type FormWriterLimits = {
  heapMbMax: number;
  writeMsMax: number;
  formsAtOnceMax: number;
  formsWaitingMax: number;
};

/** The worker as the build leaves it: beside what is built, or in the folder that it is built into. */
const findWorkerFile = (): string => {
  const name = "write-form.worker.js";
  const [beside, built] = [name, `../../../dist/server/${name}`].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return beside !== undefined && existsSync(beside) ? beside : (built ?? "");
};

/** @param workerFile where `write-form.worker.ts` was built to. */
export const makeFormWriter = ({
  workerFile = findWorkerFile(),
  limits = { heapMbMax, writeMsMax, formsAtOnceMax, formsWaitingMax },
}: { workerFile?: string; limits?: FormWriterLimits } = {}): WriteForm => {
  const takeTurn = makeTurns(limits);
  const idle: { worker: Worker; end: NodeJS.Timeout }[] = [];
  const start = (): Worker =>
    new Worker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMbMax },
      // It needs nothing of what the product is told, least of all its secrets.
      env: {},
      execArgv: [],
    });
  const takeWorker = (): Worker => {
    const kept = idle.pop();
    if (kept === undefined) return start();
    clearTimeout(kept.end);
    hush(kept.worker);
    kept.worker.ref();
    return kept.worker;
  };
  const keepWorker = (worker: Worker): void => {
    const forget = (): void => {
      const place = idle.findIndex((one) => one.worker === worker);
      if (place !== -1) idle.splice(place, 1);
    };
    const end = setTimeout(() => {
      forget();
      void worker.terminate();
    }, idleMs);
    // Neither keeps the program alive.
    end.unref();
    worker.unref();
    worker.once("exit", forget);
    worker.once("error", forget);
    idle.push({ worker, end });
  };
  return async (form, update) => {
    const endTurn = await takeTurn(form);
    try {
      const worker = takeWorker();
      let answer: FormAnswer;
      try {
        answer = await askWorker(worker, { form, update }, limits);
      } catch (error) {
        await worker.terminate();
        throw error;
      }
      keepWorker(worker);
      if (answer.says === "unwritten") throw new UnwrittenForm(answer.sentence);
      return answer.bytes;
    } finally {
      endTurn();
    }
  };
};

/** As many at once as are allowed; the others wait, and what is too many is refused. */
const makeTurns = (limits: FormWriterLimits) => {
  const waiting: (() => void)[] = [];
  let writing = 0;
  const endTurn = (): void => {
    // Whoever is done hands its turn on.
    const next = waiting.shift();
    if (next === undefined) writing -= 1;
    else next();
  };
  return async (form: WeeklyForm): Promise<() => void> => {
    if (writing < limits.formsAtOnceMax) writing += 1;
    else if (waiting.length >= limits.formsWaitingMax)
      throw unwritten(form, "too many are being written at this moment");
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return endTurn;
  };
};

const unwritten = (form: WeeklyForm, why: string, cause?: unknown): UnwrittenForm =>
  new UnwrittenForm(
    `The ${formNames[form]} form could not be written: ${why}. Try again in a minute, or take another form.`,
    { cause },
  );

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";

const askWorker = (
  worker: Worker,
  order: FormOrder,
  limits: FormWriterLimits,
): Promise<FormAnswer> =>
  new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      clearTimeout(timeout);
      hush(worker);
      end();
    };
    const timeout = setTimeout(
      () => settle(() => reject(unwritten(order.form, "it took too long"))),
      limits.writeMsMax,
    );
    worker.once("message", (answer: FormAnswer) => settle(() => resolve(answer)));
    worker.once("error", (error) => {
      const why = isOutOfMemory(error) ? "it took too much memory" : "what writes it broke off";
      settle(() => reject(unwritten(order.form, why, error)));
    });
    worker.once("exit", () =>
      settle(() => reject(unwritten(order.form, "what writes it broke off"))),
    );
    worker.postMessage(order, []);
  });

/** Of its own listeners only: the thread's port leans on others. */
const hush = (worker: Worker): void => {
  for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
  // What still comes from a thread that is being ended is nobody's answer.
  worker.on("error", () => {});
};

/** Of the whole process: what may be written at once is the machine's limit. */
export const writeForm: WriteForm = makeFormWriter();
