/** One thing that can be asked for: how, with what, and what comes back. */
import { For, type JSX, Show } from "solid-js";
import { Copy } from "../forms/copy.tsx";
import { type Known, writeCurl } from "./example.ts";
import type { Content, Description, Operation } from "./openapi.ts";
import { SchemaTree } from "./schema-tree.tsx";
import { Words } from "./words.tsx";
import { writeSchema } from "./write-schema.ts";
import { writeSecurity } from "./write-security.ts";

const inWords = {
  path: "in the path",
  query: "after ?",
  header: "header",
  cookie: "cookie",
} as const;

const Parameters = (props: { operation: Operation }): JSX.Element => (
  <section>
    <h4>Asked with</h4>
    <ul class="tree">
      <For each={props.operation.parameters}>
        {(parameter) => (
          <li>
            <code>{parameter.name}</code>{" "}
            <span class="tree-kind">
              {inWords[parameter.in]}
              {parameter.schema === undefined ? "" : `: ${writeSchema(parameter.schema)}`}
              {parameter.required ? "" : "; may be left out"}
            </span>
            <Show when={parameter.description ?? parameter.schema?.description}>
              {(words) => (
                <span class="tree-words">
                  <Words text={words()} />
                </span>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  </section>
);

const writeExample = (example: unknown): string =>
  typeof example === "string" ? example.trimEnd() : JSON.stringify(example, null, 2);

const Bodies = (props: { description: Description; content: Content }): JSX.Element => (
  <For each={Object.entries(props.content)}>
    {([type, { schema, example }]) => (
      <>
        <p class="quiet">{type}</p>
        <Show when={schema}>
          {(found) => <SchemaTree description={props.description} schema={found()} />}
        </Show>
        <Show when={example !== undefined}>
          <details class="docs-example">
            <summary>Example</summary>
            <pre class="docs-json">{writeExample(example)}</pre>
          </details>
        </Show>
      </>
    )}
  </For>
);

/** What comes when all went well; what may go wrong has one shape everywhere, and is listed by its number. */
const Replies = (props: { description: Description; operation: Operation }): JSX.Element => {
  const replies = () => Object.entries(props.operation.responses);
  const isProblem = (status: string): boolean => Number(status) >= 400;
  return (
    <section>
      <h4>Comes back</h4>
      <For each={replies().filter(([status]) => !isProblem(status))}>
        {([status, reply]) => (
          <div class="reply">
            <p>
              <strong>{status}</strong> {reply.description}
            </p>
            <Show when={reply.content}>
              {(content) => <Bodies description={props.description} content={content()} />}
            </Show>
          </div>
        )}
      </For>
      <p class="quiet">
        Or a problem:{" "}
        {replies()
          .filter(([status]) => isProblem(status))
          .map(([status, { description }]) => `${status} ${description.toLowerCase()}`)
          .join("; ")}
      </p>
    </section>
  );
};

export const OperationCard = (props: {
  description: Description;
  operation: Operation;
  known: Known;
}): JSX.Element => (
  <details class="operation">
    <summary>
      <span class="method" data-method={props.operation.method}>
        {props.operation.method.toUpperCase()}
      </span>
      <code>{props.operation.path}</code>
      <span class="operation-summary">{props.operation.summary}</span>
    </summary>
    <div class="operation-body">
      <Show when={props.operation.description}>
        {(words) => (
          <p>
            <Words text={words()} />
          </p>
        )}
      </Show>
      <p>
        <strong>Let in:</strong> {writeSecurity(props.operation)}.
      </p>
      <Copy
        label="Command"
        rows={4}
        text={writeCurl(props.description, props.operation, props.known, location.origin)}
      />
      <Show when={props.operation.parameters.length > 0}>
        <Parameters operation={props.operation} />
      </Show>
      <Show when={props.operation.requestBody}>
        {(body) => (
          <section>
            <h4>Sent</h4>
            <Bodies description={props.description} content={body().content} />
          </section>
        )}
      </Show>
      <Replies description={props.description} operation={props.operation} />
    </div>
  </details>
);
