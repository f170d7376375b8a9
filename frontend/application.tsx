/** Which page stands at which address. Each is its own chunk: who enters figures never fetches the charts. */
import { Route, type RouteSectionProps, Router } from "@solidjs/router";
import { type JSX, Suspense, lazy, onMount } from "solid-js";
import { paths } from "./ui/paths.ts";
import { SignedOut } from "./people/signed-out.tsx";

const HomePage = lazy(() => import("./home/home-page.tsx"));
const EntryPage = lazy(() => import("./entry/entry-page.tsx"));
const WeeklyPage = lazy(() => import("./weekly/weekly-page.tsx"));
const WeeklyEditPage = lazy(() => import("./weekly/edit/edit-page.tsx"));
const WeeklyArchivePage = lazy(() => import("./weekly/archive/archive-page.tsx"));
const WeeklyComparePage = lazy(() => import("./weekly/compare/compare-page.tsx"));
const WeeklySettingsPage = lazy(() => import("./weekly/settings/settings-page.tsx"));
const AgendaPage = lazy(() => import("./weekly/agenda/agenda-page.tsx"));
const ThisWeekPage = lazy(() => import("./home/this-week-page.tsx"));
const ChasePage = lazy(() => import("./chase/chase-page.tsx"));
const NoticesPage = lazy(() => import("./notices/notices-page.tsx"));
const ImportsPage = lazy(() => import("./imports/imports-page.tsx"));
const PairPage = lazy(() => import("./screens/pair-page.tsx"));
const FleetPage = lazy(() => import("./screens/fleet-page.tsx"));
const SignInPage = lazy(() => import("./people/sign-in-page.tsx"));
const JoinPage = lazy(() => import("./people/join-page.tsx"));
const AccountPage = lazy(() => import("./people/account-page.tsx"));
const AdminPage = lazy(() => import("./admin/admin-page.tsx"));
const DocsPage = lazy(() => import("./docs/docs-page.tsx"));
const NotFoundPage = lazy(() => import("./home/not-found-page.tsx"));

const Frame = (props: RouteSectionProps): JSX.Element => (
  <>
    <Suspense>{props.children}</Suspense>
    <SignedOut />
  </>
);

/** The address says wall by now: the browser fetches that page anew. */
const LeaveForWall = (): JSX.Element => {
  onMount(() => location.reload());
  return null;
};

export const Application = (): JSX.Element => (
  <Router root={Frame}>
    <Route path="/" component={HomePage} />
    <Route path="/wall/:locality" component={LeaveForWall} />
    <Route
      path="/enter/:locality"
      component={(route: RouteSectionProps) => (
        <EntryPage locality={route.params["locality"] ?? ""} />
      )}
    />
    <Route
      path="/weekly/:locality"
      component={(route: RouteSectionProps) => (
        <ThisWeekPage locality={route.params["locality"] ?? ""} />
      )}
    />
    <Route
      path="/weekly/:locality/archive"
      component={(route: RouteSectionProps) => (
        <WeeklyArchivePage locality={route.params["locality"] ?? ""} />
      )}
    />
    <Route
      path="/weekly/:locality/compare"
      component={(route: RouteSectionProps) => (
        <WeeklyComparePage locality={route.params["locality"] ?? ""} />
      )}
    />
    <Route
      path="/weekly/:locality/settings"
      component={(route: RouteSectionProps) => (
        <WeeklySettingsPage locality={route.params["locality"] ?? ""} />
      )}
    />
    <Route
      path="/weekly/:locality/agenda"
      component={(route: RouteSectionProps) => (
        <AgendaPage locality={route.params["locality"] ?? ""} />
      )}
    />
    <Route
      path="/weekly/:locality/:monday"
      component={(route: RouteSectionProps) => (
        <WeeklyPage
          locality={route.params["locality"] ?? ""}
          monday={route.params["monday"] ?? ""}
        />
      )}
    />
    <Route
      path="/weekly/:locality/:monday/edit"
      component={(route: RouteSectionProps) => (
        <WeeklyEditPage
          locality={route.params["locality"] ?? ""}
          monday={route.params["monday"] ?? ""}
        />
      )}
    />
    <Route
      path="/chase/:locality"
      component={(route: RouteSectionProps) => (
        <ChasePage locality={route.params["locality"] ?? ""} />
      )}
    />
    <Route
      path="/notices/:locality"
      component={(route: RouteSectionProps) => (
        <NoticesPage locality={route.params["locality"] ?? ""} />
      )}
    />
    <Route
      path="/imports/:locality"
      component={(route: RouteSectionProps) => (
        <ImportsPage locality={route.params["locality"] ?? ""} />
      )}
    />
    <Route path={paths.pair} component={PairPage} />
    <Route
      path="/screens/:locality"
      component={(route: RouteSectionProps) => (
        <FleetPage locality={route.params["locality"] ?? ""} />
      )}
    />
    <Route path={paths.signIn} component={SignInPage} />
    <Route
      path="/join/:token"
      component={(route: RouteSectionProps) => <JoinPage token={route.params["token"] ?? ""} />}
    />
    <Route path={paths.account} component={AccountPage} />
    <Route
      path="/admin/:section?"
      component={(route: RouteSectionProps) => <AdminPage section={route.params["section"]} />}
    />
    <Route path="/api/docs" component={DocsPage} />
    <Route path="*" component={NotFoundPage} />
  </Router>
);
