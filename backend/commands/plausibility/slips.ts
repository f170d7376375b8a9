/** Slips of a hand: every wrong value that one of them makes of a right one. No chance is in it. */

export const slipKinds = [
  "digits swapped",
  "a digit too many",
  "a digit missing",
  "yesterday's value",
  "wrong row",
] as const;
export type SlipKind = (typeof slipKinds)[number];

/** A slip is gross when the wrong value differs from the right one by at least this share of it. */
export const grossShareMin = 0.2;

export const isGross = (wrong: number, right: number): boolean =>
  Math.abs(wrong - right) >= grossShareMin * Math.abs(right);

/** What the hand may have slipped to: values of the same moment, null or absent where there are none. */
export type Nearby = { yesterday: number | null; otherRows: readonly number[] };

/** Every slip that changes the value; a value may be reached in several ways and is then in several times. */
export const slipsOf = (
  value: number,
  { yesterday, otherRows }: Nearby,
): { kind: SlipKind; wrong: number }[] => {
  const made: Record<SlipKind, number[]> = {
    "digits swapped": swapped(value),
    "a digit too many": withOneTyped(value),
    "a digit missing": withOneLost(value),
    "yesterday's value": yesterday === null ? [] : [yesterday],
    "wrong row": [...otherRows],
  };
  return slipKinds.flatMap((kind) =>
    made[kind].filter((wrong) => wrong !== value).map((wrong) => ({ kind, wrong })),
  );
};

/** Two neighbouring digits change places. */
const swapped = (value: number): number[] => {
  const digits = String(value);
  return positionsIn(digits.slice(1)).map((at) =>
    Number(
      `${digits.slice(0, at)}${digits.charAt(at + 1)}${digits.charAt(at)}${digits.slice(at + 2)}`,
    ),
  );
};

/** A key is struck twice, or a nought is added. */
const withOneTyped = (value: number): number[] => {
  const digits = String(value);
  return [
    ...positionsIn(digits).map((at) => Number(digits.slice(0, at + 1) + digits.slice(at))),
    value * 10,
  ];
};

const withOneLost = (value: number): number[] => {
  const digits = String(value);
  if (digits.length < 2) return [];
  return positionsIn(digits).map((at) => Number(digits.slice(0, at) + digits.slice(at + 1)));
};

const positionsIn = (digits: string): number[] => Array.from(digits, (_, at) => at);
