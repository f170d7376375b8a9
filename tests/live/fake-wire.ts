/** A wire that keeps what it was sent, and whose buffer is as full as the test says. */
import { LiveMessage } from "../../contracts/live.ts";
import type { Wire } from "../../backend/live/wire.ts";

export type FakeWire = Wire & {
  bufferedBytes: number;
  texts: string[];
  closed: { code: number; reason: string } | null;
  /** What came since the last look, in words: "snapshot 3", "patch 3 to 5", "beat 5". */
  look(): string[];
  /** The messages so far, parsed as a page parses them. */
  messages(): LiveMessage[];
};

const nameOf = (message: LiveMessage): string =>
  message.type === "patch"
    ? `patch ${message.from} to ${message.to}`
    : `${message.type} ${message.revision}`;

export const makeFakeWire = (): FakeWire => {
  let seen = 0;
  const wire: FakeWire = {
    bufferedBytes: 0,
    texts: [],
    closed: null,
    send: (text) => void wire.texts.push(text),
    close: (code, reason) => {
      wire.closed = { code, reason };
    },
    messages: () => wire.texts.map((text) => LiveMessage.parse(JSON.parse(text))),
    look: () => {
      const names = wire.messages().slice(seen).map(nameOf);
      seen = wire.texts.length;
      return names;
    },
  };
  return wire;
};
