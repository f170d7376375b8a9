/** The system's wall is made of its places' figures: what Swindon enters, BSW sees. */
import { describe, expect, it } from "vitest";
import { openWall } from "../support/open-wall.ts";
import { withRunningProduct } from "../support/running-product.ts";

const product = await withRunningProduct();
const swindonP1 = (asAt: string, value: number) => ({
  measure: "gwh-nctr-swindon",
  breakdown: "P1",
  asAt,
  value,
});

describe("a figure of one place in a roll-up of another", () => {
  it("D1 L2 reaches the system's wall as one patch, through two derivations", async () => {
    const bsw = await openWall(product.address, "bsw");
    const swindon = await openWall(product.address, "swindon");
    const banes = await openWall(product.address, "banes");
    const before = bsw.figure("bsw-nctr-p1-3");
    const swindonBefore = swindon.figure("gwh-nctr-swindon-p1-3");
    const p1 = swindonBefore.parts.find(({ key }) => key === "P1")?.value ?? Number.NaN;
    const { revision: bswBefore } = bsw.shows();

    const receipt = await product.submit("swindon", "gwh", [swindonP1("2024-08-15", p1 + 3)]);

    await swindon.reaches(receipt.revision);
    await bsw.reaches(bswBefore + 1);
    expect(bsw.heard().map(({ type }) => type)).toEqual(["snapshot", "patch"]);
    expect(swindon.figure("gwh-nctr-swindon-p1-3").value).toBe((swindonBefore.value ?? 0) + 3);
    const after = bsw.figure("bsw-nctr-p1-3");
    expect(after).toMatchObject({ asAt: "2024-08-15", value: (before.value ?? 0) + 3 });
    expect(after.parts.find(({ label }) => label === "Swindon")?.value).toBe(
      swindon.figure("gwh-nctr-swindon-p1-3").value,
    );
    // A place that has nothing to do with it hears nothing.
    expect(banes.heard().map(({ type }) => type)).toEqual(["snapshot"]);
  });

  it("D2 with one place's figures in, the system has no total and names the others", async () => {
    const bsw = await openWall(product.address, "bsw");
    const { revision } = bsw.shows();
    await product.submit(
      "swindon",
      "gwh",
      ["P0", "P1", "P2", "P3"].map((breakdown) => ({
        ...swindonP1("2024-08-16", 7),
        breakdown,
      })),
    );
    await bsw.reaches(revision + 1);
    expect(bsw.figure("bsw-nctr-p1-3")).toMatchObject({
      asAt: "2024-08-16",
      value: null,
      incomplete: { missing: ["BaNES", "Wiltshire"], lastComplete: { asAt: "2024-08-15" } },
    });
  });
});
