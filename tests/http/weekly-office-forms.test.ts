/** The weekly update in the forms that a board office edits: each whole, and saying what the JSON says. */
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { composePaper } from "../../backend/documents/paper/compose-paper.ts";
import { chartsOf, tablesOf } from "../../backend/documents/paper/paper.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { cellsOf, oneLine } from "../support/office-expectations.ts";
import { readSlides, readWord } from "../support/office-reader.ts";
import { withProduct } from "../support/product.ts";

const product = await withProduct();
const then = "?as-known-at=2024-08-16T14:00:00.000Z";
const week = (form: string): string =>
  `/api/localities/banes/weekly-updates/2024-08-12.${form}${then}`;

const take = async (form: string, contentType: string): Promise<Uint8Array> => {
  const response = await product.ask(week(form));
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(contentType);
  expect(response.headers.get("content-disposition")).toMatch(
    new RegExp(`filename="BaNES Locality Weekly Update 2024-08-12 .*\\.${form}"`),
  );
  return new Uint8Array(await response.arrayBuffer());
};

const officeType = "application/vnd.openxmlformats-officedocument";
const readPaper = async () => composePaper(await product.read(WeeklyUpdate, week("json")));

describe("the weekly update for the board office", () => {
  it("R10 comes as Word with the tables and charts of the JSON, cell by cell", async () => {
    const paper = await readPaper();
    const word = readWord(await take("docx", `${officeType}.wordprocessingml.document`));
    const found = word.tables.map(({ rows }) =>
      rows.map((row) => row.map((cell) => oneLine(cell.join(" ")))),
    );
    expect(found).toEqual(tablesOf(paper).map(cellsOf));
    expect(word.charts.map(({ alt }) => alt)).toEqual(
      chartsOf(paper).map(({ title, description }) => `${title}. ${description}`),
    );
  });

  it("R10 comes as PowerPoint with the charts of the JSON, number by number", async () => {
    const charts = chartsOf(await readPaper());
    const slides = readSlides(await take("pptx", `${officeType}.presentationml.presentation`));
    const drawn = slides.flatMap((slide) => slide.charts);
    expect(drawn).toHaveLength(charts.length);
    const lines = charts.findIndex(({ kind }) => kind === "lines");
    const numbers = drawn[lines]?.series.map(({ name, values }) => [name, values]);
    expect(numbers).toEqual(charts[lines]?.series.map(({ name, values }) => [name, values]));
  });

  it("R10 comes as CSV with every number of the JSON", async () => {
    const { numbers } = await product.read(WeeklyUpdate, week("json"));
    const bytes = await take("csv", "text/csv; charset=utf-8");
    const rows: string[][] = parse(Buffer.from(bytes));
    const found = rows.slice(1).map((row) => [row[1], row[3], row[7]]);
    expect(found).toEqual(
      numbers.map(({ measure, part, value }) => [measure, part ?? "", String(value ?? "")]),
    );
    expect(found.length).toBeGreaterThan(20);
  });
});
