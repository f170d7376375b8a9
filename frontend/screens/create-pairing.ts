/** A code for this screen, and what became of it: for ever, one code after the other. */
import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";
import { claimEveryMs, Pairing } from "../../contracts/screen.ts";
import { ApiError } from "../api.ts";
import { ownCalls } from "./calls.ts";
import { forget, keep, kept } from "./keeping.ts";

const pairingKey = "pairing";

export type OwnPairing = {
  /** "KQ74MD"; null while there is none. */
  code: Accessor<string | null>;
  /** Whether the server answers. */
  isReached: Accessor<boolean>;
};

/** @param onPaired somebody has typed the code, and the credential has come. */
export const createPairing = (onPaired: () => void): OwnPairing => {
  const [pairing, setPairing] = createSignal(kept(pairingKey, Pairing));
  const [isReached, setReached] = createSignal(true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  const become = (next: Pairing | null): void => {
    if (next === null) forget(pairingKey);
    else keep(pairingKey, next);
    setPairing(next);
  };

  const step = async (): Promise<void> => {
    const current = pairing();
    if (current === null) return become(await ownCalls.openPairing());
    const { state } = await ownCalls.claim(current.secret);
    if (state === "waiting") return;
    become(null);
    if (state === "paired") onPaired();
    else become(await ownCalls.openPairing());
  };

  const run = async (): Promise<void> => {
    try {
      await step();
      setReached(true);
    } catch (error) {
      setReached(!(error instanceof ApiError && error.code === "offline"));
    }
    if (!isOver) timer = setTimeout(() => void run(), claimEveryMs);
  };

  onMount(() => void run());
  onCleanup(() => {
    isOver = true;
    clearTimeout(timer);
  });
  return { code: () => pairing()?.code ?? null, isReached };
};
