/** One published edition: when and by whom, why, what it said of its gaps, and every form of it. */
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { WeeklyEdition } from "../../../contracts/weekly-edition.ts";
import { WeeklyForm, formNames } from "../../../contracts/weekly-settings.ts";
import { IncompleteShape, PencilShape } from "../../ui/icons.tsx";
import { paths } from "../../ui/paths.ts";
import { addressOfForm } from "../calls.ts";
import {
  markFound,
  nameOf,
  shortenFingerprint,
  writeEdition,
  writeWeekOf,
  writeWhen,
} from "./edition-words.ts";

type RowProps = {
  locality: string;
  edition: WeeklyEdition;
  /** The one before it, where there is one. */
  before: WeeklyEdition | undefined;
  /** What was looked for; empty for nothing. */
  query: string;
  isChosen: boolean;
  /** False while two others are chosen; null where there is nothing to compare with. */
  mayChoose: boolean | null;
  onChoose: (chosen: boolean) => void;
};

const Forms = (props: {
  locality: string;
  edition: WeeklyEdition;
  audience: "board" | "public";
}): JSX.Element => (
  <ul class="archive-forms">
    <For each={WeeklyForm.options}>
      {(form) => (
        <li>
          <a
            href={`${addressOfForm({ locality: props.locality, monday: props.edition.monday }, form, props.edition.edition)}${props.audience === "public" ? "&audience=public" : ""}`}
            rel="external"
            download={form === "html" ? undefined : ""}
          >
            {formNames[form]}
            <span class="visually-hidden">
              {props.audience === "public" ? " for the public" : ""}: {writeEdition(props.edition)}
            </span>
          </a>
        </li>
      )}
    </For>
  </ul>
);

const Excerpts = (props: { found: readonly string[]; query: string }): JSX.Element => (
  <Show when={props.found.length > 0}>
    <ul class="archive-found" aria-label="Where it says so">
      <For each={props.found}>
        {(excerpt) => (
          <li>
            <For each={markFound(excerpt, props.query)}>
              {(piece) => (
                <Show when={piece.found} fallback={piece.words}>
                  <mark>{piece.words}</mark>
                </Show>
              )}
            </For>
          </li>
        )}
      </For>
    </ul>
  </Show>
);

const About = (props: { edition: WeeklyEdition }): JSX.Element => (
  <>
    <p class="archive-when">
      Published {writeWhen(props.edition.publishedAt)} by {props.edition.publishedBy}
      <Show when={props.edition.fingerprint}>
        {(fingerprint) => (
          <>
            {" "}
            · fingerprint{" "}
            <code title={fingerprint()}>
              {shortenFingerprint(fingerprint())}
              <span class="visually-hidden">{fingerprint().slice(12)}</span>
            </code>
          </>
        )}
      </Show>
    </p>
    <Show when={props.edition.reason}>
      {(reason) => (
        <p class="archive-said">
          <PencilShape />
          <span>
            <strong>Published again:</strong> {reason()}
          </span>
        </p>
      )}
    </Show>
    <Show when={props.edition.gapsAccepted}>
      {(said) => (
        <p class="archive-said">
          <IncompleteShape />
          <span>
            <strong>Had gaps:</strong> {said()}
          </span>
        </p>
      )}
    </Show>
  </>
);

export const EditionRow = (props: RowProps): JSX.Element => (
  <li class="archive-edition" data-chosen={props.isChosen}>
    <Show when={props.isChosen || props.mayChoose !== null}>
      <label class="archive-choose">
        <input
          type="checkbox"
          checked={props.isChosen}
          disabled={!props.isChosen && props.mayChoose === false}
          onChange={(event) => props.onChoose(event.currentTarget.checked)}
        />
        <span class="visually-hidden">Compare {writeEdition(props.edition)}</span>
      </label>
    </Show>
    <div class="archive-about">
      <h3>
        <A
          href={`${paths.weekly(props.locality, props.edition.monday)}?edition=${props.edition.edition}`}
        >
          {writeWeekOf(props.edition)}
        </A>
        <span class="archive-number">Edition {props.edition.edition}</span>
      </h3>
      <About edition={props.edition} />
      <Excerpts found={props.edition.found} query={props.query} />
    </div>
    <div class="archive-take">
      <Forms locality={props.locality} edition={props.edition} audience="board" />
      <details class="archive-public">
        <summary>
          For the public<span class="visually-hidden">: {writeEdition(props.edition)}</span>
        </summary>
        <p>Small numbers are withheld.</p>
        <Forms locality={props.locality} edition={props.edition} audience="public" />
      </details>
      <Show when={props.before}>
        {(before) => (
          <A href={paths.weeklyCompare(props.locality, nameOf(before()), nameOf(props.edition))}>
            Compare with the one before
            <span class="visually-hidden">: {writeEdition(props.edition)}</span>
          </A>
        )}
      </Show>
    </div>
  </li>
);
