/** What was sent by mistake is taken back whole, and nothing is lost by it. */
import { describe, expect, it } from "vitest";
import { ImportReceipt } from "../../contracts/import.ts";
import { SubmissionReceipt, WithdrawalReceipt } from "../../contracts/observation.ts";
import { CellHistory } from "../../contracts/remark.ts";
import { Wall } from "../../contracts/figure.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();
const banes = "/api/localities/banes";

const withdraw = (submission: string, as: "ruh" | "hcrg" | "place" = "ruh") =>
  product.ask(
    `${banes}/submissions/${submission}/withdraw`,
    posting({ words: "the wrong month" }),
    as,
  );

const figureOf = async (key: string) =>
  (await product.read(Wall, `${banes}/wall`)).figures.find((figure) => figure.key === key);

const csv = `measure,part,date,value
ruh-ed-attendances,,14/08/2024,301
ruh-ed-attendances,,13/08/2024,302
ruh-ed-attendances,,15/08/2024,303
ruh-nctr-banes,P1,15/08/2024,44
`;

const importFile = async () => {
  const init = { method: "POST", body: csv };
  const path = `${banes}/imports?confirm=yes`;
  const reply = await product.ask(path, init, "ruh");
  const { submissions, changed } = ImportReceipt.parse(await reply.json());
  expect(changed).toBe(4);
  return submissions[0]?.submission ?? "";
};

describe("a submission that is withdrawn", () => {
  it("gives back what stood before, where nothing was says so, and leaves what was changed since", async () => {
    const submission = await importFile();
    expect((await figureOf("ruh-ed-attendances"))?.value).toBe(303);
    // Somebody has put one of its figures right already.
    const later = await product.ask(
      `${banes}/submissions`,
      posting({
        provider: "ruh",
        observations: [{ measure: "ruh-ed-attendances", asAt: "2024-08-13", value: 255 }],
      }),
      "ruh",
    );
    SubmissionReceipt.parse(await later.json());

    const reply = WithdrawalReceipt.parse(await (await withdraw(submission)).json());
    expect(reply).toMatchObject({ restored: 2, emptied: 1, left: 1 });

    const history = await product.read(
      CellHistory,
      `${banes}/measures/ruh-ed-attendances/cells/2024-08-14`,
    );
    expect(history.versions.slice(0, 3)).toMatchObject([
      { value: 267, reason: "Withdrawn: the wrong month", sender: { role: "RUH flow lead" } },
      { value: 301 },
      { value: 267 },
    ]);
    const emptied = await product.read(
      CellHistory,
      `${banes}/measures/ruh-ed-attendances/cells/2024-08-15`,
    );
    expect(emptied.versions[0]).toMatchObject({
      value: null,
      none: "Withdrawn: the wrong month",
    });
    const left = await product.read(
      CellHistory,
      `${banes}/measures/ruh-ed-attendances/cells/2024-08-13`,
    );
    expect(left.versions[0]).toMatchObject({ value: 255, reason: null });
  });

  it("is taken back once: asked again there is nothing left of it", async () => {
    const submission = await importFile();
    expect((await withdraw(submission)).status).toBe(200);
    const again = WithdrawalReceipt.parse(await (await withdraw(submission)).json());
    expect(again).toMatchObject({ receipt: null, restored: 0, emptied: 0, left: 4 });
  });

  it("A1 is taken back only by those whose figures they are", async () => {
    const submission = await importFile();
    expect((await withdraw(submission, "hcrg")).status).toBe(403);
    expect((await figureOf("ruh-ed-attendances"))?.value).toBe(303);
    expect((await withdraw(submission, "place")).status).toBe(200);
  });
});
