/** How a route lets a display in, without knowing what a hub or a socket is. */
import type { WSEvents } from "hono/ws";

export type LiveDoor = {
  /** What follows one upgraded connection, given the position that the page claims to hold. */
  open(locality: string, epoch: string | undefined, since: string | undefined): WSEvents;
  /** Numbers about the displays, by name, for /metrics. */
  counts(): Record<string, number>;
  /** Whether changes are heard at this moment, for /health/ready. */
  isListening(): boolean;
};
