/**
 * Runs in the page: names what does not fit. The page scrolls; a line of text is wider than what
 * holds it, is clipped away, lies outside its tile or the window, or over another text of its tile.
 * Words that only a screen reader says are left out.
 */
export const findCut = (): string[] => {
  const slackPx = 1;
  /** The letters of a line stand in its middle; above and below them a line may be clipped and lose nothing. */
  const emptyShare = 0.25;
  const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement;
  const found: string[] = [];
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide of ${clientWidth}`);
  if (scrollHeight > clientHeight)
    found.push(`the page is ${scrollHeight} high of ${clientHeight}`);

  const isSeen = (element: Element): boolean =>
    element.closest(".visually-hidden, [hidden]") === null && element.checkVisibility();

  /** The window, and every box around a text that clips it or is its tile. */
  const boxesAround = (element: Element): { name: string; box: DOMRect }[] => {
    const boxes = [{ name: "window", box: new DOMRect(0, 0, clientWidth, clientHeight) }];
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const isTile = around.tagName === "ARTICLE";
      if (isTile || getComputedStyle(around).overflow !== "visible")
        boxes.push({
          name: around.className || around.tagName,
          box: around.getBoundingClientRect(),
        });
    }
    return boxes;
  };

  const isOutside = (line: DOMRect, box: DOMRect): boolean =>
    line.left < box.left - slackPx ||
    line.right > box.right + slackPx ||
    line.top + line.height * emptyShare < box.top ||
    line.bottom - line.height * emptyShare > box.bottom;

  /** Whether the letters of two lines touch: both ways a little is the air around them. */
  const isOver = (one: DOMRect, other: DOMRect): boolean =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 * slackPx &&
    Math.min(one.bottom - one.height * emptyShare, other.bottom - other.height * emptyShare) -
      Math.max(one.top + one.height * emptyShare, other.top + other.height * emptyShare) >
      2 * slackPx;

  const said = new Map<Element, { words: string; lines: DOMRect[] }[]>();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const { parentElement } = text;
    const words = text.textContent?.trim() ?? "";
    if (parentElement === null || words === "" || !isSeen(parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()];
    for (const { name, box } of boxesAround(parentElement)) {
      if (lines.some((line) => isOutside(line, box)))
        found.push(`"${words}" is cut by its ${name}`);
    }
    const tile = parentElement.closest("article");
    if (tile === null) continue;
    const before = said.get(tile) ?? [];
    for (const other of before) {
      if (lines.some((line) => other.lines.some((one) => isOver(line, one))))
        found.push(`"${words}" lies over "${other.words}"`);
    }
    said.set(tile, [...before, { words, lines }]);
  }
  return found;
};
