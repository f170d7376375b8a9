/** Leads to the update of the week that it is now, by the server's clock (a demonstration has its own). */
import { useNavigate } from "@solidjs/router";
import { type JSX, Show, createEffect, createResource } from "solid-js";
import { londonDay, mondayOf } from "../../contracts/calendar.ts";
import { api } from "../api.ts";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Failed, Loading } from "../ui/states.tsx";

const ThisWeekPage = (props: { locality: string }): JSX.Element => {
  const navigate = useNavigate();
  const [service, { refetch }] = createResource(api.service);
  createEffect(() => {
    if (service.state !== "ready") return;
    const monday = mondayOf(londonDay(service().at));
    navigate(paths.weekly(props.locality, monday), { replace: true });
  });
  return (
    <Page title="Weekly update" locality={props.locality} current="weekly">
      <Show when={service.error} fallback={<Loading what="this week’s update" />}>
        <Failed
          title="This week’s update did not come"
          error={service.error}
          retry={() => void refetch()}
        />
      </Show>
    </Page>
  );
};

export default ThisWeekPage;
