/** A way through the machine to a port, that a test can cut, or make silent as a dead line is. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export type Proxy = {
  port: number;
  /** How many connections were taken so far. */
  taken(): number;
  /** What is open now carries nothing any more, and nobody is told; what comes later is well. */
  fallSilent(): void;
  /** What is open now is reset. */
  cut(): void;
};

export const openProxy = async (targetPort: number): Promise<Proxy> => {
  let taken = 0;
  let pairs: [Socket, Socket][] = [];
  const server = createServer((near) => {
    taken += 1;
    const far = connect(targetPort, "127.0.0.1");
    pairs.push([near, far]);
    near.on("error", () => far.destroy()).on("close", () => far.destroy());
    far.on("error", () => near.destroy()).on("close", () => near.destroy());
    near.pipe(far);
    far.pipe(near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = (): void => {
    for (const [near, far] of pairs.splice(0)) {
      near.destroy();
      far.destroy();
    }
  };
  const silenced: [Socket, Socket][] = [];
  onTestFinished(() => {
    pairs.push(...silenced);
    cut();
    server.close();
  });
  return {
    port: portOf(server.address()),
    taken: () => taken,
    fallSilent() {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        near.resume(); // read, and told to nobody
        far.resume();
      }
      silenced.push(...pairs);
      pairs = [];
    },
    cut,
  };
};

export const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === "string") throw new Error("A port is needed.");
  return address.port;
};
