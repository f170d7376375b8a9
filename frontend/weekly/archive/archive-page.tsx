/** `/weekly/:locality/archive`: every edition that was published, found again and compared; and the season. */
import { useNavigate, useSearchParams } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch, createResource, createSignal } from "solid-js";
import {
  type WeeklyArchive,
  type WeeklyEdition,
  searchCharactersMax,
} from "../../../contracts/weekly-edition.ts";
import { mayHere } from "../../people/open-doors.ts";
import { placesSoFar } from "../../people/places.ts";
import { Page } from "../../ui/page.tsx";
import { paths } from "../../ui/paths.ts";
import { Empty, Failed, Loading } from "../../ui/states.tsx";
import { Deliveries } from "../deliveries.tsx";
import { WeeklyDoors } from "../weekly-doors.tsx";
import { calls } from "./calls.ts";
import { EditionRow } from "./edition-row.tsx";
import { inOrder, nameOf, writeEdition, writeEditionWithin } from "./edition-words.ts";
import { Season } from "./season-grid.tsx";
import "../../forms/forms.css";
import "../../ui/button.css";
import "../../ui/icons.css";
import "../../ui/rag.css";
import "./archive.css";

const shortNameOf = (locality: string): string =>
  placesSoFar().find(({ key }) => key === locality)?.shortName ?? locality;

const Search = (props: { query: string; onSearch: (query: string) => void }): JSX.Element => {
  let box: HTMLInputElement | undefined;
  return (
    <form
      class="archive-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSearch(box?.value.trim() ?? "");
      }}
    >
      <label for="archive-query">Find words in what was published</label>
      <div>
        <input
          ref={box}
          id="archive-query"
          class="input"
          type="search"
          maxlength={searchCharactersMax}
          autocomplete="off"
          value={props.query}
        />
        <button type="submit" class="button">
          Search
        </button>
        <Show when={props.query !== ""}>
          <button type="button" class="button" onClick={() => props.onSearch("")}>
            Show all
          </button>
        </Show>
      </div>
    </form>
  );
};

/** Two at most: the button leads to them side by side. */
const Chosen = (props: {
  locality: string;
  chosen: readonly WeeklyEdition[];
  onClear: () => void;
}): JSX.Element => {
  const navigate = useNavigate();
  const pair = (): readonly [WeeklyEdition, WeeklyEdition] | undefined => {
    const [one, other] = props.chosen;
    return one === undefined || other === undefined ? undefined : inOrder(one, other);
  };
  const compare = (): void => {
    const two = pair();
    if (two === undefined) return;
    navigate(paths.weeklyCompare(props.locality, nameOf(two[0]), nameOf(two[1])));
  };
  return (
    <div class="archive-chosen" data-some={props.chosen.length > 0}>
      <p role="status">
        <Switch fallback="Tick two editions to see them side by side.">
          <Match when={pair()}>
            {(two) => (
              <>
                {writeEdition(two()[0])}, and {writeEditionWithin(two()[1])}
              </>
            )}
          </Match>
          <Match when={props.chosen[0]}>
            {(one) => <>{writeEdition(one())}: tick another one.</>}
          </Match>
        </Switch>
      </p>
      <Show when={props.chosen.length > 0}>
        <button
          type="button"
          class="button button-main"
          disabled={pair() === undefined}
          onClick={compare}
        >
          Compare the two
        </button>
        <button type="button" class="button" onClick={() => props.onClear()}>
          Clear
        </button>
      </Show>
    </div>
  );
};

const writeFound = ({ query, editions }: WeeklyArchive): string => {
  const count = editions.length === 1 ? "1 edition" : `${editions.length} editions`;
  return query === null
    ? `${count}, newest first`
    : `${count} ${editions.length === 1 ? "says" : "say"} “${query}”`;
};

const Editions = (props: { locality: string; archive: WeeklyArchive }): JSX.Element => {
  const [chosen, setChosen] = createSignal<readonly WeeklyEdition[]>([]);
  const isChosen = (edition: WeeklyEdition): boolean =>
    chosen().some((one) => nameOf(one) === nameOf(edition));
  const choose = (edition: WeeklyEdition, wanted: boolean): void => {
    const others = chosen().filter((one) => nameOf(one) !== nameOf(edition));
    setChosen(wanted ? [...others, edition] : others);
  };
  return (
    <>
      <p class="archive-count" role="status">
        {writeFound(props.archive)}
      </p>
      <Show when={props.archive.editions.length > 1}>
        <Chosen locality={props.locality} chosen={chosen()} onClear={() => setChosen([])} />
      </Show>
      <ul class="archive-editions card">
        <For each={props.archive.editions}>
          {(edition, place) => (
            <EditionRow
              locality={props.locality}
              edition={edition}
              // Of a search the one beneath may be another than the one before it.
              before={
                props.archive.query === null ? props.archive.editions[place() + 1] : undefined
              }
              query={props.archive.query ?? ""}
              isChosen={isChosen(edition)}
              mayChoose={props.archive.editions.length > 1 ? chosen().length < 2 : null}
              onChoose={(wanted) => choose(edition, wanted)}
            />
          )}
        </For>
      </ul>
    </>
  );
};

const NoEditions = (props: { query: string | null }): JSX.Element => (
  <Show
    when={props.query}
    fallback={
      <Empty title="Nothing has been published yet">
        <p>The first update that the place team publishes appears here, and stays.</p>
      </Empty>
    }
  >
    {(query) => (
      <Empty title={`No edition says “${query()}”`}>
        <p>Look for a shorter part of it, or show all.</p>
      </Empty>
    )}
  </Show>
);

/** The list is of one moment: what is looked for stands in the address, so that it can be sent on. */
const ArchiveOfPlace = (props: { locality: string }): JSX.Element => {
  const [search, setSearch] = useSearchParams<{ query: string }>();
  const query = (): string => (search.query ?? "").slice(0, searchCharactersMax);
  const [archive, { refetch }] = createResource(
    () => ({ locality: props.locality, query: query() }),
    (asked) => calls.archive(asked.locality, asked.query),
  );
  const ready = () => (archive.state === "ready" ? archive() : undefined);
  const newest = () => {
    const came = ready();
    return came?.query === null ? came.editions[0] : undefined;
  };
  return (
    <Page
      title={`Published updates: ${shortNameOf(props.locality)}`}
      lead="Each edition stays as it was published. What was corrected since is said on the page that shows it."
      locality={props.locality}
      current="weekly"
    >
      <WeeklyDoors locality={props.locality} current="archive" />
      <Show when={mayHere({ to: "publish", locality: props.locality }) && newest()}>
        {(edition) => (
          <Deliveries
            locality={props.locality}
            monday={edition().monday}
            edition={edition().edition}
          />
        )}
      </Show>
      <section class="archive-section" aria-labelledby="editions">
        <h2 id="editions">Editions</h2>
        <Search query={query()} onSearch={(words) => setSearch({ query: words })} />
        <Switch fallback={<Loading what="what was published" rows={5} />}>
          <Match when={ready()} keyed>
            {(came) => (
              <Show when={came.editions.length > 0} fallback={<NoEditions query={came.query} />}>
                <Editions locality={props.locality} archive={came} />
              </Show>
            )}
          </Match>
          <Match when={archive.error}>
            <Failed
              title="What was published did not come"
              error={archive.error}
              retry={() => void refetch()}
            />
          </Match>
        </Switch>
      </section>
      <Season locality={props.locality} />
    </Page>
  );
};

const ArchivePage = (props: { locality: string }): JSX.Element => (
  <Show when={props.locality} keyed>
    {(locality) => <ArchiveOfPlace locality={locality} />}
  </Show>
);

export default ArchivePage;
