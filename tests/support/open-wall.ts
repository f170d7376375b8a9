/** A wall that somebody has open: a real socket, the contracts' messages, and the page's own state. */
import { once } from "node:events";
import { onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import type { Figure } from "../../contracts/figure.ts";
import { LiveMessage } from "../../contracts/live.ts";
import {
  applyMessage,
  initialWallState,
  resumeOf,
  type ShowingState,
  type WallState,
} from "../../frontend/live/wall-state.ts";

/** How long a test waits for what must come, and how often it looks. */
export const inTime = { timeout: 10_000, interval: 10 };

export type OpenWall = {
  /** What came since it last connected, in order. */
  heard(): readonly LiveMessage[];
  /** What it shows. */
  shows(): ShowingState;
  /** One figure as it shows it. */
  figure(key: string): Figure;
  /** Resolves when it shows this revision of its place. */
  reaches(revision: number): Promise<void>;
  /** Its line is cut; what it shows stays as it is. */
  drop(): Promise<void>;
  /** Connects again, saying what it holds, and waits for the first message. */
  comeBack(holding?: { epoch: string; revision: number }): Promise<void>;
};

/** Opens the wall of a place and waits until it shows figures. It is closed after the test. */
export const openWall = async (address: string, place: string): Promise<OpenWall> => {
  let state: WallState = initialWallState;
  let heard: LiveMessage[] = [];
  let socket: WebSocket | null = null;

  const receive = (from: WebSocket, text: string): void => {
    if (from !== socket) return;
    const message = LiveMessage.parse(JSON.parse(text));
    heard.push(message);
    const applied = applyMessage(state, message);
    state = applied.state;
    if (applied.ask === "resume") from.send(JSON.stringify(resumeOf(state)));
  };

  const connect = async (query: string): Promise<void> => {
    heard = [];
    const opening = new WebSocket(
      `${address.replace("http", "ws")}/api/localities/${place}/live${query}`,
    );
    socket = opening;
    opening.on("message", (data) => receive(opening, data.toString()));
    await once(opening, "open");
    // Only now: a connection that is refused must fail the test, one that is cut later must not.
    opening.on("error", () => {});
    await vi.waitFor(() => {
      if (heard.length === 0) throw new Error(`Nothing came over the wire of ${place}.`);
    }, inTime);
  };

  const shows = (): ShowingState => {
    if (state.name !== "showing") throw new Error(`The wall of ${place} shows nothing.`);
    return state;
  };

  onTestFinished(() => socket?.terminate());
  await connect("");

  return {
    heard: () => heard,
    shows,
    figure: (key) => {
      const figure = shows().figures.find((one) => one.key === key);
      if (figure === undefined) throw new Error(`The wall of ${place} has no figure "${key}".`);
      return figure;
    },
    reaches: (revision) =>
      vi.waitFor(() => {
        const { revision: shown } = shows();
        if (shown !== revision) throw new Error(`${place} is at ${shown}, and not at ${revision}.`);
      }, inTime),
    drop: async () => {
      if (socket === null || socket.readyState === WebSocket.CLOSED) return;
      const dropped = once(socket, "close");
      socket.terminate();
      await dropped;
    },
    comeBack: ({ epoch, revision } = shows()) => connect(`?epoch=${epoch}&since=${revision}`),
  };
};
