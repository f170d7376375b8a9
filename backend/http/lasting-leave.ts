/** A live connection lasts as long as the leave it came in by: a session that is ended ends it too. */
import type { Context } from "hono";
import type { WSContext, WSEvents } from "hono/ws";
import type { Ask } from "../../contracts/access.ts";
import { hasLeave } from "../actions/leave.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { askerOf, identifyAsker } from "./gate.ts";
import { keepScreenWire } from "./screen-wires.ts";

/** How long a connection may outlast what let it in. */
export const leaveCheckMs = 30_000;
/** Of the range that is an application's own. */
const signedOutCode = 4_401;

const nobody: Asker = { caller: { is: "anyone" }, session: null, from: null };

/** Asks again from time to time, unless everyone may have it anyway, and closes when the answer is no. */
export const whileAllowed = (
  deps: Deps,
  c: Context,
  ask: Ask,
  events: WSEvents,
  everyMs = leaveCheckMs,
): WSEvents => {
  let timer: ReturnType<typeof setInterval> | undefined;
  let forgetWire = (): void => {};
  const { caller } = askerOf(c);
  const isAllowed = async (): Promise<boolean> => {
    if (await hasLeave(deps, nobody, ask)) return true;
    try {
      return await hasLeave(deps, await identifyAsker(deps, c, askerOf(c).from), ask);
    } catch (error) {
      // A key that was revoked is refused; a database that is away says nothing about anyone.
      return !(error instanceof ProblemError);
    }
  };
  let isAsking = false;
  const check = async (ws: WSContext): Promise<void> => {
    // One question at a time: a slow database is not asked more for being slow.
    if (isAsking) return;
    isAsking = true;
    // What could not be asked is asked the next time.
    const allowed = await isAllowed().catch(() => true);
    isAsking = false;
    if (allowed) return;
    clearInterval(timer);
    ws.close(signedOutCode, "signed out");
  };
  return {
    ...events,
    onOpen: (event, ws) => {
      timer = setInterval(() => void check(ws), everyMs);
      timer.unref();
      if (caller.is === "screen") forgetWire = keepScreenWire(caller.id, ws);
      events.onOpen?.(event, ws);
    },
    onClose: (event, ws) => {
      clearInterval(timer);
      forgetWire();
      events.onClose?.(event, ws);
    },
  };
};
