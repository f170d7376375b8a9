/** The wall of a system: its localities side by side, and under them what they come to together. */
import { For, type JSX, createResource } from "solid-js";
import type { Locality } from "../../../contracts/place.ts";
import { api } from "../../api.ts";
import type { FirstPage } from "../first-page.tsx";
import WallPage from "../wall-page.tsx";
import { FigureTile } from "../tile.tsx";
import type { WallView } from "../wall-view.ts";
import { LocalityColumn } from "./locality-column.tsx";
import "./system.css";

/** The localities of a system that may be seen from here. */
const readParts = async (system: string): Promise<Locality[]> => {
  const { localities } = await api.localities();
  const home = localities.find(({ key }) => key === system)?.system;
  return localities.filter((one) => one.kind === "locality" && one.system === home);
};

export const SystemPage = (props: { locality: string; first: FirstPage | null }): JSX.Element => {
  const [parts] = createResource(() => props.locality, readParts);
  const body: WallView["body"] = (tiles) => (
    <>
      <div class="columns">
        <For each={parts.state === "ready" ? parts() : []}>
          {(locality) => <LocalityColumn locality={locality} />}
        </For>
      </div>
      <h2 class="visually-hidden">All together</h2>
      <ul class="tiles roll-ups" role="list">
        <For each={[...tiles.staying(), ...tiles.turning()]}>
          {(figure) => (
            <li data-size="small" data-rag={figure.rag}>
              <FigureTile {...tiles.tileProps(figure)} size="small" />
            </li>
          )}
        </For>
      </ul>
    </>
  );
  return <WallPage locality={props.locality} first={props.first} body={body} />;
};
