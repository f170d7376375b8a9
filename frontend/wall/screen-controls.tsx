/** Full screen, and a screen that does not go to sleep: where the browser has them. */
import { type JSX, Show, createSignal, onCleanup, onMount } from "solid-js";

/** Whether the page fills the screen, and the button that makes it. */
const FullScreen = (): JSX.Element => {
  const [isFull, setFull] = createSignal(document.fullscreenElement !== null);
  const note = (): void => void setFull(document.fullscreenElement !== null);
  document.addEventListener("fullscreenchange", note);
  onCleanup(() => document.removeEventListener("fullscreenchange", note));
  const toggle = (): void => {
    // Refused where a policy of the browser's forbids it: then all stays as it was.
    const done = isFull()
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    done.catch(note);
  };
  return (
    <button type="button" aria-pressed={isFull()} onClick={toggle}>
      Full screen
    </button>
  );
};

/** The browser lets go of it whenever the page is hidden: it is asked for again when it is seen. */
const StayOn = (): JSX.Element => {
  const [wanted, setWanted] = createSignal(false);
  let held: WakeLockSentinel | undefined;
  const ask = async (): Promise<void> => {
    if (!wanted() || document.visibilityState !== "visible") return;
    try {
      held = await navigator.wakeLock.request("screen");
      if (!wanted()) await held.release();
    } catch {
      setWanted(false); // refused, as on a battery that is nearly empty
    }
  };
  const toggle = (): void => {
    setWanted(!wanted());
    if (wanted()) void ask();
    else void held?.release();
  };
  const askAgain = (): void => void ask();
  onMount(() => document.addEventListener("visibilitychange", askAgain));
  onCleanup(() => {
    document.removeEventListener("visibilitychange", askAgain);
    void held?.release();
  });
  return (
    <button type="button" aria-pressed={wanted()} onClick={toggle}>
      Keep screen on
    </button>
  );
};

export const ScreenControls = (): JSX.Element => (
  <>
    <Show when={document.fullscreenEnabled}>
      <FullScreen />
    </Show>
    <Show when={"wakeLock" in navigator}>
      <StayOn />
    </Show>
  </>
);
