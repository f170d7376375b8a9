/** One seed, played: its pages are opened, what its script says happens, and after each batch all must hold. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { Figure } from "../../contracts/figure.ts";
import { makeRandom } from "../live/random.ts";
import { checkShown, settle } from "./checks.ts";
import { Ledger } from "./ledger.ts";
import type { Batch, Operation, Script } from "./operations.ts";
import { Page } from "./page.ts";
import { Post } from "./post.ts";
import { playReturn } from "./returns.ts";
import type { ServerProcess } from "./server-process.ts";
import type { Stage } from "./stage.ts";
import { localities, long } from "./system.ts";
import type { Tally } from "./tally.ts";
import type { Position } from "./truth.ts";

/** Until the kernel's buffers are full too; after so many the reader was not slow enough. */
const keeperAttemptsMax = 200;
const keeperRetryMs = 50;

export class Play {
  readonly #stage: Stage;
  readonly #tally: Tally;
  readonly #seed: number;
  readonly #ledger = new Ledger();
  readonly #pages: Page[] = [];
  readonly #post: Post;
  /** Where the places stood before each batch. */
  readonly #marks: Position[][] = [];
  /** What is under way and must end before all is well again. */
  #underWay: Promise<unknown>[] = [];
  readonly #restarting = new Map<ServerProcess, Promise<void>>();
  #stalled = new Set<Page>();

  constructor(stage: Stage, seed: number, tally: Tally) {
    this.#stage = stage;
    this.#seed = seed;
    this.#tally = tally;
    const begin = (work: Promise<unknown>): void => this.#begin(work);
    this.#post = new Post({ stage, seed, ledger: this.#ledger, begin });
  }

  /** Throws `Wrong` when anything does not hold. */
  async play(script: Script): Promise<void> {
    try {
      await this.#open(script);
      for (const batch of script.batches) await this.#playBatch(batch);
      this.#tally.seeds += 1;
    } finally {
      for (const page of this.#pages) {
        this.#tally.reconnects += page.sockets - 1;
        page.close();
      }
      await Promise.allSettled(this.#underWay);
    }
  }

  async #open({ pages }: Script): Promise<void> {
    const { truth, servers } = this.#stage;
    await truth.learn();
    truth.forget();
    for (const position of await this.#stage.keeper.positions()) {
      if (!localities.some((one) => one === position.place)) continue;
      const figures = z.array(Figure).parse(JSON.parse((await truth.at(position)) ?? "[]"));
      this.#ledger.openAt(position.place, figures);
    }
    for (const [i, place] of pages.entries()) {
      const random = makeRandom(this.#seed * 1_000 + i);
      const target = (): number => servers[random.below(servers.length)]?.port ?? 0;
      this.#pages.push(await Page.open({ place, target, random }));
    }
    await settle(this.#stage, this.#pages, this.#tally);
  }

  async #playBatch({ operations, returns }: Batch): Promise<void> {
    this.#marks.push(await this.#stage.keeper.positions());
    for (const { operation, pauseMs } of operations) {
      await this.#happen(operation);
      this.#tally.happened[operation.does] += 1;
      if (pauseMs > 0) await pause(pauseMs);
    }
    await this.#calmDown();
    for (const one of returns) {
      await playReturn(this.#stage, this.#page(one.page), one, (letter) =>
        this.#post.send(letter, 0),
      );
      this.#tally.happened[one.does] += 1;
    }
    if (returns.length > 0) await this.#calmDown();
  }

  /** All is well again: every page must be right soon, and must have shown nothing but what was true. */
  async #calmDown(): Promise<void> {
    for (const page of this.#pages) {
      page.wire.heal();
      page.line.delay(0);
      page.line.stall(false);
      page.line.trickle(Infinity);
    }
    this.#stalled.clear();
    const underWay = this.#underWay;
    this.#underWay = [];
    await Promise.all(underWay);
    await settle(this.#stage, this.#pages, this.#tally);
    await checkShown(this.#stage, this.#pages, this.#ledger, this.#tally);
  }

  async #happen(operation: Operation): Promise<void> {
    switch (operation.does) {
      case "submit":
      case "correct":
      case "submit-twice":
        return this.#post.submit(operation, operation.server, operation.does === "submit-twice");
      case "repeat":
        return this.#post.sendAgain(operation.of, operation.server);
      case "flood":
        return this.#flood(operation.server);
      case "change-plan": {
        const now = new Date(this.#server(0).now()).toISOString();
        const { place, aims } = operation;
        return this.#patiently(() => this.#stage.keeper.changePlan(place, aims, now));
      }
      case "deafen":
        return this.#patiently(() => this.#stage.keeper.deafen());
      case "sever":
        return this.#patiently(() => this.#stage.keeper.sever());
      case "restore":
        return this.#restore(operation.batchesBack);
      case "jump-clock": {
        const server = this.#server(operation.server);
        await this.#restarting.get(server);
        return server.setClock(server.offsetMs + operation.byMs);
      }
      case "kill-server":
        return this.#killServer(this.#server(operation.server));
      case "restart-database":
        this.#begin(this.#stage.restartDatabase());
        return;
      case "cut":
      case "go-dead":
      case "wake":
      case "stall":
      case "delay":
      case "mishap":
        this.#happenToPage(operation, this.#page(operation.page));
    }
  }

  #happenToPage(
    operation: Extract<
      Operation,
      { does: "cut" | "go-dead" | "wake" | "stall" | "delay" | "mishap" }
    >,
    page: Page,
  ): void {
    switch (operation.does) {
      case "cut":
        return page.line.cut();
      case "go-dead":
        return page.line.goDead();
      case "wake":
        return page.wake();
      case "delay":
        return page.line.delay(operation.ms);
      case "mishap":
        return page.wire.plan(operation.mishap);
      case "stall": {
        // The second time it is well again.
        const isStalled = !this.#stalled.delete(page);
        if (isStalled) this.#stalled.add(page);
        page.line.stall(isStalled);
      }
    }
  }

  /** Goes on in the background; when it fails, the batch does. */
  #begin(work: Promise<unknown>): void {
    work.catch(() => {});
    this.#underWay.push(work);
  }

  async #flood(server: number): Promise<void> {
    const slow = this.#pages.find(({ place }) => place === long);
    if (slow !== undefined) this.#tally.textsSkipped += await this.#post.flood(slow, server);
  }

  async #killServer(server: ServerProcess): Promise<void> {
    await server.kill();
    const restarted = server.start();
    this.#restarting.set(server, restarted);
    this.#begin(restarted);
  }

  async #restore(batchesBack: number): Promise<void> {
    const marks = this.#marks.at(-1 - batchesBack) ?? this.#marks.at(0) ?? [];
    this.#post.restored();
    await this.#patiently(async () => {
      const puttings = await this.#stage.keeper.restore(marks, this.#stage.truth);
      this.#ledger.restored(puttings);
    });
  }

  /** An operator tries again while the database is away; what was half done was not done. */
  async #patiently(work: () => Promise<unknown>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await work();
        return;
      } catch (error) {
        if (attempt === keeperAttemptsMax) throw error;
        await pause(keeperRetryMs);
      }
    }
  }

  #server(index: number): ServerProcess {
    const server = this.#stage.servers[index];
    if (server === undefined) throw new Error(`There is no server ${index}.`);
    return server;
  }

  #page(index: number): Page {
    const page = this.#pages[index];
    if (page === undefined) throw new Error(`There is no page ${index}.`);
    return page;
  }
}
