import { describe, expect, it } from "vitest";
import { readAddresses, writeReaders } from "../../frontend/notices/mail-words.ts";
import { writeDelivery } from "../../frontend/notices/notice-words.ts";
import type { NoticeDelivery } from "../../contracts/notice.ts";

const now = "2024-08-15T07:31:00.000Z";
const sent: NoticeDelivery = {
  event: "opened",
  to: null,
  state: "sent",
  tries: 1,
  at: now,
  failure: null,
};
const to = (name: string): NoticeDelivery => ({ ...sent, to: `${name}@example.nhs.uk` });

describe("what is said of the word of a notice", () => {
  it("is to whom it was sent, and when", () => {
    expect(writeDelivery([], now)).toBeNull();
    expect(writeDelivery([sent], now)?.words).toBe("Sent at 8:31am.");
    expect(writeDelivery([to("jo")], now)?.words).toBe("Sent to jo@example.nhs.uk at 8:31am.");
    expect(writeDelivery([sent, to("jo"), to("al")], now)?.words).toBe(
      "Sent to 2 addresses at 8:31am.",
    );
  });

  it("is who did not get it, and why, though others did", () => {
    const failure = "The mail server refused this address. It answered 550.";
    expect(writeDelivery([to("al"), { ...to("jo"), state: "failed", failure }, sent], now)).toEqual(
      {
        words: `Its word did not get out to jo@example.nhs.uk. ${failure}`,
        failed: true,
      },
    );
    const waiting: NoticeDelivery = {
      ...to("jo"),
      state: "waiting",
      tries: 2,
      failure: "The mail server could not be reached.",
    };
    expect(writeDelivery([waiting, to("al")], now)).toEqual({
      words:
        "Not sent to jo@example.nhs.uk after 2 tries: The mail server could not be reached. It is tried again.",
      failed: true,
    });
  });
});

describe("a list of addresses", () => {
  it("is read as people write it", () => {
    expect(readAddresses(" a@b.uk\n\nc@d.uk; e@f.uk,\r\n")).toEqual(["a@b.uk", "c@d.uk", "e@f.uk"]);
    expect(readAddresses(" \n ")).toEqual([]);
  });

  it("is told with how many there are, and whether anything is sent at all", () => {
    const say = (emails: string[]) => writeReaders({ emails, sendsMail: true });
    expect(say([])).toBe("Notices are sent to nobody by e-mail.");
    expect(say(["a@b.uk"])).toBe("Notices are sent to 1 address.");
    expect(say(["a@b.uk", "c@d.uk"])).toBe("Notices are sent to 2 addresses.");
    expect(writeReaders({ emails: ["a@b.uk"], sendsMail: false })).toContain(
      "does not send e-mail",
    );
  });
});
