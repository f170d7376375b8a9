/** Where a screen begins: like a wall, it fetches neither the router nor anything else of the application. */
import { render } from "solid-js/web";
import ScreenPage from "./screen-page.tsx";
import "../styles/base.css";

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element with the id app.");

render(() => <ScreenPage />, root);
