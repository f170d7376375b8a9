/**
 * Where a wall begins. It hangs there all winter and leads nowhere: it fetches neither the router nor
 * anything else of the application. Its figures are in the page already, as the server sent it; that
 * document stays in sight until the wall has figures of its own.
 */
import { render } from "solid-js/web";
import { takeFirstPage } from "./wall/first-page.tsx";
import WallPage from "./wall/wall-page.tsx";
import "./styles/base.css";

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element with the id app.");

const key = decodeURIComponent(/^\/wall\/([^/]+)/.exec(location.pathname)?.[1] ?? "");
const first = takeFirstPage(root);
render(() => <WallPage locality={key} first={first} />, root);
