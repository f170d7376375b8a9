/** How an update stands, and what can be done with it: edit it, take it along, see its other editions. */
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { WeeklyEdition } from "../../contracts/weekly-edition.ts";
import { WeeklyForm, formNames } from "../../contracts/weekly-settings.ts";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { ClockShape, TickShape } from "../ui/icons.tsx";
import { mayHere } from "../people/open-doors.ts";
import { paths } from "../ui/paths.ts";
import { addressOfForm } from "./calls.ts";
import { writeMoment } from "./write-moment.ts";

const State = (props: { update: WeeklyUpdate }): JSX.Element => (
  <div class="update-state">
    <Show
      when={props.update.publishedAt}
      fallback={
        <p>
          <ClockShape />
          <span>
            <strong>{props.update.state === "ready" ? "Ready to publish" : "Draft"}</strong>, as
            known at {writeMoment(props.update.asKnownAt)}
          </span>
        </p>
      }
    >
      {(publishedAt) => (
        <p>
          <TickShape />
          <span>
            <strong>Published</strong> {writeMoment(publishedAt())}
            <Show when={props.update.publishedBy}>{(who) => <>, by {who()}</>}</Show>
          </span>
        </p>
      )}
    </Show>
  </div>
);

/** "Edition 1, superseded by edition 2: two figures were corrected"; of the newest, why it superseded. */
const writeEdition = (update: WeeklyUpdate, newest: WeeklyEdition): string => {
  const isOld = newest.edition !== update.edition;
  const why = isOld ? newest.reason : update.editionReason;
  return `${isOld ? `, superseded by edition ${newest.edition}` : ""}${why === null ? "" : `: ${why}`}`;
};

/** Which edition this is, with the others to read; nothing while there is only one. */
const Editions = (props: {
  update: WeeklyUpdate;
  editions: readonly WeeklyEdition[];
}): JSX.Element => {
  const week = () => paths.weekly(props.update.locality.key, props.update.monday);
  const others = () =>
    props.editions.filter(({ edition }) => edition !== props.update.edition).length;
  const newest = () => (props.update.publishedAt === null ? undefined : props.editions[0]);
  return (
    <Show when={others() > 0 && newest()}>
      {(latest) => (
        <div class="update-editions">
          <p>
            <strong>Edition {props.update.edition}</strong>
            {writeEdition(props.update, latest())}
          </p>
          <ul aria-label="Editions of this week">
            <For each={props.editions}>
              {({ edition }) => (
                <li>
                  {/* Not the router's link, which knows where one is by the path alone. */}
                  <a
                    href={edition === latest().edition ? week() : `${week()}?edition=${edition}`}
                    aria-current={edition === props.update.edition ? "page" : undefined}
                  >
                    Edition {edition}
                    {edition === latest().edition ? ", the newest" : ""}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </div>
      )}
    </Show>
  );
};

const Forms = (props: { update: WeeklyUpdate; edition: number | null }): JSX.Element => {
  const week = () => ({ locality: props.update.locality.key, monday: props.update.monday });
  return (
    <nav class="update-forms" aria-label="Take it along">
      <For each={WeeklyForm.options}>
        {(form) => (
          // The server's own: the router of this page must not take it. The server names the file.
          <a
            href={addressOfForm(week(), form, props.edition)}
            rel="external"
            download={form === "html" ? undefined : ""}
          >
            {formNames[form]}
          </a>
        )}
      </For>
    </nav>
  );
};

/**
 * @param props.edition The edition that the address names; null for the newest, or the draft.
 * @param props.editions Newest first.
 */
export const Actions = (props: {
  update: WeeklyUpdate;
  edition: number | null;
  editions: readonly WeeklyEdition[];
}): JSX.Element => {
  const mayWrite = () => mayHere({ to: "write-update", locality: props.update.locality.key });
  return (
    <div class="update-actions">
      <State update={props.update} />
      <Editions update={props.update} editions={props.editions} />
      <div>
        <Show when={mayWrite()}>
          <A
            class="button"
            classList={{ "button-main": props.update.publishedAt === null }}
            href={paths.weeklyEdit(props.update.locality.key, props.update.monday)}
          >
            {props.update.publishedAt === null ? "Edit and publish" : "Write another edition"}
          </A>
        </Show>
        <button type="button" class="button" onClick={() => window.print()}>
          Print
        </button>
      </div>
      <Forms update={props.update} edition={props.edition} />
    </div>
  );
};
