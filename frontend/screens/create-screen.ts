/** What this screen is: it says what it shows, hears whose wall is its own, and does what is asked of it. */
import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";
import { z } from "zod";
import {
  identifyShownMs,
  reportEveryMs,
  ScreenDuty,
  type ScreenReport,
} from "../../contracts/screen.ts";
import { ApiError } from "../api.ts";
import { ownCalls } from "./calls.ts";
import { keep, kept } from "./keeping.ts";
import { loadAgain, ownRelease } from "./release.ts";

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
  let position: ScreenReport["shows"] = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isAskedMeanwhile = false;

  const identify = (name: string): void => {
    clearTimeout(hiding);
    setNameShown(name);
    hiding = setTimeout(() => setNameShown(null), identifyShownMs);
  };

  const take = ({ name, locality, place, demonstration, release, order }: ScreenDuty): void => {
    const told = { name, locality, place, demonstration };
    // The same again must not draw the wall anew.
    if (JSON.stringify(told) !== JSON.stringify(identity())) {
      setIdentity(told);
      keep(identityKey, told);
    }
    setStanding("paired");
    if (order === "identify") identify(name);
    if (order === "reload") void loadAgain(null);
    else if (release !== ownRelease) void loadAgain(release);
  };

  const ask = async (): Promise<void> => {
    const visible = document.visibilityState === "visible";
    try {
      take(await ownCalls.report({ shows: position, release: ownRelease, visible }));
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
