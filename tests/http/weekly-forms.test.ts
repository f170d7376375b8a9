/** The weekly update as files: what comes, under which name, and for which edition. */
import { describe, expect, it } from "vitest";
import { withProduct } from "../support/product.ts";

const product = await withProduct();
const week = (file: string): string => `/api/localities/banes/weekly-updates/${file}`;

const readBytes = async (response: Response): Promise<Buffer> =>
  Buffer.from(await response.arrayBuffer());

describe("the weekly update as a PDF", () => {
  it("comes whole, under a name that says which week it is", async () => {
    const response = await product.ask(week("2024-08-12.pdf"));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(response.headers.get("content-disposition")).toContain(
      'filename="BaNES Locality Weekly Update 2024-08-12 ',
    );
    const bytes = await readBytes(response);
    expect(bytes.subarray(0, 8).toString()).toBe("%PDF-1.7");
    expect(bytes.subarray(-6).toString().trim()).toBe("%%EOF");
  });

  it("R10 is the same file for the same moment", async () => {
    const then = "?as-known-at=2024-08-15T12:00:00.000Z";
    const first = await readBytes(await product.ask(week(`2024-08-12.pdf${then}`)));
    const second = await readBytes(await product.ask(week(`2024-08-12.pdf${then}`)));
    expect(second.equals(first)).toBe(true);
  });

  it("of an edition that is not there is refused in a sentence", async () => {
    const problem = await product.refusal(week("2024-08-12.pdf?edition=99"), {}, 404);
    expect(problem.message).toMatch(/\.$/);
    await product.refusal(week("2024-08-12.pdf?edition=none"), {}, 422);
    await product.refusal(week("soon.pdf"), {}, 404);
  });
});
