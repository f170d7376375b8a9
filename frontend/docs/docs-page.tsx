/** `/api/docs`: the API for those who write against it, drawn here from its own description. */
import { For, type JSX, Match, Switch, createMemo, createResource } from "solid-js";
import { Page } from "../ui/page.tsx";
import { Failed, Loading } from "../ui/states.tsx";
import { type Known, readKnown } from "./example.ts";
import { anchorOf, groupOperations } from "./groups.ts";
import { Guide } from "./guide.tsx";
import { type Chapter, readChapters } from "./markdown.ts";
import { type Description, readDescription } from "./openapi.ts";
import { OperationCard } from "./operation-card.tsx";
import "../people/people.css";
import "./docs.css";

type Link = { id: string; name: string };

const Contents = (props: { title: string; links: readonly Link[] }): JSX.Element => (
  <>
    <p class="docs-contents-title">{props.title}</p>
    <ul>
      <For each={props.links}>
        {(link) => (
          <li>
            <a href={`#${link.id}`} target="_self">
              {link.name}
            </a>
          </li>
        )}
      </For>
    </ul>
  </>
);

/** The address that the guide is written with: here it is the one that this page came from. */
const writtenAddress = "http://127.0.0.1:8080";

const readGuide = ({ info }: Description): Chapter[] =>
  readChapters(info.description.replaceAll(writtenAddress, location.origin));

const Described = (props: { description: Description; known: Known }): JSX.Element => {
  const groups = createMemo(() => groupOperations(props.description));
  const chapters = createMemo(() => readGuide(props.description));
  const chapterLinks = (): Link[] =>
    chapters().flatMap(({ title }) =>
      title === null ? [] : [{ id: anchorOf(title), name: title }],
    );
  return (
    <div class="docs">
      <nav class="docs-contents" aria-label="On this page">
        <Contents title="Guide" links={chapterLinks()} />
        <Contents title="Routes" links={groups()} />
      </nav>
      <div class="stack">
        <Guide chapters={chapters()} />
        <For each={groups()}>
          {(group) => (
            <section class="card" aria-labelledby={group.id}>
              <h2 id={group.id} tabindex="-1">
                {group.name}
              </h2>
              <p class="quiet">{group.words}</p>
              <For each={group.operations}>
                {(operation) => (
                  <OperationCard
                    description={props.description}
                    operation={operation}
                    known={props.known}
                  />
                )}
              </For>
            </section>
          )}
        </For>
      </div>
    </div>
  );
};

const nothingKnown: Known = { values: {}, submission: null };

const DocsPage = (): JSX.Element => {
  const [description, { refetch }] = createResource(readDescription);
  const [known] = createResource(description, (read) => readKnown(read).catch(() => nothingKnown));
  const ready = () =>
    description.state === "ready" && known.state === "ready"
      ? { description: description(), known: known() }
      : undefined;
  return (
    <Page
      title="The API of Locality Flow"
      lead="For those who send figures by machine, or read them. The description itself is at /api/openapi.json."
    >
      <Switch fallback={<Loading what="the description" rows={6} />}>
        <Match when={description.error}>
          <Failed
            title="The description did not come"
            error={description.error}
            retry={() => void refetch()}
          />
        </Match>
        <Match when={ready()}>
          {(found) => <Described description={found().description} known={found().known} />}
        </Match>
      </Switch>
    </Page>
  );
};

export default DocsPage;
