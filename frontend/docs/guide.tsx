/** What one needs to know before the first request: chapters of words, commands and what they answer. */
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Copy } from "../forms/copy.tsx";
import { anchorOf } from "./groups.ts";
import type { Block, Chapter } from "./markdown.ts";
import { Runs } from "./words.tsx";

const linesOf = (text: string): number => text.trimEnd().split("\n").length;

const CodeBlock = (props: { language: string; text: string }): JSX.Element => (
  <Show when={props.language === "sh"} fallback={<pre class="docs-json">{props.text}</pre>}>
    <Copy label="Commands" rows={linesOf(props.text)} text={props.text} />
  </Show>
);

const GuideBlock = (props: { block: Block }): JSX.Element => (
  <Switch>
    <Match when={props.block.is === "paragraph" && props.block}>
      {(block) => (
        <p>
          <Runs runs={block().runs} />
        </p>
      )}
    </Match>
    <Match when={props.block.is === "list" && props.block}>
      {(block) => (
        <ul class="docs-list">
          <For each={block().items}>
            {(runs) => (
              <li>
                <Runs runs={runs} />
              </li>
            )}
          </For>
        </ul>
      )}
    </Match>
    <Match when={props.block.is === "code" && props.block}>
      {(block) => <CodeBlock language={block().language} text={block().text} />}
    </Match>
  </Switch>
);

export const Guide = (props: { chapters: readonly Chapter[] }): JSX.Element => (
  <div class="card docs-guide">
    <For each={props.chapters}>
      {(chapter) => (
        <section class="stack">
          <Show when={chapter.title}>
            {(title) => (
              <h2 id={anchorOf(title())} tabindex="-1">
                {title()}
              </h2>
            )}
          </Show>
          <For each={chapter.blocks}>{(block) => <GuideBlock block={block} />}</For>
        </section>
      )}
    </For>
  </div>
);
