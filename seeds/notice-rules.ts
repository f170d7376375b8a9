/**
 * The rules by which each place's notices open, to begin with: a place changes them as it learns. The
 * lines of the trusts' NCTR are taken from the real winter before: over its 90th percentile, and back at
 * its 80th. A weekend dips for two reports, so a notice waits for a third before it clears.
 */
import type { NoticeRule } from "../contracts/notice.ts";
import type { Key } from "../contracts/place.ts";

const base = { opensAfter: 1, clearsAfter: 1, acknowledgeWithinMinutes: 60, active: true } as const;

const opelFour = (provider: string, advice: string): NoticeRule => ({
  ...base,
  key: `${provider}-opel-4`,
  measure: `${provider}-opel`,
  test: { kind: "level-reached", at: 4, clearBelow: 4 },
  acknowledgeWithinMinutes: 15,
  advice,
});

/** Declared late, the level of the morning is not known in the morning call. */
const opelOverdue = (provider: string): NoticeRule => ({
  ...base,
  key: `${provider}-opel-overdue`,
  measure: `${provider}-opel`,
  test: { kind: "overdue", byMinutes: 120 },
  advice: null,
});

const nctrOver = (trust: string, at: number, clearAt: number): NoticeRule => ({
  ...base,
  key: `${trust}-nctr-high`,
  measure: `${trust}-nctr`,
  test: { kind: "threshold", side: "over", at, clearAt },
  opensAfter: 2,
  clearsAfter: 3,
  acknowledgeWithinMinutes: 240,
  advice: null,
});

const red = (measure: string): NoticeRule => ({
  ...base,
  key: `${measure}-red`,
  measure,
  test: { kind: "rag-red", clearAt: "green" },
  opensAfter: 2,
  clearsAfter: 2,
  acknowledgeWithinMinutes: 240,
  advice: null,
});

const callTheTrust = "Ring the trust's site office, and agree whom the place asks for what.";

export const noticeRules: readonly { locality: Key; rules: readonly NoticeRule[] }[] = [
  {
    locality: "banes",
    rules: [
      opelFour("ruh", callTheTrust),
      opelFour("hcrg", "Ring HCRG's duty manager."),
      opelOverdue("ruh"),
      red("ruh-nctr-banes-p1-3"),
      nctrOver("ruh", 240, 228),
    ],
  },
  {
    locality: "swindon",
    rules: [opelFour("gwh", callTheTrust), opelOverdue("gwh"), nctrOver("gwh", 214, 206)],
  },
  {
    locality: "wiltshire",
    rules: [opelFour("sft", callTheTrust), opelOverdue("sft"), nctrOver("sft", 138, 128)],
  },
];
