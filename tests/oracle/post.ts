/** What the providers' systems send in a seed: in the background, noted when it is acknowledged, and sent again. */
import type { SubmissionReceipt } from "../../contracts/observation.ts";
import { Wrong } from "./checks.ts";
import type { Ledger } from "./ledger.ts";
import type { Sending } from "./operations.ts";
import type { Page } from "./page.ts";
import { type Letter, wholesOf, writeLetter, writeLongLetter } from "./sender.ts";
import type { Stage } from "./stage.ts";

/** Slower than what is sent, and fast enough not to be silent. */
const floodBytesPerSecond = 400_000;
/** Until the kernel's buffers are full too; after so many the reader was not slow enough. */
const floodLettersMax = 200;
const floodStep = 3;

type Sent = { letter: Letter; receipt: Promise<SubmissionReceipt | null> };

export type PostDeps = {
  stage: Stage;
  seed: number;
  ledger: Ledger;
  /** Takes what goes on in the background and must end well before all is well again. */
  begin(work: Promise<unknown>): void;
};

export class Post {
  readonly #deps: PostDeps;
  readonly #sent: Sent[] = [];
  #letters = 0;
  #restores = 0;

  constructor(deps: PostDeps) {
    this.#deps = deps;
  }

  /** Writes a letter by the clock of a server and sends it there first; at one moment to the other too. */
  submit(sending: Sending, server: number, isSentTwice: boolean): void {
    const letter = writeLetter(sending, this.#newKey(), this.#now(server));
    const sent = { letter, receipt: this.send(letter, server) };
    this.#sent.push(sent);
    if (isSentTwice) this.#deps.begin(this.#repeat(sent, 1 - server));
  }

  /** Sends the letter of that number again, if there is one. */
  sendAgain(number: number, server: number): void {
    const earlier = this.#sent[number];
    if (earlier !== undefined) this.#deps.begin(this.#repeat(earlier, server));
  }

  /** Sends in the background, and notes what was acknowledged. */
  send(letter: Letter, server: number): Promise<SubmissionReceipt | null> {
    const { stage, ledger, begin } = this.#deps;
    const receipt = stage.sender.send(letter, server);
    begin(
      receipt.then((got) => {
        if (got !== null) ledger.acknowledged(got, wholesOf(letter));
      }),
    );
    return receipt;
  }

  /** The store was put back: what was sent before may come again as new. */
  restored(): void {
    this.#restores += 1;
  }

  /** Sends more than a slow page can read, until the servers queue no more for it; how many texts they did not. */
  async flood(slow: Page, server: number): Promise<number> {
    const { stage } = this.#deps;
    slow.line.trickle(floodBytesPerSecond);
    const skippedBefore = await stage.countSkippedTexts();
    for (let sent = 0; sent < floodLettersMax; sent += 1) {
      await this.send(writeLongLetter(this.#newKey(), this.#now(server), sent), server);
      if (sent % floodStep !== 0) continue;
      const skipped = (await stage.countSkippedTexts()) - skippedBefore;
      if (skipped > 0) return skipped;
    }
    return 0;
  }

  /** The same letter again is the same submission (rule S6), unless the store was put back meanwhile. */
  async #repeat({ letter, receipt }: Sent, server: number): Promise<void> {
    const restoresBefore = this.#restores;
    const [first, second] = await Promise.all([receipt, this.send(letter, server)]);
    if (first === null || second === null || this.#restores !== restoresBefore) return;
    if (first.epoch !== second.epoch || first.submission === second.submission) return;
    throw new Wrong(`"${letter.key}" was recorded twice: ${JSON.stringify([first, second])}`);
  }

  /** Of this seed and of this time that it is played: the store may have seen it before. */
  #newKey(): string {
    this.#letters += 1;
    return `${this.#deps.seed} ${this.#letters} ${Date.now()}`;
  }

  #now(server: number): number {
    return this.#deps.stage.servers[server]?.now() ?? Date.now();
  }
}
