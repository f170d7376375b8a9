/** A native chart as DrawingML: columns and lines that PowerPoint draws and whoever has it may edit. */
import { office, officeLanguage } from "../office-style.ts";
import { type DrawnSeries, chartTextSize, writeSeries, writeTextLook } from "./chart-series.ts";

export type DrawnChart = {
  readonly categories: readonly string[];
  readonly series: readonly DrawnSeries[];
  readonly isStacked: boolean;
  /** With lines of its scale behind it; else each number is written where it is drawn. */
  readonly hasScale: boolean;
  /** Positions among the series of those that the legend leaves out. */
  readonly unlisted: readonly number[];
};

const categoryAxis = 2_094_734_552;
const valueAxis = 2_094_734_553;
const axes = `<c:axId val="${categoryAxis}"/><c:axId val="${valueAxis}"/>`;
/** The room between columns, in hundredths of a column. */
const stackGap = 20;
const groupGap = 60;

type Indexed = { series: DrawnSeries; index: number };

const writeColumns = (found: readonly Indexed[], { categories, isStacked }: DrawnChart): string =>
  found.length === 0
    ? ""
    : [
        `<c:barChart><c:barDir val="col"/><c:grouping val="${isStacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>`,
        ...found.map(({ series, index }) => writeSeries(series, index, categories)),
        `<c:gapWidth val="${isStacked ? stackGap : groupGap}"/><c:overlap val="${isStacked ? 100 : 0}"/>${axes}</c:barChart>`,
      ].join("");

const writeLines = (found: readonly Indexed[], { categories }: DrawnChart): string =>
  found.length === 0
    ? ""
    : [
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>',
        ...found.map(({ series, index }) => writeSeries(series, index, categories)),
        `<c:marker val="1"/>${axes}</c:lineChart>`,
      ].join("");

const noLine = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>";
const lineOf = (colour: string): string =>
  `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`;

/** Under columns no line: where one is missing there is nothing at all. */
const writeCategoryAxis = (hasScale: boolean): string =>
  [
    `<c:catAx><c:axId val="${categoryAxis}"/><c:scaling><c:orientation val="minMax"/></c:scaling>`,
    '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>',
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>',
    hasScale ? lineOf(office.quiet) : noLine,
    writeTextLook(office.quiet),
    `<c:crossAx val="${valueAxis}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`,
  ].join("");

/** From zero: what is twice as high is twice as many. */
const writeValueAxis = (hasScale: boolean): string =>
  [
    `<c:valAx><c:axId val="${valueAxis}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>`,
    `<c:delete val="${hasScale ? 0 : 1}"/><c:axPos val="l"/>`,
    hasScale ? `<c:majorGridlines>${lineOf(office.hairline)}</c:majorGridlines>` : "",
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>',
    noLine,
    writeTextLook(office.quiet),
    `<c:crossAx val="${categoryAxis}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`,
  ].join("");

const writeLegend = (unlisted: readonly number[]): string => {
  const left = unlisted.map(
    (index) => `<c:legendEntry><c:idx val="${index}"/><c:delete val="1"/></c:legendEntry>`,
  );
  return `<c:legend><c:legendPos val="b"/>${left.join("")}<c:overlay val="0"/>${writeTextLook(office.text, chartTextSize)}</c:legend>`;
};

/** `ppt/charts/chart1.xml`, with its sheet as `rId1`. */
export const writeChartXml = (chart: DrawnChart): string => {
  const indexed = chart.series.map((series, index) => ({ series, index }));
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    `<c:date1904 val="0"/><c:lang val="${officeLanguage}"/><c:roundedCorners val="0"/>`,
    '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>',
    writeColumns(
      indexed.filter(({ series }) => series.shape === "column"),
      chart,
    ),
    writeLines(
      indexed.filter(({ series }) => series.shape === "line"),
      chart,
    ),
    writeCategoryAxis(chart.hasScale),
    writeValueAxis(chart.hasScale),
    "<c:spPr><a:noFill/></c:spPr></c:plotArea>",
    writeLegend(chart.unlisted),
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
    writeTextLook(office.quiet),
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
  ].join("");
};
