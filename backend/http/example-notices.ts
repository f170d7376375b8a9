/** Examples for the description: notices, and the rules by which they open. */
import type {
  AcknowledgeRequest,
  CloseRequest,
  Notice,
  NoticeRule,
  NoticeRulesReply,
  NoticeRulesRequest,
  NoticesReply,
  NoticeTrial,
} from "../../contracts/notice.ts";
import type { OpenNotices } from "../../contracts/open-notices.ts";

const locality = "banes";
const at = "2024-08-16T07:31:00.000Z";
const because = "RUH declared OPEL 4 at 8:10am on Friday 16 August.";
const id = "5b3c1d52-0b6c-4f3a-9d0e-2a8f6f6b7c11";

const rule: NoticeRule = {
  key: "ruh-opel-2",
  measure: "ruh-opel",
  test: { kind: "level-reached", at: 2, clearBelow: 2 },
  opensAfter: 1,
  clearsAfter: 1,
  acknowledgeWithinMinutes: 15,
  advice: "Ring the trust's site office.",
  active: true,
};

export const rulesRequestExample: NoticeRulesRequest = { rules: [rule] };

export const rulesExample: NoticeRulesReply = {
  locality,
  rules: [
    {
      rule,
      title: "RUH OPEL",
      words: "Opens when RUH OPEL is OPEL 2 or higher. Clears when it is below OPEL 2.",
    },
  ],
  webhook: { of: "place", hint: "…x7Qd" },
  emails: ["site.manager@example.nhs.uk"],
  sendsMail: true,
};

export const trialExample: NoticeTrial = {
  locality,
  from: "2024-05-18",
  to: "2024-08-16",
  rules: [
    {
      key: rule.key,
      judged: 91,
      openings: [{ openedFor: "2024-08-16T08:10", because, clearedFor: null }],
      untried: null,
    },
  ],
};

export const acknowledgeExample: AcknowledgeRequest = {
  action: "Opening the four escalation beds, and asking HCRG to take six from P1.",
  owner: "RUH site manager",
  by: "2024-08-16T12:00",
};

export const closeExample: CloseRequest = { words: "Beds open and RUH back at OPEL 3." };

export const noticeExample: Notice = {
  id,
  rule: rule.key,
  locality,
  measure: rule.measure,
  screen: null,
  state: "open",
  openedAt: at,
  openedFor: "2024-08-16T08:10",
  because,
  advice: rule.advice,
  acknowledgedAt: null,
  acknowledgedBy: null,
  action: null,
  owner: null,
  dueBy: "2024-08-16T07:46:00.000Z",
  endedAt: null,
  ended: null,
  history: [{ at, is: "opened", words: because, sender: null }],
  deliveries: [{ event: "opened", to: null, state: "sent", tries: 1, at, failure: null }],
};

export const noticesExample: NoticesReply = { locality, at, open: [noticeExample], recent: [] };

export const openNoticesExample: OpenNotices = {
  locality,
  at,
  notices: [{ id, because, since: at, state: "open" }],
};
