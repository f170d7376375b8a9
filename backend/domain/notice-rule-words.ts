/** A rule as a sentence, so that whoever agreed it can read it back. */
import type { Measure } from "../../contracts/measure.ts";
import type { NoticeRule } from "../../contracts/notice.ts";
import { writeAge, writeValue } from "../../contracts/wording.ts";

const msPerMinute = 60_000;

/** "90 minutes", "2 hours" */
const writeLate = (minutes: number): string =>
  minutes % 60 === 0 && minutes > 60 ? `${minutes / 60} hours` : writeAge(minutes * msPerMinute);

const reports = (count: number): string => `${count} reports in a row`;

/** "Opens when RUH NCTR is over 240 in 2 reports in a row. Clears when it is 228 or less in 3 reports in a row." */
export const writeRule = (rule: NoticeRule, measure: Measure): string => {
  const { test, opensAfter, clearsAfter } = rule;
  const { title } = measure;
  const opens = opensAfter === 1 ? "" : ` in ${reports(opensAfter)}`;
  const clears = clearsAfter === 1 ? "" : ` in ${reports(clearsAfter)}`;
  switch (test.kind) {
    case "level-reached":
      return `Opens when ${title} is ${writeValue(measure, test.at)} or higher${opens}. Clears when it is below ${writeValue(measure, test.clearBelow)}${clears}.`;
    case "rag-red":
      return `Opens when ${title} is red${opens}. Clears when it is ${test.clearAt === "green" ? "green" : "amber or green"}${clears}.`;
    case "threshold": {
      const back = `${writeValue(measure, test.clearAt)} or ${test.side === "over" ? "less" : "more"}`;
      return `Opens when ${title} is ${test.side} ${writeValue(measure, test.at)}${opens}. Clears when it is ${back}${clears}.`;
    }
    case "overdue": {
      const late =
        test.byMinutes === 0 ? "overdue" : `${writeLate(test.byMinutes)} overdue or more`;
      return `Opens when ${title} is ${late}. Clears when it comes.`;
    }
  }
};
