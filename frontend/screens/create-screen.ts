/** What this screen is: it says what it shows, hears whose wall is its own, and does what is asked of it. */
import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";
import { z } from "zod";
import {
  identifyShownMs,
  reportEveryMs,
  ScreenDuty,
  type ScreenReport,
  type WaitingOrder,
} from "../../contracts/screen.ts";
import { ApiError } from "../api.ts";
import { ownCalls } from "./calls.ts";
import { keep, kept } from "./keeping.ts";
import { makeOwnOrders } from "./orders.ts";
import { loadAsAsked, loadRelease, ownRelease } from "./release.ts";

/** Until the server has answered for the first time it is asked so often. */
const firstAnswerEveryMs = 5_000;

/** What it was told last, kept over a restart without a server. */
const Identity = ScreenDuty.pick({ name: true, locality: true, place: true, demonstration: true });
export type Identity = z.infer<typeof Identity>;

const identityKey = "identity";

/** Whether its credential is good: not known before the server has answered. */
type Standing = "unknown" | "paired" | "unpaired";

export type Screen = {
  /** Whose wall it shows, or showed last; null for one that was never paired. */
  identity: Accessor<Identity | null>;
  standing: Accessor<Standing>;
  /** Its name, while somebody wants to see which one it is. */
  nameShown: Accessor<string | null>;
  /** What stands on it now changed: null while it shows no figures. */
  shows(position: ScreenReport["shows"]): void;
  /** Something happened to its link or its pairing: it reports at once. */
  lookAgain(): void;
};

/** For as long as its owner lives. */
export const createScreen = (): Screen => {
  const [identity, setIdentity] = createSignal(kept(identityKey, Identity));
  const [standing, setStanding] = createSignal<Standing>("unknown");
  const [nameShown, setNameShown] = createSignal<string | null>(null);
  const own = makeOwnOrders();
  let position: ScreenReport["shows"] = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isAskedMeanwhile = false;
  let isLoading = false;

  /** One at a time; what is not done is asked for again with the next report. */
  const load = (how: () => Promise<void>): void => {
    if (isLoading) return;
    isLoading = true;
    void how().finally(() => (isLoading = false));
  };

  const identify = (name: string): void => {
    clearTimeout(hiding);
    setNameShown(name);
    hiding = setTimeout(() => setNameShown(null), identifyShownMs);
  };

  const obey = (name: string, orders: readonly WaitingOrder[]): void => {
    for (const { id, is } of orders) {
      if (is === "reload") {
        load(() => loadAsAsked(() => own.noteDone(id)));
        continue;
      }
      identify(name);
      own.noteDone(id);
      // Whoever asked hears at once that it is done.
      isAskedMeanwhile = true;
    }
  };

  const take = ({ name, locality, place, demonstration, release, orders }: ScreenDuty): void => {
    const told = { name, locality, place, demonstration };
    // The same again must not draw the wall anew.
    if (JSON.stringify(told) !== JSON.stringify(identity())) {
      setIdentity(told);
      keep(identityKey, told);
    }
    setStanding("paired");
    obey(name, own.newOf(orders));
    if (release !== ownRelease) load(() => loadRelease(release));
  };

  const ask = async (): Promise<void> => {
    const visible = document.visibilityState === "visible";
    try {
      const report = { shows: position, release: ownRelease, visible, done: own.done() };
      take(await ownCalls.report(report));
    } catch (error) {
      // Nobody's credential, or somebody's session beside one that is over; all else says nothing.
      const isRefused =
        error instanceof ApiError && (error.code === "signed-out" || error.code === "forbidden");
      if (!isRefused) return;
      setStanding("unpaired");
      // Nobody looks for a screen that is none any more, and its code is to be seen.
      setNameShown(null);
    }
  };

  const report = async (): Promise<void> => {
    if (isAsking) {
      isAskedMeanwhile = true;
      return;
    }
    clearTimeout(timer);
    isAsking = true;
    await ask();
    isAsking = false;
    // What shows its code has nothing to report: whoever pairs it lets it look again.
    if (standing() === "unpaired") return;
    const pauseMs = standing() === "unknown" ? firstAnswerEveryMs : reportEveryMs;
    timer = setTimeout(() => void report(), isAskedMeanwhile ? 0 : pauseMs);
    isAskedMeanwhile = false;
  };

  const lookAgain = (): void => void report();
  onMount(lookAgain);
  window.addEventListener("online", lookAgain);
  onCleanup(() => {
    window.removeEventListener("online", lookAgain);
    clearTimeout(timer);
    clearTimeout(hiding);
  });
  return {
    identity,
    standing,
    nameShown,
    shows: (next) => {
      position = next;
    },
    lookAgain,
  };
};
