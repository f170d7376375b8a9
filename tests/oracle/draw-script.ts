/** Draws what happens in a seed before anything begins, so that the same seed is the same list. */
import { makeRandom, type Random } from "../live/random.ts";
import type { Mishap } from "./message-wire.ts";
import type { Batch, Operation, Return, Script, Sending } from "./operations.ts";
import { localities, planned, type PlaceKey, places, providers, reported } from "./system.ts";

const pagesCount = { least: 2, spread: 3 };
const batchesCount = { least: 2, spread: 2 };
const operationsCount = { least: 4, spread: 5 };
const pauseMsMax = 25;
/** What costs a second or more comes in one seed of so many, so that fifty in a row have them all. */
const oneSeedOf = {
  flood: 50,
  "restart-database": 25,
  "kill-server": 12,
  "go-dead": 8,
  restore: 6,
};
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Draws the script of a seed. */
export const drawScript = (seed: number): Script => new Drawing(seed).script();

class Drawing {
  readonly #seed: number;
  readonly #random: Random;
  #sendings = 0;
  readonly #sent: Sending[] = [];

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = makeRandom(seed);
  }

  script(): Script {
    const floods = this.#isTurnOf("flood");
    const pages: PlaceKey[] = Array.from({ length: this.#count(pagesCount) }, () =>
      this.#pick(places.filter((place) => place !== "long")),
    );
    if (floods) pages.push("long", "long");
    const batches = Array.from({ length: this.#count(batchesCount) }, () =>
      this.#batch(pages.length),
    );
    const page = this.#random.below(pages.length);
    const server = this.#server();
    const rare: Operation[] = [
      { does: "flood", server },
      { does: "restart-database" },
      { does: "kill-server", server },
      { does: "go-dead", page },
      { does: "restore", batchesBack: this.#random.below(2) },
    ];
    for (const operation of rare) {
      if (this.#isTurnOf(operation.does)) this.#insert(batches, operation);
    }
    return { pages, batches };
  }

  /** Each counts from a number of its own, so that they seldom fall on one seed. */
  #isTurnOf(does: Operation["does"]): boolean {
    const rare = Object.entries(oneSeedOf);
    const at = rare.findIndex(([name]) => name === does);
    const every = rare[at]?.[1] ?? 1;
    return this.#seed % every === (at + 1) % every;
  }

  #batch(pages: number): Batch {
    const operations = Array.from({ length: this.#count(operationsCount) }, () =>
      this.#paced(this.#operation(pages)),
    );
    return { operations, returns: this.#returns(pages) };
  }

  #insert(batches: Batch[], operation: Operation): void {
    const at = this.#random.below(batches.length);
    const batch = batches[at];
    if (batch === undefined) return;
    const before = this.#random.below(batch.operations.length);
    const operations = batch.operations.toSpliced(before, 0, this.#paced(operation));
    batches[at] = { ...batch, operations };
  }

  #paced(operation: Operation): Batch["operations"][number] {
    // Half of all follow at once, so that much happens together.
    return { operation, pauseMs: this.#random.chance(0.5) ? 0 : this.#random.below(pauseMsMax) };
  }

  /** One thing, by chance; what is near the top happens more often. */
  #operation(pages: number): Operation {
    const dice = this.#random.below(100);
    const page = this.#random.below(pages);
    const server = this.#server();
    if (dice < 36) return this.#send("submit", server);
    if (dice < 48) return this.#correct(server);
    if (dice < 52) return this.#send("submit-twice", server);
    if (dice < 58 && this.#sendings > 0) {
      return { does: "repeat", of: this.#random.below(this.#sendings), server };
    }
    if (dice < 63) return this.#changePlan();
    if (dice < 74) return { does: "cut", page };
    if (dice < 78) return { does: "stall", page };
    if (dice < 82) return { does: "delay", page, ms: this.#random.below(60) };
    if (dice < 90) return { does: "mishap", page, mishap: this.#mishap() };
    if (dice < 93) return { does: "wake", page };
    if (dice < 95) return { does: "deafen" };
    if (dice < 96) return { does: "sever" };
    return { does: "jump-clock", server, byMs: this.#jumpMs() };
  }

  #send(does: "submit" | "submit-twice", server: number): Operation {
    return { does, server, ...this.#remember(this.#sending()) };
  }

  /** Something that was sent before, with another value; the first time there is nothing to correct. */
  #correct(server: number): Operation {
    const earlier = this.#sent[this.#random.below(this.#sent.length)];
    if (earlier === undefined) return this.#send("submit", server);
    const figures = earlier.figures.map((figure) => ({ ...figure, value: this.#value(1_000) }));
    return { does: "correct", server, ...this.#remember({ ...earlier, figures }) };
  }

  #remember(sending: Sending): Sending {
    this.#sendings += 1;
    this.#sent.push(sending);
    return sending;
  }

  #sending(): Sending {
    const place = this.#pick(localities);
    const provider = this.#pick(providers);
    const figures = reported[provider]
      .filter(() => this.#random.chance(0.6))
      .map(({ measure, breakdown, max }) => ({
        measure,
        breakdown,
        daysAgo: this.#random.chance(0.7) ? 0 : this.#random.below(5),
        value: this.#random.chance(0.1) ? null : this.#value(max),
      }));
    return figures.length > 0 ? { place, provider, figures } : this.#sending();
  }

  #changePlan(): Operation {
    const aims = planned.map(() => (this.#random.chance(0.2) ? null : this.#value(500)));
    return { does: "change-plan", place: this.#pick(localities), aims };
  }

  #returns(pages: number): Return[] {
    const dice = this.#random.below(10);
    const page = this.#random.below(pages);
    if (dice < 3) return [{ does: "return", page }];
    if (dice > 4) return [];
    const missed = Array.from({ length: this.#random.below(4) }, () => this.#sending());
    return [{ does: "return-after-14-hours", page, missed }];
  }

  /** Seconds or days, mostly forward: a clock that goes back is set, it does not run. */
  #jumpMs(): number {
    const isFar = this.#random.chance(0.3);
    const sign = this.#random.chance(0.35) ? -1 : 1;
    return sign * this.#random.below(isFar ? 2 * dayMs : 5 * minuteMs);
  }

  #mishap(): Mishap {
    return this.#pick(["lose", "repeat", "repeat", "swap", "swap"]);
  }

  #server(): number {
    return this.#random.below(2);
  }

  #value(max: number): number {
    return this.#random.below(max);
  }

  #count({ least, spread }: { least: number; spread: number }): number {
    return least + this.#random.below(spread);
  }

  #pick<T>(choices: readonly T[]): T {
    const picked = choices[this.#random.below(choices.length)];
    if (picked === undefined) throw new Error("There is nothing to choose from.");
    return picked;
  }
}
