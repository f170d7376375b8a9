/**
 * Where every page begins. A wall is a page of its own: it hangs there all winter, leads nowhere,
 * and fetches neither the router nor anything else of the application.
 */
import { render } from "solid-js/web";
import "./styles/base.css";

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element with the id app.");

const wallOf = /^\/wall\/([^/]+)\/?$/.exec(location.pathname)?.[1];

if (wallOf === undefined) {
  const { Application } = await import("./application.tsx");
  render(() => <Application />, root);
} else {
  const { default: WallPage } = await import("./wall/wall-page.tsx");
  render(() => <WallPage locality={decodeURIComponent(wallOf)} />, root);
}
