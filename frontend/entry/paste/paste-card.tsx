/** "Paste from Excel", at the side of the grid: nothing is saved before it was looked at. */
import type { JSX } from "solid-js";
import type { PasteHost } from "./paste-host.ts";
import "./paste.css";

export const PasteCard = (props: PasteHost): JSX.Element => (
  <section
    class="card paste-card"
    aria-labelledby="paste-card"
    data-sheet={props.model.sheet().day}
  >
    <h2 id="paste-card">Paste from Excel</h2>
    <p class="paste-drop">
      Copy cells, press <kbd>Ctrl</kbd> <kbd>V</kbd> here. You check before it saves.
    </p>
  </section>
);
