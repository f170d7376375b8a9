/** Whose row of a table it is: an organisation's, or a total over several. */
import { plainWords } from "./words.ts";

/** Trusts and integrated care boards have three letters and digits, sites and private providers five, practices six. */
const odsCode = /^(?:[A-Z0-9]{3}|[A-Z0-9]{5}|(?=.*\d)[A-Z0-9]{4,6})$/;
/** Words that stand where a code is expected. */
const noCodes = new Set(["ALL", "SUM", "NHS", "ORG", "ODS", "TOTAL", "NOTES", "OTHER", "WALES"]);

/** A code as it is compared: in capitals, without the mark of a footnote: "RA4*" is RA4. */
export const readCode = (cell: string): string =>
  plainWords(cell)
    .toUpperCase()
    .replace(/ ?[*†‡]+$/, "");

/** @param code in capitals, without blanks around it. */
export const isOrganisationCode = (code: string): boolean =>
  odsCode.test(code) && !noCodes.has(code);

export const codeHeadings = [
  "org_code",
  "organisation_code",
  "provider_code",
  "trust_code",
  "ods_code",
  "nhs_trust_code",
  "nhs_trust22_code",
  "code",
];
export const nameHeadings = [
  "name",
  "org_name",
  "organisation_name",
  "provider_name",
  "trust_name",
  "provider",
  "trust",
  "organisation",
];

/** Regions have codes beginning with Y, integrated care boards with Q, England is X24. */
const codeOfSeveral = /^(?:Y\d{2}|Q[A-Z0-9]{2}|X24|ENG(?:LAND)?)$/;

/** True for a region, an integrated care board or England, where trusts are the organisations. */
export const isCodeOfSeveral = (code: string): boolean => codeOfSeveral.test(code);

/** True for all of England, without a qualification: "England (Type 1 Acute Trusts)" is a part of it. */
export const isWholeOfEngland = (name: string): boolean =>
  /^(?:england|total|grand total|england total|national)(?: ?\((?:all|total)\b[^)]*\))?$/i.test(
    plainWords(name),
  );

/** True for any total by its name: of England or a part of it, of a region, or of what stands above. */
export const isTotalName = (name: string): boolean =>
  /^(?:england(?: \(.*\)| total)?|(?:(?:grand|sub|region(?:al)?|icb)[ -]?)?total\b.*|national)$/i.test(
    plainWords(name),
  );

/** True for a cell that says nothing but that its row is a total. */
export const isTotalWord = (cell: string): boolean => /^(?:grand )?total$/i.test(plainWords(cell));
