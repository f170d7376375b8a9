/** `/weekly/:locality/agenda`: the risks of a week, and the calendar. The place team writes; others read. */
import { A, useSearchParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch, createResource } from "solid-js";
import { Day, addDays, londonDay, mondayOf } from "../../../contracts/calendar.ts";
import type { Agenda } from "../../../contracts/weekly-draft.ts";
import { writeDayPlain } from "../../../contracts/wording.ts";
import { api } from "../../api.ts";
import { mayHere } from "../../people/open-doors.ts";
import { placesSoFar } from "../../people/places.ts";
import { Page } from "../../ui/page.tsx";
import { paths } from "../../ui/paths.ts";
import { Failed, Loading } from "../../ui/states.tsx";
import { WeeklyDoors } from "../weekly-doors.tsx";
import { calls } from "./calls.ts";
import { Events } from "./events.tsx";
import { Risks } from "./risks.tsx";
import "../../forms/forms.css";
import "../../ui/button.css";
import "../../ui/icons.css";
import "./agenda.css";

const shortNameOf = (locality: string): string =>
  placesSoFar().find(({ key }) => key === locality)?.shortName ?? locality;

const Weeks = (props: { locality: string; monday: Day; thisMonday: Day }): JSX.Element => {
  const at = (monday: Day): string => `${paths.agenda(props.locality)}?monday=${monday}`;
  const weekAt = (days: number): Day => addDays(props.monday, days);
  return (
    <nav class="agenda-weeks" aria-label="Weeks">
      <A href={at(weekAt(-7))}>← Week of {writeDayPlain(weekAt(-7))}</A>
      <Show when={weekAt(7) <= addDays(props.thisMonday, 7)}>
        <A href={at(weekAt(7))}>Week of {writeDayPlain(weekAt(7))} →</A>
      </Show>
      <Show when={props.monday !== props.thisMonday}>
        <A href={paths.agenda(props.locality)}>This week’s risks</A>
      </Show>
    </nav>
  );
};

const AgendaOfWeek = (props: { locality: string; monday: Day; today: Day }): JSX.Element => {
  const [agenda, { mutate, refetch }] = createResource(
    () => ({ locality: props.locality, monday: props.monday }),
    ({ locality, monday }) => calls.agenda(locality, monday),
  );
  const ready = () => (agenda.state === "ready" ? agenda() : undefined);
  const mayWrite = () => mayHere({ to: "publish", locality: props.locality });
  /** Of a reply about another week the risks are not these. */
  const takeEvents = ({ events }: Agenda): void => {
    mutate((before) => before && { ...before, events });
  };
  return (
    <Switch fallback={<Loading what="risks and the calendar" rows={6} />}>
      <Match when={ready()}>
        {(came) => (
          <div class="agenda">
            <Risks
              locality={props.locality}
              monday={props.monday}
              risks={came().risks}
              mayWrite={mayWrite()}
              onChange={(written) => mutate(written)}
            />
            <Events
              locality={props.locality}
              today={props.today}
              events={came().events}
              mayWrite={mayWrite()}
              onChange={takeEvents}
            />
          </div>
        )}
      </Match>
      <Match when={agenda.error}>
        <Failed
          title="Risks and the calendar did not come"
          error={agenda.error}
          retry={() => void refetch()}
        />
      </Match>
    </Switch>
  );
};

const AgendaPage = (props: { locality: string }): JSX.Element => {
  const [search] = useSearchParams<{ monday: string }>();
  const [service, { refetch }] = createResource(api.service);
  const today = () => (service.state === "ready" ? londonDay(service().at) : undefined);
  const week = () => {
    const now = today();
    if (now === undefined) return undefined;
    const asked = Day.safeParse(search.monday);
    return { monday: mondayOf(asked.success ? asked.data : now), today: now };
  };
  return (
    <Page
      title={`Risks and calendar: ${shortNameOf(props.locality)}`}
      lead={
        <Show when={week()}>
          {(shown) => (
            <>
              Week of Monday {writeDayPlain(shown().monday)}
              <Weeks
                locality={props.locality}
                monday={shown().monday}
                thisMonday={mondayOf(shown().today)}
              />
            </>
          )}
        </Show>
      }
      locality={props.locality}
      current="weekly"
    >
      <WeeklyDoors locality={props.locality} current="agenda" />
      <Switch fallback={<Loading what="risks and the calendar" rows={6} />}>
        <Match when={week()}>
          {(shown) => (
            <AgendaOfWeek locality={props.locality} monday={shown().monday} today={shown().today} />
          )}
        </Match>
        <Match when={service.error}>
          <Failed title="The day did not come" error={service.error} retry={() => void refetch()} />
        </Match>
      </Switch>
    </Page>
  );
};

export default AgendaPage;
