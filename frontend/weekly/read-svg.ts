/** SVG text from our own server as a node of this page. */

/** What an image has no need of, and what could act. */
const unwanted = "script, foreignObject, iframe, a, animate, set, style, image, use";

export type ReadSvg = {
  node: Node;
  /** The image's own title; null when it has none. */
  title: string | null;
};

/**
 * Reads it as SVG and nothing else, and leaves out whatever could act or fetch. Throws when it is not
 * an SVG document.
 */
export const readSvg = (text: string): ReadSvg => {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
  const root = parsed.documentElement;
  if (root.localName !== "svg" || parsed.querySelector("parsererror") !== null)
    throw new Error("This is not an SVG document.");
  for (const element of root.querySelectorAll(unwanted)) element.remove();
  for (const element of [root, ...root.querySelectorAll("*")])
    for (const name of element.getAttributeNames())
      if (name.startsWith("on") || name.endsWith("href") || name === "style")
        element.removeAttribute(name);
  return {
    node: document.importNode(root, true),
    title: root.querySelector(":scope > title")?.textContent ?? null,
  };
};
