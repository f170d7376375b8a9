/** A way to one display, whatever carries it. The hub knows this and never a socket. */
export type Wire = {
  /** Hands a text over for sending. Never throws: a wire that is gone swallows it. */
  send(text: string): void;
  /** What was handed over and has not left this machine yet, in bytes. */
  readonly bufferedBytes: number;
  /** Ends the wire with one of the `closing` codes and a sentence of at most 123 bytes. */
  close(code: number, reason: string): void;
};

/** What a display's side of the wire tells the hub. */
export type WireHandle = {
  /** A text came from the page. */
  received(text: string): void;
  /** The wire is gone, however it ended. Saying it twice changes nothing. */
  left(): void;
};

/** Close codes of RFC 6455 and its registry, by what they mean here. */
export const closing = {
  /** The page sent bytes where only text is read. */
  notText: 1003,
  /** The page sent what it may not: it is at fault, not the line. */
  refused: 1008,
  /** The server stops; the page will find it, or another, again. */
  restart: 1012,
  /** Too slow, or too many: try again later. */
  tryLater: 1013,
} as const;
