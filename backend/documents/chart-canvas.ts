/** Draws a plot on a DOM of our own and gives it back as text that says what it shows. */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { chartWidth, colour, fontFamily, textSize } from "./chart-style.ts";

/** What a chart says to someone who does not see it. */
export type ChartWords = {
  /** One sentence: what is seen. */
  title: string;
  /** What is drawn, its values, and what is missing. */
  description: string;
};

type Drawing = Omit<Plot.PlotOptions, "document" | "width" | "className">;

const { document } = parseHTML("<!doctype html><html><body></body></html>");

/**
 * An SVG document as text. The same words and drawing give the same text, byte by byte: ids are made
 * of `name`, so charts of different names may stand in one page.
 */
export const drawChart = (name: string, words: ChartWords, drawing: Drawing): string => {
  const svg = Plot.plot({ axis: null, ...drawing, document, width: chartWidth });
  // A page with a content security policy would refuse this sheet, and none of it is needed here.
  svg.querySelector("style")?.remove();
  svg.removeAttribute("class");
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${name}-title`);
  svg.setAttribute("aria-describedby", `${name}-desc`);
  svg.setAttribute("font-family", fontFamily);
  svg.setAttribute("font-size", String(textSize));
  svg.setAttribute("fill", colour.text);
  // Inside an image nothing has a role or a name of its own.
  for (const mark of svg.querySelectorAll("[aria-label]")) mark.removeAttribute("aria-label");
  for (const [tag, text] of [
    ["desc", words.description],
    ["title", words.title],
  ]) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag ?? "");
    element.setAttribute("id", `${name}-${tag}`);
    element.textContent = text ?? "";
    svg.prepend(element);
  }
  return svg.outerHTML;
};
