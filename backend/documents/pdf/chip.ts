/** A rating as shape, word and colour: any two of the three may be lost, and it still reads. */
import type { Rating } from "../paper/paper.ts";
import type { Canvas, Ink } from "./pen.ts";

type Tone = Rating["tone"];

export const chipColours: Readonly<Record<Tone, { ground: string | null; ink: string }>> = {
  green: { ground: "#e2f3e9", ink: "#00612d" },
  amber: { ground: "#ffb81c", ink: "#15110a" },
  red: { ground: "#c8201a", ink: "#ffffff" },
  black: { ground: "#000000", ink: "#ffffff" },
  none: { ground: null, ink: "#3d4f5d" },
};

/** The shapes are drawn on a square of so many units. */
const shapeUnits = 16;

const drawMark = (canvas: Canvas, colour: string): void => {
  canvas.moveTo(8, 3.2).lineTo(8, 9.2).moveTo(8, 10.8).lineTo(8, 12.8);
  canvas.lineWidth(2.2).stroke(colour);
};

const shapes: Readonly<Record<Tone, (canvas: Canvas) => void>> = {
  green: (canvas) => {
    canvas.circle(8, 8, 8).fill("#007f3b");
    canvas.moveTo(4.2, 8.3).lineTo(6.8, 10.9).lineTo(11.8, 5.5).lineWidth(2).stroke("#ffffff");
  },
  amber: (canvas) => {
    canvas.lineJoin("round").lineWidth(1);
    canvas.moveTo(8, 1.6).lineTo(15.4, 14.6).lineTo(0.6, 14.6).closePath();
    canvas.fillAndStroke("#15110a", "#15110a");
    canvas.moveTo(8, 6).lineTo(8, 10).moveTo(8, 11.4).lineTo(8, 13.1);
    canvas.lineWidth(1.8).stroke("#ffb81c");
  },
  red: (canvas) => {
    canvas.roundedRect(0, 0, 16, 16, 2).fill("#ffffff");
    drawMark(canvas, "#c8201a");
  },
  black: (canvas) => {
    canvas.roundedRect(0, 0, 16, 16, 2).fill("#ffffff");
    drawMark(canvas, "#000000");
  },
  none: (canvas) => {
    canvas.dash(3, { space: 2 }).lineWidth(1.5).roundedRect(1, 1, 14, 14, 2).stroke("#566775");
    canvas.undash().moveTo(4, 12).lineTo(12, 4).stroke("#566775");
  },
};

/** The shape alone, as high and as wide as `side`. */
export const drawShape = (
  canvas: Canvas,
  tone: Tone,
  x: number,
  top: number,
  side: number,
): void => {
  canvas.translate(x, top).scale(side / shapeUnits);
  shapes[tone](canvas);
};

export type ChipBox = { width: number; height: number; side: number; textLeft: number };

/** How large a chip is around words of a width. */
export const measureChip = (
  wordsWidth: number,
  { size }: Pick<Ink, "size">,
  tone: Tone,
): ChipBox => {
  const side = size * 1.05;
  const padding = chipColours[tone].ground === null ? 0 : size * 0.5;
  const textLeft = padding + side + size * 0.42;
  return {
    width: textLeft + wordsWidth + padding + size * 0.1,
    height: size * 1.62,
    side,
    textLeft,
  };
};
