import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ImportPreview } from "../../contracts/import.ts";
import { NewFeedKey } from "../../contracts/people.ts";
import { projectFolder } from "../support/folders.ts";
import { posting } from "../support/product.ts";
import { withRunningProduct } from "../support/running-product.ts";
import { makeCompound } from "./make-workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "locality-flow-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const sitrep = put("sitrep.csv", "measure,date,value\nruh-ed-attendances,14/08/2024,288\n");

type Ended = { code: number; stdout: string; stderr: string };

/** Runs the built command as an operator does; nothing of this test's environment reaches it but its path. */
const runImport = (...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const command = join(projectFolder, "dist", "server", "import.js");
    const env = { PATH: process.env.PATH, DATA_DIR: folder };
    execFile(process.execPath, [command, ...words], { env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, stdout, stderr });
    });
  });

describe("npm run import, without a product", () => {
  it("prints what a file was understood to hold, and nothing else", async () => {
    const { code, stdout, stderr } = await runImport(sitrep, "--preview");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const preview = ImportPreview.strict().parse(JSON.parse(stdout));
    expect(preview.layout).toBe("long");
    expect(preview.observations).toEqual([
      expect.objectContaining({ measure: "ruh-ed-attendances", asAt: "2024-08-14", value: 288 }),
    ]);
  });

  it.each<[string, string[], RegExp]>([
    ["no file", [], /--preview/],
    ["a file that is not there", [join(folder, "none.csv"), "--preview"], /There is no file/],
    ["a folder", [folder, "--preview"], /There is no file/],
    ["another place", [sitrep, "--preview", "--place", "bath"], /no place "bath"/],
    ["no key and no demonstration", [sitrep], /feed key/],
    [
      "nobody who answers",
      [sitrep, "--key", "k", "--address", "http://127.0.0.1:9"],
      /Nothing answers/,
    ],
    [
      "a locked workbook",
      [put("locked.xlsx", makeCompound("EncryptedPackage")), "--preview"],
      /^This workbook is protected with a password.*\.$/m,
    ],
  ])("%s ends with a sentence", async (_, words, sentence) => {
    const { code, stdout, stderr } = await runImport(...words);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain("    at ");
  });
});

describe("npm run import, with the product running", async () => {
  const product = await withRunningProduct();
  const { token } = NewFeedKey.parse(
    await (
      await product.ask(
        "/api/localities/banes/feed-keys",
        posting({ provider: "ruh", name: "RUH sitrep" }),
      )
    ).json(),
  );
  const record = (file: string, ...words: string[]): Promise<Ended> =>
    runImport(file, "--key", token, "--address", product.address, ...words);

  it("records with a feed key and counts, and the second time changes nothing", async () => {
    const first = await record(sitrep);
    expect(first.stderr).toBe("");
    expect(JSON.parse(first.stdout)).toMatchObject({ changed: 1, unchanged: 0, submissions: 1 });
    expect(JSON.parse((await record(sitrep)).stdout)).toMatchObject({
      changed: 0,
      unchanged: 1,
      submissions: 0,
    });
  });

  it("A1 says which figures are not the key's, and leaves them out when told to", async () => {
    const mixed = put(
      "mixed.csv",
      "measure,date,value\nruh-ed-attendances,13/08/2024,289\ncommunity-hospital-nctr,14/08/2024,9\n",
    );
    const refused = await record(mixed);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/Nothing was saved[\s\S]*community-hospital-nctr.*to report/);
    const { stdout } = await record(mixed, "--skip-refused");
    expect(JSON.parse(stdout)).toMatchObject({ refused: 1, submissions: 1 });
  });

  it("a body of 200 MB is answered before it has been sent", async () => {
    const sentMax = 200_000_000;
    let sent = 0;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const upload = request(`${product.address}/api/localities/banes/imports`, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, "Content-Length": sentMax },
      });
      upload.on("response", (reply) => {
        resolve(reply.statusCode);
        upload.destroy();
      });
      upload.on("error", reject);
      const chunk = new Uint8Array(1_000_000);
      const send = (): void => {
        if (sent >= sentMax || upload.destroyed) return;
        sent += chunk.byteLength;
        if (upload.write(chunk)) setImmediate(send);
        else upload.once("drain", send);
      };
      send();
    });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(sentMax);
    expect((await product.ask("/health/live")).status).toBe(200);
  });
});
