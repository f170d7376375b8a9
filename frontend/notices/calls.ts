/** What the page of notices and the wall's strip ask of the server. All calls reject with an `ApiError`. */
import {
  type AcknowledgeRequest,
  type CloseRequest,
  Notice,
  type NoticeRule,
  NoticeRulesReply,
  type NoticeRulesRequest,
  NoticesReply,
  NoticeTrial,
} from "../../contracts/notice.ts";
import { get, send } from "../api.ts";

const place = (locality: string): string => `/api/localities/${encodeURIComponent(locality)}`;
const notice = (locality: string, id: string): string =>
  `${place(locality)}/notices/${encodeURIComponent(id)}`;

export const calls = {
  notices: (locality: string): Promise<NoticesReply> =>
    get(NoticesReply, `${place(locality)}/notices`),

  acknowledge: (locality: string, id: string, asked: AcknowledgeRequest): Promise<Notice> =>
    send(Notice, "POST", `${notice(locality, id)}/acknowledge`, asked),

  close: (locality: string, id: string, asked: CloseRequest): Promise<Notice> =>
    send(Notice, "POST", `${notice(locality, id)}/close`, asked),

  rules: (locality: string): Promise<NoticeRulesReply> =>
    get(NoticeRulesReply, `${place(locality)}/notice-rules`),

  setRules: (locality: string, asked: NoticeRulesRequest): Promise<NoticeRulesReply> =>
    send(NoticeRulesReply, "PUT", `${place(locality)}/notice-rules`, asked),

  tryRules: (locality: string, rules: readonly NoticeRule[]): Promise<NoticeTrial> =>
    send(NoticeTrial, "POST", `${place(locality)}/notice-rules/test`, { rules }),
};
