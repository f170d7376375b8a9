/** `/notices/:locality`: what the place is called together for, who has it, and when notices open. */
import { For, type JSX, Match, Show, Switch, untrack } from "solid-js";
import { londonDay } from "../../contracts/calendar.ts";
import type { NoticesReply } from "../../contracts/notice.ts";
import { writeDayLong, writeTimeOf } from "../../contracts/wording.ts";
import { placesSoFar } from "../people/places.ts";
import { BrokenLinkShape } from "../ui/icons.tsx";
import { Page } from "../ui/page.tsx";
import { Empty, Failed, Loading } from "../ui/states.tsx";
import { type Notices, createNotices } from "./create-notices.ts";
import { EndedNotice, OpenNotice } from "./notice-card.tsx";
import { writeNotices } from "./notice-words.ts";
import { Rules } from "./rules.tsx";
import "../ui/button.css";
import "../ui/icons.css";
import "./notices.css";

const nameOf = (locality: string): string =>
  placesSoFar().find(({ key }) => key === locality)?.shortName ?? locality;

const Lists = (props: { reply: NoticesReply; notices: Notices; locality: string }): JSX.Element => {
  /** By id: a card keeps its open form and its focus while the notice changes. */
  const ids = () => props.reply.open.map(({ id }) => id);
  return (
    <>
      <section class="notice-section" aria-labelledby="open">
        <h2 id="open">Open</h2>
        <Show
          when={ids().length > 0}
          fallback={
            <Empty title="Nothing is open">
              <p>A notice appears here by itself when one of the rules below holds.</p>
            </Empty>
          }
        >
          <div class="notices">
            <For each={ids()}>
              {(id) => (
                <Show when={props.reply.open.find((one) => one.id === id)}>
                  {(notice) => (
                    <OpenNotice
                      notice={notice()}
                      locality={props.locality}
                      now={props.notices.now()}
                      onAnswer={() => props.notices.refetch()}
                    />
                  )}
                </Show>
              )}
            </For>
          </div>
        </Show>
      </section>
      <Show when={props.reply.recent.length > 0}>
        <section class="notice-section" aria-labelledby="ended">
          <h2 id="ended">Ended</h2>
          <div class="notices">
            <For each={props.reply.recent}>
              {(notice) => <EndedNotice notice={notice} now={props.notices.now()} />}
            </For>
          </div>
        </section>
      </Show>
    </>
  );
};

const NoticesOfPlace = (props: { locality: string }): JSX.Element => {
  // Another place is another page.
  const notices = untrack(() => createNotices(props.locality));
  return (
    <Page
      title={`Notices: ${nameOf(props.locality)}`}
      locality={props.locality}
      current="notices"
      lead={
        <Show when={notices.reply()}>
          {(reply) => (
            <>
              <strong role="status">{writeNotices(reply())}</strong> {writeTimeOf(notices.now())},{" "}
              {writeDayLong(londonDay(notices.now()))}
            </>
          )}
        </Show>
      }
    >
      <Show when={notices.isOld() && notices.reply()}>
        {(reply) => (
          <p class="notices-old" role="alert">
            <BrokenLinkShape />
            <span>
              <strong>Link lost.</strong> This is what was open at {writeTimeOf(reply().at)}; what
              came since is not known.
            </span>
          </p>
        )}
      </Show>
      <Switch fallback={<Loading what="the notices" rows={5} />}>
        <Match when={notices.reply()}>
          {(reply) => (
            <>
              <Lists reply={reply()} notices={notices} locality={props.locality} />
              <Rules locality={props.locality} />
            </>
          )}
        </Match>
        <Match when={notices.error()}>
          <Failed
            title="The notices did not come"
            error={notices.error()}
            retry={() => notices.refetch()}
          />
        </Match>
      </Switch>
    </Page>
  );
};

const NoticesPage = (props: { locality: string }): JSX.Element => (
  <Show when={props.locality} keyed>
    {(locality) => <NoticesOfPlace locality={locality} />}
  </Show>
);

export default NoticesPage;
