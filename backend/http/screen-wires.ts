/**
 * The open live connections of screens. A screen whose connection is closed says at once what it shows
 * and hears what is new about it: so closing one is how it is told that something is.
 */

/** Of the range that is an application's own. */
const lookAgainCode = 4_402;

type Closable = { close(code: number, reason: string): void };

/** By screen: its ids are random, so that several services in one process never meet here. */
const wires = new Map<string, Set<Closable>>();

/** @returns forgets the connection again. */
export const keepScreenWire = (screen: string, wire: Closable): (() => void) => {
  const open = wires.get(screen) ?? new Set();
  wires.set(screen, open.add(wire));
  return () => {
    open.delete(wire);
    if (open.size === 0 && wires.get(screen) === open) wires.delete(screen);
  };
};

/** Has a screen look again at once, where it is connected to this server; elsewhere with its next report. */
export const callScreen = (screen: string): void => {
  for (const wire of wires.get(screen) ?? []) wire.close(lookAgainCode, "look again");
};
