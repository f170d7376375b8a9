/** The wall as the server sent it: it is shown until there are live figures, and never taken for them. */
import { type JSX, createEffect } from "solid-js";

export type FirstPage = {
  /** What the server sent; it can stand in one place of the page at a time. */
  element: HTMLElement;
  /** Whose wall it is; null where it is no wall but a sentence. */
  place: { name: string; demonstration: boolean } | null;
};

/** Takes it out of the page, to be put back in the same breath; null where none was sent. */
const takeFirstPage = (root: HTMLElement): FirstPage | null => {
  const element = root.firstElementChild;
  root.replaceChildren();
  if (!(element instanceof HTMLElement)) return null;
  const { place: name, demonstration } = element.dataset;
  return {
    element,
    place: name === undefined ? null : { name, demonstration: demonstration === "true" },
  };
};

/** What a wall's page begins with: where it is drawn, whose wall it is, and what the server sent. */
export const startOf = (
  page: Document,
): { root: HTMLElement; locality: string; first: FirstPage | null } => {
  const root = page.getElementById("app");
  if (root === null) throw new Error("The page has no element with the id app.");
  const locality = decodeURIComponent(/^\/wall\/([^/]+)/.exec(location.pathname)?.[1] ?? "");
  return { root, locality, first: takeFirstPage(root) };
};

/** @param props.lost Whether no link came about: then it says so, and since when its figures are known. */
export const FirstPageShown = (props: { first: FirstPage; lost: boolean }): JSX.Element => {
  createEffect(() => {
    const { element } = props.first;
    const banner = element.querySelector<HTMLElement>(".banner");
    if (banner === null) return;
    banner.hidden = !props.lost;
    element.dataset["banner"] = props.lost ? "late" : "none";
    element.dataset["hollow"] = String(props.lost);
  });
  return <>{props.first.element}</>;
};
