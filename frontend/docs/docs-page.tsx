/** `/api/docs`: the API for those who write against it, drawn here from its own description. */
import { For, type JSX, Match, Switch, createResource } from "solid-js";
import { Page } from "../ui/page.tsx";
import { Failed, Loading } from "../ui/states.tsx";
import { type Known, readKnown } from "./example.ts";
import { groupOperations } from "./groups.ts";
import { type Description, operationsOf, readDescription } from "./openapi.ts";
import { OperationCard } from "./operation-card.tsx";
import { writeParagraphs } from "./paragraphs.ts";
import "../people/people.css";
import "./docs.css";

const Introduction = (props: { text: string }): JSX.Element => (
  <section class="card stack docs-words" aria-label="In short">
    <For each={writeParagraphs(props.text)}>
      {(paragraph) => (
        <p>
          <For each={paragraph}>
            {(run) =>
              run.is === "code" ? (
                <code>{run.text}</code>
              ) : run.is === "strong" ? (
                <strong>{run.text}</strong>
              ) : (
                run.text
              )
            }
          </For>
        </p>
      )}
    </For>
    <p>
      In the commands, <code>$KEY</code> stands for a feed key: write <code>export KEY=lf_…</code>{" "}
      first. <code>session.txt</code> is what{" "}
      <code>
        curl -c session.txt {location.origin}/api/auth/sign-in/email -H &apos;Content-Type:
        application/json&apos; -d &apos;&#123;"email":"…","password":"…"&#125;&apos;
      </code>{" "}
      leaves behind.
    </p>
  </section>
);

const Described = (props: { description: Description; known: Known }): JSX.Element => {
  const groups = () => groupOperations(operationsOf(props.description));
  return (
    <div class="docs">
      <nav class="docs-groups" aria-label="Groups">
        <ul>
          <For each={groups()}>
            {(group) => (
              <li>
                <a href={`#${group.id}`} target="_self">
                  {group.name}
                </a>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <div class="stack">
        <Introduction text={props.description.info.description} />
        <For each={groups()}>
          {(group) => (
            <section class="card" aria-labelledby={group.id}>
              <h2 id={group.id} tabindex="-1">
                {group.name}
              </h2>
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
  const [known] = createResource(() => readKnown().catch(() => nothingKnown));
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
