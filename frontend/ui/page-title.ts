/** The name of the browser's tab. */
import { createEffect } from "solid-js";

/** Names the browser's tab after the page: "Weekly update: Locality Flow". */
export const createPageTitle = (title: () => string): void => {
  createEffect(() => {
    document.title = `${title()}: Locality Flow`;
  });
};
