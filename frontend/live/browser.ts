/** What the live connection needs of a browser, behind names that a test can stand in for. */

/** An open way to the server. */
export type LiveSocket = {
  /** Hands a text over; one that is not open any more swallows it. */
  send(text: string): void;
  close(): void;
};

export type SocketEvents = {
  onText(text: string): void;
  /** The socket is closed or could not be opened. Comes at most once. */
  onClosed(): void;
};

export type Timers = {
  /** Milliseconds that only grow, also while the machine sleeps. Not the time of day. */
  elapsedMs(): number;
  /** Runs once after `ms`; the returned function calls it off. */
  after(ms: number, run: () => void): () => void;
};

export type LiveBrowser = {
  openSocket(url: string, events: SocketEvents): LiveSocket;
  timers: Timers;
  /** Calls `run` when the page may have been away: on line again, or looked at again. */
  onWake(run: () => void): () => void;
  /** From 0 up to 1; only spreads reconnections. */
  random(): number;
};

const openSocket = (url: string, { onText, onClosed }: SocketEvents): LiveSocket => {
  const socket = new WebSocket(url);
  socket.addEventListener("message", ({ data }) => onText(String(data)));
  socket.addEventListener("close", () => onClosed());
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
};

/**
 * A clock of milliseconds that neither stands still in sleep, as `performance.now` does on some
 * machines, nor runs back when the time of day is set: of the two, the one that went further. A page
 * that woke up must never take old figures for fresh ones.
 */
export const makeElapsed = (steadyMs: () => number, timeOfDayMs: () => number): (() => number) => {
  let elapsed = 0;
  let steady = steadyMs();
  let timeOfDay = timeOfDayMs();
  return () => {
    const steadyNow = steadyMs();
    const timeOfDayNow = timeOfDayMs();
    elapsed += Math.max(0, steadyNow - steady, timeOfDayNow - timeOfDay);
    steady = steadyNow;
    timeOfDay = timeOfDayNow;
    return elapsed;
  };
};

const onWake = (run: () => void): (() => void) => {
  const whenVisible = (): void => {
    if (document.visibilityState === "visible") run();
  };
  window.addEventListener("online", run);
  window.addEventListener("pageshow", run);
  document.addEventListener("visibilitychange", whenVisible);
  return () => {
    window.removeEventListener("online", run);
    window.removeEventListener("pageshow", run);
    document.removeEventListener("visibilitychange", whenVisible);
  };
};

export const makeLiveBrowser = (): LiveBrowser => ({
  openSocket,
  timers: {
    elapsedMs: makeElapsed(
      () => performance.now(),
      () => Date.now(),
    ),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  },
  onWake,
  random: () => Math.random(),
});
