/** What the charts of the weekly update look like: colours of the light theme, sizes in SVG units. */

/** The page names its faces and has a fallback for each; the SVG carries no font of its own. */
export const fontFamily =
  "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', system-ui, 'Segoe UI', Arial, sans-serif";

export const chartWidth = 480;
export const textSize = 13;
/** The least distance between the middles of two labels, one above the other. */
export const labelGap = 17;

export const colour = {
  surface: "#ffffff",
  text: "#13202b",
  quiet: "#566775",
  data: "#22323f",
  aim: "#0b63b8",
  lastYear: "#7a8b99",
  axis: "#6a7d8c",
} as const;

/** A pathway's colour, and the colour of a number written on it (4.5:1 or more). */
type Swatch = { fill: string; ink: string };

/**
 * From the bottom of the stack to its top. P0 is last: it is home without support, and no part of
 * the total that has a target. Neighbours differ by about 2:1, so the bars keep a gap between them.
 */
const pathways: readonly (readonly [string, Swatch])[] = [
  ["P1", { fill: "#4a90d6", ink: "#13202b" }],
  ["P2", { fill: "#1f5f9f", ink: "#ffffff" }],
  ["P3", { fill: "#12324f", ink: "#ffffff" }],
  ["P0", { fill: "#7e909e", ink: "#13202b" }],
];
const pathwaySwatches = new Map(pathways);
const otherSwatches: readonly Swatch[] = pathways.map(([, swatch]) => swatch);

/** A breakdown that is not by pathway takes the same four colours in its own order. */
export const swatchOf = (key: string, position: number): Swatch =>
  pathwaySwatches.get(key) ??
  otherSwatches[position % otherSwatches.length] ?? { fill: colour.data, ink: colour.surface };

/** Where a part stands in the stack; what is not a pathway keeps its own place above them. */
export const stackPosition = (key: string, position: number): number => {
  const found = pathways.findIndex(([pathway]) => pathway === key);
  return found === -1 ? pathways.length + position : found;
};
