/** Where the wall of a system begins: it holds its localities, and fetches what draws them. */
import { render } from "solid-js/web";
import { startOf } from "./wall/first-page.tsx";
import { SystemPage } from "./wall/system/system-page.tsx";
import "./styles/base.css";

const { root, locality, first } = startOf(document);
render(() => <SystemPage locality={locality} first={first} />, root);
