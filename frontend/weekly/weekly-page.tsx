/** `/weekly/:locality/:monday`: the week's update as the board sees it, and its publishing. */
import { A } from "@solidjs/router";
import { type JSX, Match, Show, Switch, createResource } from "solid-js";
import { Day, addDays, londonDay, mondayOf } from "../../contracts/calendar.ts";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { writeDayLong, writeDayPlain } from "../../contracts/wording.ts";
import { ApiError, api, sentenceOf } from "../api.ts";
import { ClockShape, TickShape } from "../ui/icons.tsx";
import { mayHere } from "../people/open-doors.ts";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Empty, Failed, Loading } from "../ui/states.tsx";
import { calls } from "./calls.ts";
import { Publish } from "./publish.tsx";
import { UpdatePaper, writeMoment } from "./update-paper.tsx";
import "./weekly.css";

const State = (props: { update: WeeklyUpdate; ref: (state: HTMLElement) => void }): JSX.Element => (
  <div ref={props.ref} class="update-state" role="status" tabindex="-1">
    <Show
      when={props.update.publishedAt}
      fallback={
        <p>
          <ClockShape />
          <span>
            <strong>Draft</strong>, as known at {writeMoment(props.update.asKnownAt)}
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

const WeekLinks = (props: { locality: string; monday: Day }): JSX.Element => {
  const weekAt = (days: number): Day => addDays(props.monday, days);
  const [service] = createResource(() => api.service().catch(() => null));
  /** A week that has not begun has no update; while the time is not known, the link is there. */
  const hasNext = () => {
    const at = service()?.at;
    return at === undefined || weekAt(7) <= londonDay(at);
  };
  return (
    <nav class="update-weeks" aria-label="Weeks">
      <A href={paths.weekly(props.locality, weekAt(-7))}>← Week of {writeDayPlain(weekAt(-7))}</A>
      <Show when={hasNext()}>
        <A href={paths.weekly(props.locality, weekAt(7))}>Week of {writeDayPlain(weekAt(7))} →</A>
      </Show>
      <A href={paths.thisWeek(props.locality)}>This week</A>
    </nav>
  );
};

const mayPublish = (locality: string): boolean => mayHere({ to: "publish", locality });

const Actions = (props: {
  update: WeeklyUpdate;
  onPublished: (update: WeeklyUpdate) => void;
}): JSX.Element => {
  let state: HTMLElement | undefined;
  /** The button that was pressed is gone: focus goes to what has changed. */
  const finish = (update: WeeklyUpdate): void => {
    props.onPublished(update);
    state?.focus();
  };
  const document = () =>
    `/api/localities/${encodeURIComponent(props.update.locality.key)}/weekly-updates/${props.update.monday}.html`;
  return (
    <div class="update-actions">
      <State update={props.update} ref={(element) => (state = element)} />
      <div>
        <Show when={props.update.state === "draft" && mayPublish(props.update.locality.key)}>
          <Publish update={props.update} onPublished={finish} />
        </Show>
        {/* The server's own page: the router of this one must not take it. */}
        <a class="button" href={document()} rel="external">
          As a page to send
        </a>
        <button type="button" class="button" onClick={() => window.print()}>
          Print
        </button>
      </div>
    </div>
  );
};

/** No such place, or a week that lies outside those that have an update. */
const hasNoUpdate = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === "not-found" || error.code === "invalid");

/** The update of one week. `monday` is a Monday. */
const UpdateOfWeek = (props: { locality: string; monday: Day }): JSX.Element => {
  const [update, { refetch, mutate }] = createResource(
    () => ({ locality: props.locality, monday: props.monday }),
    ({ locality, monday }) => calls.update(locality, monday),
  );
  const ready = () => (update.state === "ready" ? update() : undefined);
  return (
    <Page
      title={ready()?.title ?? "Weekly update"}
      lead={
        <>
          Week commencing {writeDayLong(props.monday)}
          <WeekLinks locality={props.locality} monday={props.monday} />
        </>
      }
      aside={
        <Show when={ready()}>
          {(found) => <Actions update={found()} onPublished={(published) => mutate(published)} />}
        </Show>
      }
      locality={props.locality}
      current="weekly"
    >
      <Switch>
        <Match when={hasNoUpdate(update.error)}>
          <Empty title="There is no update for this week">
            <p>
              {sentenceOf(update.error)}{" "}
              <A href={paths.thisWeek(props.locality)}>Go to this week</A>.
            </p>
          </Empty>
        </Match>
        <Match when={update.error}>
          <Failed
            title="The update did not come"
            error={update.error}
            retry={() => void refetch()}
          />
        </Match>
        <Match when={ready()} keyed>
          {(found) => <UpdatePaper update={found} />}
        </Match>
        <Match when={update.loading}>
          <Loading what="the update" rows={8} />
        </Match>
      </Switch>
    </Page>
  );
};

/** An address may name any day of a week; one that names none leads to this week. */
const WeeklyPage = (props: { locality: string; monday: string }): JSX.Element => {
  const monday = () => {
    const day = Day.safeParse(props.monday);
    return day.success ? mondayOf(day.data) : undefined;
  };
  return (
    <Show
      when={monday()}
      fallback={
        <Page title="Weekly update" locality={props.locality} current="weekly">
          <Empty title="This address names no week">
            <p>
              A week is named by its Monday, as in 2024-08-12.{" "}
              <A href={paths.thisWeek(props.locality)}>Go to this week</A>.
            </p>
          </Empty>
        </Page>
      }
    >
      {(day) => <UpdateOfWeek locality={props.locality} monday={day()} />}
    </Show>
  );
};

export default WeeklyPage;
