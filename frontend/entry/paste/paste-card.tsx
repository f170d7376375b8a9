/** "Paste from Excel", at the side of the grid: nothing is saved before it was looked at. */
import type { JSX } from "solid-js";
import type { EntrySheet } from "../../../contracts/entry.ts";
import type { PasteHost } from "./block-change.ts";
import "./paste.css";

export const PasteCard = (props: PasteHost & { sheet: EntrySheet }): JSX.Element => (
  <section class="card paste-card" aria-labelledby="paste-card" data-sheet={props.sheet.day}>
    <h2 id="paste-card">Paste from Excel</h2>
    <p class="paste-drop">
      Copy cells, press <kbd>Ctrl</kbd> <kbd>V</kbd> here. You check before it saves.
    </p>
  </section>
);
