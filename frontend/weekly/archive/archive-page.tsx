/** `/weekly/:locality/archive`: every edition that was published, found again and compared; and the season. */
import { useSearchParams } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch, createResource, createSignal } from "solid-js";
import {
  type WeeklyArchive,
  type WeeklyEdition,
  searchCharactersMax,
} from "../../../contracts/weekly-edition.ts";
import { mayHere } from "../../people/open-doors.ts";
import { placesSoFar } from "../../people/places.ts";
import { Page } from "../../ui/page.tsx";
import { Empty, Failed, Loading } from "../../ui/states.tsx";
import { Deliveries } from "../deliveries.tsx";
import { WeeklyDoors } from "../weekly-doors.tsx";
import { calls } from "./calls.ts";
import { Chosen } from "./chosen.tsx";
import { EditionRow } from "./edition-row.tsx";
import { nameOf } from "./edition-words.ts";
import { Search } from "./search.tsx";
import { Season } from "./season-grid.tsx";
import "../../forms/forms.css";
import "../../ui/button.css";
import "../../ui/icons.css";
import "../../ui/rag.css";
import "./archive.css";

const shortNameOf = (locality: string): string =>
  placesSoFar().find(({ key }) => key === locality)?.shortName ?? locality;

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
