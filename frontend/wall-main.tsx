/**
 * Where a wall begins. It hangs there all winter and leads nowhere: it fetches neither the router nor
 * anything else of the application. Its figures are in the page already, as the server sent it; that
 * document stays in sight until the wall has figures of its own.
 */
import { render } from "solid-js/web";
import { startOf } from "./wall/first-page.tsx";
import WallPage from "./wall/wall-page.tsx";
import "./styles/base.css";

const { root, locality, first } = startOf(document);
render(() => <WallPage locality={locality} first={first} />, root);
