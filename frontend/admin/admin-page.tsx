/** `/admin/:section?place=`: people, feed keys, the audit, open places; each shown to those it opens for. */
import { A, useSearchParams } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import type { Caller } from "../../contracts/access.ts";
import { MustSignIn } from "../people/must-sign-in.tsx";
import { usePlaces } from "../people/places.ts";
import { caller, askAgain, me, whyUnknown } from "../people/who.ts";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { Audit } from "./audit.tsx";
import { FeedKeys } from "./feed-keys.tsx";
import { NotYours } from "./not-yours.tsx";
import { OpenPlaces } from "./open-places.tsx";
import { People } from "./people.tsx";
import { type AdminSection, type Place, placesFor, sectionNames, sectionsFor } from "./sections.ts";
import "../people/people.css";
import "./admin.css";

const Tabs = (props: {
  sections: readonly AdminSection[];
  current: AdminSection;
  place: string | undefined;
}): JSX.Element => (
  <nav class="tabs" aria-label="Administration">
    <ul>
      <For each={props.sections}>
        {(section) => (
          <li>
            <A
              href={paths.admin(section, props.place)}
              aria-current={section === props.current ? "page" : undefined}
            >
              {sectionNames[section]}
            </A>
          </li>
        )}
      </For>
    </ul>
  </nav>
);

const Section = (props: {
  section: AdminSection;
  caller: Caller;
  places: readonly Place[];
  place: string | undefined;
}): JSX.Element => {
  const places = () => placesFor(props.caller, props.section, props.places);
  return (
    <Switch>
      <Match when={props.section === "people"}>
        <People places={props.places} />
      </Match>
      <Match when={props.section === "feed-keys"}>
        <FeedKeys places={places()} place={props.place} />
      </Match>
      <Match when={props.section === "audit"}>
        <Audit caller={props.caller} places={places()} place={props.place} />
      </Match>
      <Match when={props.section === "places"}>
        <OpenPlaces places={places()} />
      </Match>
    </Switch>
  );
};

const Administration = (props: {
  asked: string | undefined;
  caller: Caller;
  places: readonly Place[];
  place: string | undefined;
}): JSX.Element => {
  const sections = () => sectionsFor(props.caller, props.places);
  const current = () =>
    props.asked === undefined
      ? sections()[0]
      : sections().find((section) => section === props.asked);
  return (
    <Show when={current()} keyed fallback={<NotYours />}>
      {(section) => (
        <Page title={sectionNames[section]} locality={props.place} current="admin">
          <Tabs sections={sections()} current={section} place={props.place} />
          <Section
            section={section}
            caller={props.caller}
            places={props.places}
            place={props.place}
          />
        </Page>
      )}
    </Show>
  );
};

const AdminPage = (props: { section: string | undefined }): JSX.Element => {
  const [search] = useSearchParams<{ place?: string }>();
  const { list, refetch } = usePlaces();
  const places = () =>
    list.state === "ready" || list.state === "refreshing" ? list.latest?.localities : undefined;
  const retry = (): void => {
    refetch();
    void askAgain();
  };
  return (
    <Switch
      fallback={
        <Page title="Administration">
          <Loading what="what you may administer" />
        </Page>
      }
    >
      <Match when={whyUnknown() ?? list.error}>
        <Page title="Administration">
          <Failed
            title="The administration did not come"
            error={whyUnknown() ?? list.error}
            retry={retry}
          />
        </Page>
      </Match>
      <Match when={me()?.person === null}>
        <MustSignIn title="Administration" />
      </Match>
      <Match when={places()}>
        {(found) => (
          <Show when={caller()}>
            {(asking) => (
              <Administration
                asked={props.section}
                caller={asking()}
                places={found()}
                place={search.place}
              />
            )}
          </Show>
        )}
      </Match>
    </Switch>
  );
};

export default AdminPage;
