/** One line or one part of each column as DrawingML: its name, its numbers, its colour, and which of its numbers are written. */
import { office, officeFace, officeLanguage } from "../office-style.ts";
import { escapeXml } from "../safe-words.ts";
import { nameColumn, sheetName } from "./chart-workbook.ts";

export type LabelPlace = "ctr" | "t" | "b" | "r" | "outEnd";

/** `labelled` are the positions of the numbers that are written at their point; "all" or none. */
export type DrawnSeries = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** "RRGGBB"; null draws nothing but the labels. */
  readonly fill: string | null;
  readonly shape: "column" | "line";
  readonly lineWidth: number;
  readonly isDashed: boolean;
  readonly hasRing: boolean;
  readonly labels: {
    readonly of: "all" | readonly number[];
    readonly place: LabelPlace;
    readonly ink: string;
    readonly bold: boolean;
  };
};

const emuPerPoint = 12_700;
/** Hundredths of a point. */
export const chartTextSize = 900;
const labelTextSize = 1_000;

/** The look of words in a chart. */
export const writeTextLook = (colour: string, size = chartTextSize, bold = false): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:latin typeface="${officeFace}"/><a:cs typeface="${officeFace}"/></a:defRPr></a:pPr><a:endParaRPr lang="${officeLanguage}"/></a:p></c:txPr>`;

const shown = (showsValue: boolean): string =>
  `<c:showLegendKey val="0"/><c:showVal val="${showsValue ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

const writeLabels = ({ labels }: DrawnSeries): string => {
  const look = `<c:numFmt formatCode="General" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${writeTextLook(labels.ink, labelTextSize, labels.bold)}<c:dLblPos val="${labels.place}"/>`;
  if (labels.of === "all") return `<c:dLbls>${look}${shown(true)}</c:dLbls>`;
  const some = labels.of.map((at) => `<c:dLbl><c:idx val="${at}"/>${look}${shown(true)}</c:dLbl>`);
  return `<c:dLbls>${some.join("")}${shown(false)}</c:dLbls>`;
};

const fillOf = (colour: string): string =>
  `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;

const writeLook = ({ fill, shape, lineWidth, isDashed }: DrawnSeries): string => {
  if (fill === null) return "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>";
  // Neighbours in a stack are told apart by the gap between them as well as by their colours.
  if (shape === "column")
    return `<c:spPr>${fillOf(fill)}<a:ln w="${emuPerPoint * 1.5}">${fillOf(office.surface)}</a:ln></c:spPr>`;
  const dash = isDashed ? '<a:prstDash val="dash"/>' : "";
  return `<c:spPr><a:ln w="${emuPerPoint * lineWidth}" cap="rnd">${fillOf(fill)}${dash}<a:round/></a:ln></c:spPr>`;
};

const noMarker = '<c:marker><c:symbol val="none"/></c:marker>';

/** Every point has a dot where a line may be broken: a lone point between two gaps is still seen. */
const writeMarker = ({ fill, hasRing }: DrawnSeries): string =>
  fill === null || !hasRing
    ? noMarker
    : `<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>${fillOf(fill)}<a:ln w="${emuPerPoint}">${fillOf(office.surface)}</a:ln></c:spPr></c:marker>`;

const writeCategories = (categories: readonly string[]): string => {
  const points = categories.map(
    (words, index) => `<c:pt idx="${index}"><c:v>${escapeXml(words)}</c:v></c:pt>`,
  );
  return `<c:cat><c:strRef><c:f>${sheetName}!$A$2:$A$${categories.length + 1}</c:f><c:strCache><c:ptCount val="${categories.length}"/>${points.join("")}</c:strCache></c:strRef></c:cat>`;
};

/** A gap has no point at all: neither a zero nor an empty one (rule F3). */
const writeValues = (values: readonly (number | null)[], column: string): string => {
  const points = values.map((value, index) =>
    value === null ? "" : `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`,
  );
  return `<c:val><c:numRef><c:f>${sheetName}!$${column}$2:$${column}$${values.length + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points.join("")}</c:numCache></c:numRef></c:val>`;
};

/** @param index among all series of the chart, as the sheet has them. */
export const writeSeries = (
  series: DrawnSeries,
  index: number,
  categories: readonly string[],
): string => {
  const column = nameColumn(index + 1);
  const isLine = series.shape === "line";
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>`,
    `<c:tx><c:strRef><c:f>${sheetName}!$${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`,
    writeLook(series),
    isLine ? writeMarker(series) : '<c:invertIfNegative val="0"/>',
    writeLabels(series),
    writeCategories(categories),
    writeValues(series.values, column),
    isLine ? '<c:smooth val="0"/>' : "",
    "</c:ser>",
  ].join("");
};
