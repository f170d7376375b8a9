/** How long and how often: everything about signing in that has a limit, by name. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export type SignInLimits = {
  /** A session that nobody uses is over after so long: a shift. */
  idleMs: number;
  /** However much it is used, a session is over after so long: then who it is, is asked again. */
  sessionMs: number;
  /** From one network address. A whole hospital may come in behind one, at half past eight. */
  signInsPerMinute: number;
  /** Wrong passwords for one e-mail address, before none is looked at for a while. */
  wrongPasswordsMax: number;
  /** How long that is, and how long a wrong password is held against an address. */
  wrongPasswordsWaitMs: number;
};

export const signInLimits: SignInLimits = {
  idleMs: 12 * hourMs,
  sessionMs: 7 * dayMs,
  signInsPerMinute: 30,
  wrongPasswordsMax: 10,
  wrongPasswordsWaitMs: 15 * minuteMs,
};

/** A session in use is noted as seen once in so long, not at each request. */
export const seenEveryMs = minuteMs;
/** Starts at an issuer, and returns from one, of one network address. */
export const issuerVisitsPerMinute = 60;
