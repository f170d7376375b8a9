/** What a screen reader is told, politely: what is saved, what is refused, what others changed. */
import { type Accessor, createSignal, onCleanup } from "solid-js";

/** What comes this close together is said in one breath. */
const gatherMs = 600;
/** More than this many are counted, not read out. */
const readOutMax = 2;

export type Announcer = {
  words: Accessor<string>;
  saved(name: string): void;
  say(sentence: string): void;
};

export const createAnnouncer = (): Announcer => {
  const [words, setWords] = createSignal("");
  let savedNames: string[] = [];
  let sentences: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const speak = (): void => {
    timer = undefined;
    const saved =
      savedNames.length > readOutMax
        ? [`${savedNames.length} figures saved.`]
        : savedNames.map((name) => `${name}: saved.`);
    setWords([...saved, ...new Set(sentences)].join(" "));
    savedNames = [];
    sentences = [];
  };
  const gather = (): void => {
    timer ??= setTimeout(speak, gatherMs);
  };
  onCleanup(() => clearTimeout(timer));
  return {
    words,
    saved: (name) => {
      savedNames.push(name);
      gather();
    },
    say: (sentence) => {
      sentences.push(sentence);
      gather();
    },
  };
};
