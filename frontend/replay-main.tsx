/** Where a wall of the past begins: its address names a moment, and the server sends it this document. */
import { render } from "solid-js/web";
import { Instant } from "../contracts/calendar.ts";
import { startOf } from "./wall/first-page.tsx";
import { ReplayPage } from "./wall/replay/replay-page.tsx";
import "./styles/base.css";

const { root, locality, first } = startOf(document);
const at = Instant.parse(new URLSearchParams(location.search).get("as-known-at"));
render(() => <ReplayPage locality={locality} at={at} first={first} />, root);
