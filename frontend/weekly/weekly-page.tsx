/** `/weekly/:locality/:monday`: the week's update as the board sees it. */
import { A, useSearchParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch, createResource } from "solid-js";
import { Day, addDays, londonDay, mondayOf } from "../../contracts/calendar.ts";
import { writeDayLong, writeDayPlain } from "../../contracts/wording.ts";
import { ApiError, api, sentenceOf } from "../api.ts";
import { mayHere } from "../people/open-doors.ts";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Empty, Failed, Loading } from "../ui/states.tsx";
import { calls } from "./calls.ts";
import { Deliveries } from "./deliveries.tsx";
import { WeeklyDoors } from "./weekly-doors.tsx";
import { Actions } from "./update-actions.tsx";
import { UpdatePaper } from "./update-paper.tsx";
import "../ui/button.css";
import "../ui/icons.css";
import "./weekly.css";

/** @param props.today null while the time is not known. */
const WeekLinks = (props: { locality: string; monday: Day; today: Day | null }): JSX.Element => {
  const weekAt = (days: number): Day => addDays(props.monday, days);
  /** A week that has not begun has no update; while the time is not known, the link is there. */
  const hasNext = () => props.today === null || weekAt(7) <= props.today;
  return (
    <nav class="update-weeks" aria-label="Weeks">
      <A href={paths.weekly(props.locality, weekAt(-7))}>← Week of {writeDayPlain(weekAt(-7))}</A>
      <Show when={hasNext()}>
        <A href={paths.weekly(props.locality, weekAt(7))}>Week of {writeDayPlain(weekAt(7))} →</A>
      </Show>
    </nav>
  );
};

/** No such place, or a week that lies outside those that have an update. */
const hasNoUpdate = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === "not-found" || error.code === "invalid");

/** The update of one week. `monday` is a Monday. */
const UpdateOfWeek = (props: { locality: string; monday: Day }): JSX.Element => {
  const [search] = useSearchParams<{ edition: string }>();
  /** What names no edition asks for the newest. */
  const edition = (): number | null =>
    /^[1-9]\d{0,2}$/.test(search.edition ?? "") ? Number(search.edition) : null;
  const [update, { refetch }] = createResource(
    () => ({ locality: props.locality, monday: props.monday, edition: edition() }),
    (asked) => calls.update(asked.locality, asked.monday, asked.edition),
  );
  const [editions] = createResource(
    () => ({ locality: props.locality, monday: props.monday }),
    // Without the list the update is readable all the same.
    ({ locality, monday }) => calls.editions(locality, monday).catch(() => []),
  );
  const [service] = createResource(() => api.service().catch(() => null));
  const today = (): Day | null => {
    const at = service.state === "ready" ? service()?.at : undefined;
    return at === undefined ? null : londonDay(at);
  };
  const isThisWeek = (): boolean => {
    const day = today();
    return day !== null && mondayOf(day) === props.monday;
  };
  const ready = () => (update.state === "ready" ? update() : undefined);
  /** The newest edition is sent; an earlier one is only read. */
  const listed = () => (editions.state === "ready" ? editions() : []);
  const sendable = () => {
    const found = ready();
    const newest = listed()[0]?.edition;
    return mayHere({ to: "publish", locality: props.locality }) && found?.edition === newest
      ? newest
      : undefined;
  };
  return (
    <Page
      title={ready()?.title ?? "Weekly update"}
      lead={
        <>
          Week commencing {writeDayLong(props.monday)}
          <WeekLinks locality={props.locality} monday={props.monday} today={today()} />
        </>
      }
      aside={
        <Show when={ready()}>
          {(found) => <Actions update={found()} edition={edition()} editions={listed()} />}
        </Show>
      }
      locality={props.locality}
      current="weekly"
    >
      <WeeklyDoors locality={props.locality} current={isThisWeek() ? "this-week" : undefined} />
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
          {(found) => (
            <>
              <UpdatePaper update={found} />
              <Show when={found.publishedAt !== null && sendable()}>
                {(newest) => (
                  <div class="update-sending">
                    <Deliveries
                      locality={props.locality}
                      monday={props.monday}
                      edition={newest()}
                    />
                  </div>
                )}
              </Show>
            </>
          )}
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
