/** Contrast as WCAG 2.2 computes it, of what is really drawn: text, and shapes that carry a meaning. */

/** A text or a shape that stands out too little from what is behind it. */
export type TooFaint = { what: string; ratio: number; least: number };

/**
 * Runs in the page. Text needs 4.5 to 1 (3 to 1 when it is large: 24 px, or 18.66 px and bold); shapes
 * and the boxes of levels 3 to 1. What lies behind is the nearest element around with a colour of its
 * own; texts on pictures, of which there are none here, it could not judge.
 *
 * @returns everything below its least, and how much was looked at.
 */
export const findFaint = (): { faint: TooFaint[]; looked: { texts: number; shapes: number } } => {
  type Colour = [number, number, number, number];
  const parse = (written: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (written.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + under[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const luminance = ([red, green, blue]: Colour): number => {
    const linear = (channel: number): number =>
      channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const ratioOf = (one: Colour, other: Colour): number => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const behind = (element: Element | null): Colour => {
    if (element === null) return [255, 255, 255, 1];
    const own = parse(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const isSeen = (element: Element): boolean =>
    element.closest(".visually-hidden") === null && element.checkVisibility();
  const faint: TooFaint[] = [];
  const judge = (what: string, ratio: number, least: number): void => {
    if (ratio < least) faint.push({ what, ratio: Math.round(ratio * 100) / 100, least });
  };
  const themeOf = (element: Element): string =>
    element.closest("[data-theme]")?.getAttribute("data-theme") ?? "";

  let texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement: element } = node;
    const words = node.textContent?.trim() ?? "";
    if (element === null || words === "" || !isSeen(element)) continue;
    const style = getComputedStyle(element);
    const isLarge =
      Number.parseFloat(style.fontSize) >= 24 ||
      (Number.parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    const under = behind(element);
    texts += 1;
    const ratio = ratioOf(over(parse(style.color), under), under);
    judge(`"${words}", ${themeOf(element)}`, ratio, isLarge ? 3 : 4.5);
  }

  // What a shape is drawn in is its own colour; of a box, its filling or, where it has none, its edge.
  const shapes = [
    ...document.querySelectorAll("svg.icon, .bed, .opel-block, .pips span, .part[data-colour]"),
  ];
  let looked = 0;
  for (const shape of shapes) {
    if (!isSeen(shape)) continue;
    const style =
      shape.className === "part" ? getComputedStyle(shape, "::before") : getComputedStyle(shape);
    const under = behind(shape.parentElement);
    const filling = parse(style.backgroundColor);
    const drawn = shape instanceof SVGElement ? parse(style.color) : filling;
    const hasFilling = drawn[3] > 0;
    const edge = parse(style.borderTopColor);
    const hasEdge = Number.parseFloat(style.borderTopWidth) > 0;
    const best = Math.max(
      hasFilling ? ratioOf(over(drawn, under), under) : 0,
      hasEdge ? ratioOf(over(edge, under), under) : 0,
    );
    looked += 1;
    judge(`${shape.getAttribute("class") ?? ""}, ${themeOf(shape)}`, best, 3);
  }
  return { faint, looked: { texts, shapes: looked } };
};
