/**
 * The line between one page and the servers: a way through this machine that can be cut, go dead
 * without a word to either end, stall so that nothing is read from the server, be slow, or be down.
 */
import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

type Pair = {
  near: Socket;
  far: Socket;
  /** What the server sent and the page does not have yet. */
  late: Buffer[];
};

export class Line {
  readonly #server: Server;
  readonly #target: () => number;
  readonly #pairs = new Set<Pair>();
  /** Open to each end and carrying nothing. */
  readonly #dead = new Set<Pair>();
  #isDown = false;
  #isStalled = false;
  #delayMs = 0;
  #bytesPerSecond = Infinity;

  private constructor(target: () => number) {
    this.#target = target;
    this.#server = createServer((near) => this.#take(near));
  }

  /** @param target the port to lead to, asked at each new connection: a balancer chooses. */
  static async open(target: () => number): Promise<Line> {
    const line = new Line(target);
    line.#server.listen(0, "127.0.0.1");
    await once(line.#server, "listening");
    return line;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The line is closed.");
    return address.port;
  }

  /** What is open now is cut, and both ends hear of it. */
  cut(): void {
    for (const pair of this.#pairs) this.#end(pair);
  }

  /** What is open now carries nothing any more, and nobody is told; what is opened later is well. */
  goDead(): void {
    for (const pair of this.#pairs) {
      this.#pairs.delete(pair);
      this.#dead.add(pair);
      pair.late.length = 0;
      for (const socket of [pair.near, pair.far]) {
        socket.removeAllListeners("data").removeAllListeners("close").resume();
      }
    }
  }

  /** Nothing that the server sends is read while it is stalled; it piles up on the server's side. */
  stall(isStalled: boolean): void {
    this.#isStalled = isStalled;
    for (const { far } of this.#pairs) {
      if (isStalled) far.pause();
      else far.resume();
    }
  }

  /** From now on what the server sends takes this long, in the order in which it was sent. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** From now on no more than this is read from the server in a second; the rest piles up there. */
  trickle(bytesPerSecond: number): void {
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** While it is down, what is open is cut and nothing can be opened. */
  down(isDown: boolean): void {
    this.#isDown = isDown;
    if (isDown) this.cut();
  }

  close(): void {
    for (const pair of [...this.#pairs, ...this.#dead]) this.#end(pair);
    this.#server.close();
  }

  #take(near: Socket): void {
    if (this.#isDown) {
      near.destroy();
      return;
    }
    const far = connect(this.#target(), "127.0.0.1");
    const pair: Pair = { near, far, late: [] };
    this.#pairs.add(pair);
    for (const socket of [near, far]) {
      // What fails is closed after it.
      socket
        .setNoDelay(true)
        .on("error", () => {})
        .on("close", () => this.#end(pair));
    }
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => this.#carry(pair, bytes));
    if (this.#isStalled) far.pause();
  }

  /** Each turn hands over what is oldest: what came later never overtakes. */
  #carry({ near, far, late }: Pair, bytes: Buffer): void {
    if (this.#bytesPerSecond !== Infinity) {
      far.pause();
      const goOn = (): void => void (this.#isStalled || far.resume());
      setTimeout(goOn, (bytes.length / this.#bytesPerSecond) * 1_000);
    }
    if (this.#delayMs === 0 && late.length === 0) {
      near.write(bytes);
      return;
    }
    late.push(bytes);
    setTimeout(() => {
      const oldest = late.shift();
      if (oldest !== undefined && !near.destroyed) near.write(oldest);
    }, this.#delayMs);
  }

  #end(pair: Pair): void {
    this.#pairs.delete(pair);
    this.#dead.delete(pair);
    pair.near.destroy();
    pair.far.destroy();
  }
}
