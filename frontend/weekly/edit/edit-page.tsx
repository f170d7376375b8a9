/** `/weekly/:locality/:monday/edit`: where the place team writes the week's update. */
import { A, useNavigate } from "@solidjs/router";
import { type JSX, Match, Show, Switch, untrack } from "solid-js";
import { Day, mondayOf } from "../../../contracts/calendar.ts";
import type { WeeklyDraft } from "../../../contracts/weekly-draft.ts";
import { writeDayPlain, writeList } from "../../../contracts/wording.ts";
import { mayHere } from "../../people/open-doors.ts";
import { caller, whyUnknown } from "../../people/who.ts";
import { BrokenLinkShape, PencilShape } from "../../ui/icons.tsx";
import { Page } from "../../ui/page.tsx";
import { paths } from "../../ui/paths.ts";
import { Empty, Failed, Loading } from "../../ui/states.tsx";
import { type Edit, createEdit } from "./create-edit.ts";
import { PublishCard } from "./publish-card.tsx";
import { RowsCard } from "./rows-card.tsx";
import { Side } from "./side.tsx";
import { SummaryCard } from "./summary-card.tsx";
import "../../ui/button.css";
import "../../ui/icons.css";
import "../weekly.css";
import "./edit.css";
import "./passage.css";
import "./rows.css";
import "./side.css";

const writeTitle = (monday: Day): string =>
  `Weekly update: week of Monday ${writeDayPlain(monday)}`;

const leads: Record<WeeklyDraft["state"], string> = {
  draft: "Draft. Figures follow the wall until you publish; then they never change.",
  ready:
    "Ready to publish. Figures follow the wall until then; what you write makes it a draft again.",
  published: "Published. What you write from here on is for another edition.",
};

/** Why nothing leaves this computer, or who else is here. */
const Notices = (props: { edit: Edit }): JSX.Element => (
  <>
    <div role="status">
      <Show when={props.edit.isWaiting() || props.edit.isOld()}>
        <p class="weekly-edit-lost">
          <BrokenLinkShape />
          <span>
            <strong>Link lost.</strong> Figures may be old. Go on writing: it is kept on this
            computer, and sent when the link is back.
          </span>
        </p>
      </Show>
    </div>
    <Show when={props.edit.others().length > 0}>
      <p class="weekly-edit-others">
        <PencilShape />
        <span>
          Also here: <strong>{writeList(props.edit.others().map(({ name }) => name))}</strong>
        </span>
      </p>
    </Show>
  </>
);

const Writing = (props: { edit: Edit; draft: WeeklyDraft }): JSX.Element => (
  <>
    <Notices edit={props.edit} />
    <div class="columns">
      <div class="weekly-edit-main">
        <Show when={props.edit.slotAt("summary")} keyed>
          {(slot) => <SummaryCard edit={props.edit} slot={slot} />}
        </Show>
        <RowsCard edit={props.edit} rows={props.draft.update.rows} />
      </div>
      <div class="weekly-edit-aside">
        <Side edit={props.edit} draft={props.draft} />
        <PublishCard edit={props.edit} draft={props.draft} />
      </div>
    </div>
  </>
);

const EditOfWeek = (props: { locality: string; monday: Day; writer: string }): JSX.Element => {
  // Another week, or another person, is another page.
  const edit = untrack(() => createEdit(props.locality, props.monday, props.writer));
  const navigate = useNavigate();
  /** The page that is read shows what was typed last. */
  const sendFirst = (event: MouseEvent): void => {
    if (edit.unsentCount() === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void edit.send().then(() => navigate(paths.weekly(edit.locality, edit.monday)));
  };
  return (
    <Page
      title={writeTitle(edit.monday)}
      lead={<Show when={edit.draft()}>{(draft) => leads[draft().state]}</Show>}
      aside={
        <A class="button" href={paths.weekly(edit.locality, edit.monday)} onClick={sendFirst}>
          See it as the board will
        </A>
      }
      locality={edit.locality}
      current="weekly"
    >
      <Switch>
        <Match when={edit.draft()}>{(draft) => <Writing edit={edit} draft={draft()} />}</Match>
        <Match when={edit.error()}>
          <Failed title="The draft did not come" error={edit.error()} retry={edit.refetch} />
        </Match>
        <Match when={true}>
          <Loading what="the draft" rows={8} />
        </Match>
      </Switch>
    </Page>
  );
};

const Shut = (props: { locality: string; monday: Day }): JSX.Element => (
  <Page title={writeTitle(props.monday)} locality={props.locality} current="weekly">
    <Show when={caller()} fallback={<Loading what="who you are" rows={2} />}>
      <Empty title="The place team writes the update">
        <p>
          You may read it: <A href={paths.weekly(props.locality, props.monday)}>see the update</A>.
        </p>
      </Empty>
    </Show>
    <Show when={whyUnknown()}>
      {(error) => <Failed title="It is not known who you are" error={error()} />}
    </Show>
  </Page>
);

/** An address may name any day of a week. */
const EditPage = (props: { locality: string; monday: string }): JSX.Element => {
  const monday = () => {
    const day = Day.safeParse(props.monday);
    return day.success ? mondayOf(day.data) : undefined;
  };
  const writer = () => {
    const asking = caller();
    return asking?.is === "person" && mayHere({ to: "write-update", locality: props.locality })
      ? asking.id
      : undefined;
  };
  const where = () => {
    const [week, who] = [monday(), writer()];
    return week === undefined || who === undefined ? undefined : `${props.locality} ${week} ${who}`;
  };
  return (
    <Show
      when={monday()}
      fallback={
        <Page title="Weekly update" locality={props.locality} current="weekly">
          <Empty title="This address names no week">
            <p>A week is named by its Monday, as in 2024-08-12.</p>
          </Empty>
        </Page>
      }
    >
      {(week) => (
        <Show when={where()} keyed fallback={<Shut locality={props.locality} monday={week()} />}>
          <EditOfWeek locality={props.locality} monday={week()} writer={writer() ?? ""} />
        </Show>
      )}
    </Show>
  );
};

export default EditPage;
