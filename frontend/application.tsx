/** Which page stands at which address. Each is its own chunk: who enters figures never fetches the charts. */
import { Route, type RouteSectionProps, Router } from "@solidjs/router";
import { type JSX, Suspense, lazy, onMount } from "solid-js";

const HomePage = lazy(() => import("./home/home-page.tsx"));
const EntryPage = lazy(() => import("./entry/entry-page.tsx"));
const WeeklyPage = lazy(() => import("./weekly/weekly-page.tsx"));
const ThisWeekPage = lazy(() => import("./home/this-week-page.tsx"));
const NotFoundPage = lazy(() => import("./home/not-found-page.tsx"));

const Frame = (props: RouteSectionProps): JSX.Element => <Suspense>{props.children}</Suspense>;

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
      path="/weekly/:locality/:monday"
      component={(route: RouteSectionProps) => (
        <WeeklyPage
          locality={route.params["locality"] ?? ""}
          monday={route.params["monday"] ?? ""}
        />
      )}
    />
    <Route path="*" component={NotFoundPage} />
  </Router>
);
