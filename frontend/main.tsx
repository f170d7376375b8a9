/** Which page stands at which address. Each is its own chunk: a wall never fetches the editor. */
import { Route, type RouteSectionProps, Router } from "@solidjs/router";
import { type JSX, Suspense, lazy } from "solid-js";
import { render } from "solid-js/web";
import "./styles/base.css";

const HomePage = lazy(() => import("./home/home-page.tsx"));
const WallPage = lazy(() => import("./wall/wall-page.tsx"));
const EntryPage = lazy(() => import("./entry/entry-page.tsx"));
const WeeklyPage = lazy(() => import("./weekly/weekly-page.tsx"));
const ThisWeekPage = lazy(() => import("./home/this-week-page.tsx"));
const NotFoundPage = lazy(() => import("./home/not-found-page.tsx"));

const Frame = (props: RouteSectionProps): JSX.Element => <Suspense>{props.children}</Suspense>;

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element with the id app.");

render(
  () => (
    <Router root={Frame}>
      <Route path="/" component={HomePage} />
      <Route
        path="/wall/:locality"
        component={(route: RouteSectionProps) => (
          <WallPage locality={route.params["locality"] ?? ""} />
        )}
      />
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
  ),
  root,
);
