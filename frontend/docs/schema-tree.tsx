/** A schema as a tree of its fields: name, what it is, what it means. */
import { For, type JSX, Show } from "solid-js";
import { type Description, type Schema, resolve } from "./openapi.ts";
import { branchesOf, writeSchema } from "./write-schema.ts";

/** Deeper than any of ours; a schema that holds itself ends here. */
const depthMax = 8;

type Node = { name: string; schema: Schema; isRequired: boolean };

/** What stands one level below: the fields of an object, of a list's items, of each of several shapes. */
const nodesUnder = (description: Description, asked: Schema): Node[] => {
  const schema = resolve(description, asked);
  if (schema === null) return [];
  if (schema.properties !== undefined) {
    return Object.entries(schema.properties).map(([name, field]) => ({
      name,
      schema: field,
      isRequired: schema.required?.includes(name) ?? false,
    }));
  }
  if (schema.items !== undefined) return nodesUnder(description, schema.items);
  const branches = branchesOf(schema);
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return nodesUnder(description, only);
  return branches.map((branch, index) => ({
    name: branches.length > 1 ? `shape ${index + 1}` : "",
    schema: branch,
    isRequired: true,
  }));
};

/** What is said of a field; of a list also what is in it. */
const writeNode = (description: Description, asked: Schema): string => {
  const schema = resolve(description, asked) ?? asked;
  const [only, second] = branchesOf(schema);
  if (only !== undefined && second === undefined) {
    const isNullable = (schema.anyOf ?? schema.oneOf ?? []).length > 1;
    return `${writeNode(description, only)}${isNullable ? ", or null" : ""}`;
  }
  const items = schema.items === undefined ? null : resolve(description, schema.items);
  const words = writeSchema(schema);
  return items === null || items.properties !== undefined
    ? words
    : `${words} of ${writeSchema(items)}`;
};

export const SchemaTree = (props: {
  description: Description;
  schema: Schema;
  depth?: number;
}): JSX.Element => {
  const depth = () => props.depth ?? 0;
  const nodes = () => (depth() > depthMax ? [] : nodesUnder(props.description, props.schema));
  return (
    <Show
      when={nodes().length > 0}
      fallback={
        <Show when={depth() === 0}>
          <p>{writeNode(props.description, props.schema)}</p>
        </Show>
      }
    >
      <ul class="tree">
        <For each={nodes()}>
          {(node) => (
            <li>
              <code>{node.name}</code>{" "}
              <span class="tree-kind">
                {writeNode(props.description, node.schema)}
                {node.isRequired ? "" : "; may be left out"}
              </span>
              <Show when={node.schema.description}>
                {(words) => <span class="tree-words">{words()}</span>}
              </Show>
              <SchemaTree
                description={props.description}
                schema={node.schema}
                depth={depth() + 1}
              />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
};
