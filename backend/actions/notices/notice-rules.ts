/** The rules by which a place's notices open, read as sentences and set as a whole. */
import type {
  NoticeRule,
  NoticeRulesReply,
  NoticeRulesRequest,
} from "../../../contracts/notice.ts";
import type { Issue } from "../../../contracts/problem.ts";
import type { Key } from "../../../contracts/place.ts";
import { writeRule } from "../../domain/notice-rule-words.ts";
import type { Asker, Deps } from "../../deps.ts";
import { countOf, ProblemError } from "../../problem.ts";
import { insertAudit } from "../../store/audit.ts";
import { type Db, type Tx, write } from "../../store/database.ts";
import { findMeasures } from "../../store/measures.ts";
import {
  findNoticeRules,
  findNoticeWebhook,
  saveNoticeRules,
  saveNoticeWebhook,
} from "../../store/notice-rules.ts";
import { findNoticeRecipients, saveNoticeRecipients } from "../../store/notice-recipients.ts";
import { readLocality } from "../place.ts";
import { senderOf } from "../sender.ts";
import { findAddress } from "./tell.ts";

type RuleDeps = Pick<Deps, "db" | "clock" | "noticeWebhook" | "mail">;

/** So much of the end of a secret address is shown: enough to tell two apart, too little to use. */
const hintCharacters = 4;

/** Throws "not-found" for an unknown place. */
export const readNoticeRules = async (
  deps: Pick<RuleDeps, "db" | "noticeWebhook" | "mail">,
  locality: Key,
): Promise<NoticeRulesReply> => {
  await readLocality(deps.db, locality);
  const measures = await findMeasures(deps.db, [locality]);
  const address = await findAddress(deps.db, deps, locality);
  return {
    locality,
    rules: (await findNoticeRules(deps.db, locality)).map((rule) => {
      const measure = measures.find(({ key }) => key === rule.measure);
      return {
        rule,
        title: measure?.title ?? rule.measure,
        words:
          measure === undefined
            ? "The figure that this rule watches is no more: it opens nothing."
            : writeRule(rule, measure),
      };
    }),
    webhook:
      address === null ? null : { of: address.of, hint: `…${address.url.slice(-hintCharacters)}` },
    emails: await findNoticeRecipients(deps.db, locality),
    sendsMail: (deps.mail ?? null) !== null,
  };
};

/** Throws "not-found" for an unknown place, "invalid" with every issue. */
export const setNoticeRules = async (
  deps: RuleDeps,
  { caller, from }: Asker,
  locality: Key,
  { rules, webhook, emails }: NoticeRulesRequest,
): Promise<NoticeRulesReply> => {
  await write(deps.db, async (tx) => {
    const place = await readLocality(tx, locality);
    await checkNoticeRules(tx, locality, rules);
    if (webhook !== undefined) checkWebhook(webhook);
    const before = await findNoticeRules(tx, locality);
    await saveNoticeRules(tx, locality, rules);
    await insertAudit(tx, {
      locality,
      at: deps.clock.now(),
      kind: "place",
      sender: senderOf(caller, place, null),
      from,
      what: `Set the rules for notices of ${place.name}`,
      changes: [
        ...(await writeChanges(tx, locality, before, rules)),
        ...(webhook === undefined ? [] : [await changeWebhook(tx, locality, webhook)]),
        ...(emails === undefined ? [] : await changeRecipients(tx, locality, emails)),
      ],
    });
  });
  return readNoticeRules(deps, locality);
};

/** Throws "invalid" where a rule watches what is not there, or in a way that it cannot be watched. */
export const checkNoticeRules = async (
  db: Db,
  locality: Key,
  rules: readonly NoticeRule[],
): Promise<void> => {
  const measures = await findMeasures(db, [locality]);
  const issues = rules.flatMap((rule, index): Issue[] => {
    const measure = measures.find(({ key }) => key === rule.measure);
    const at = (field: string, message: string): Issue[] => [
      { path: `rules[${index}].${field}`, message },
    ];
    if (measure === undefined) {
      return at("measure", `There is no measure "${rule.measure}" in this place.`);
    }
    const { title, kind, ragRule, cadence } = measure;
    switch (rule.test.kind) {
      case "level-reached":
        return kind === "level" ? [] : at("test", `${title} is not declared as a level.`);
      case "rag-red":
        return ragRule.by === "none" ? at("test", `${title} is not rated: it is never red.`) : [];
      case "threshold":
        return kind === "text" ? at("test", `${title} is words: no number can be over them.`) : [];
      case "overdue":
        return cadence.every === "occasion" ? at("test", `${title} is never due.`) : [];
    }
  });
  if (issues.length === 0) return;
  const things = countOf(issues.length, "thing is", "things are");
  throw new ProblemError("invalid", `Nothing was saved: ${things} not right.`, issues);
};

/** A name on the internet: an address of the inner network is not for a place to send to. */
const outsideName = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i;
const insideNames = /\.(local|localhost|internal|lan|home|corp)$/i;

const checkWebhook = (webhook: string | null): void => {
  if (webhook === null) return;
  const { hostname, username, password } = new URL(webhook);
  const isOutside = outsideName.test(hostname) && !insideNames.test(hostname);
  if (isOutside && username === "" && password === "") return;
  throw new ProblemError("invalid", "Nothing was saved: 1 thing is not right.", [
    {
      path: "webhook",
      message: "Give the address that Teams or Slack made, with the name of their server in it.",
    },
  ]);
};

type Change = { of: string; before: string | null; after: string | null };

const writeChanges = async (
  tx: Tx,
  locality: Key,
  before: readonly NoticeRule[],
  after: readonly NoticeRule[],
): Promise<Change[]> => {
  const measures = await findMeasures(tx, [locality]);
  const say = (rules: readonly NoticeRule[], key: Key): string | null => {
    const rule = rules.find((one) => one.key === key);
    if (rule === undefined) return null;
    const measure = measures.find((one) => one.key === rule.measure);
    const words = measure === undefined ? rule.measure : writeRule(rule, measure);
    return rule.active ? words : `Off: ${words}`;
  };
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  return keys
    .map((key) => ({ of: key, before: say(before, key), after: say(after, key) }))
    .filter((change) => change.before !== change.after);
};

/** Its address is a secret, in the audit too. */
const changeWebhook = async (tx: Tx, locality: Key, url: string | null): Promise<Change> => {
  const before = await findNoticeWebhook(tx, locality);
  await saveNoticeWebhook(tx, locality, url);
  const say = (one: string | null): string => (one === null ? "none" : "set");
  return {
    of: "webhook",
    before: say(before),
    after: url !== null && before !== null && url !== before ? "set anew" : say(url),
  };
};

const changeRecipients = async (
  tx: Tx,
  locality: Key,
  emails: readonly string[],
): Promise<Change[]> => {
  const before = await findNoticeRecipients(tx, locality);
  await saveNoticeRecipients(tx, locality, [...new Set(emails)]);
  const after = await findNoticeRecipients(tx, locality);
  const say = (list: readonly string[]): string => (list.length === 0 ? "none" : list.join(", "));
  return say(before) === say(after)
    ? []
    : [{ of: "e-mail addresses", before: say(before), after: say(after) }];
};
