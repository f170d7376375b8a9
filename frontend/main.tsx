/** Where every page but the wall's begins. */
import { render } from "solid-js/web";
import { Application } from "./application.tsx";
import "./styles/base.css";

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element with the id app.");

render(() => <Application />, root);
