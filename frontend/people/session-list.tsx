/** Where somebody is signed in, and how to end it there. */
import { For, type JSX, Match, Show, Switch, createResource, createSignal } from "solid-js";
import type { SessionInfo } from "../../contracts/people.ts";
import { sentenceOf } from "../api.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { type Whose, calls } from "./calls.ts";
import { writeMoment } from "./write-moment.ts";

const Session = (props: {
  session: SessionInfo;
  onEnd: (session: SessionInfo) => void;
}): JSX.Element => (
  <li class="session">
    <div>
      <strong>{props.session.device}</strong>
      <Show when={props.session.current}>
        {" "}
        <span class="tag">this one</span>
      </Show>
      <p class="quiet">
        Last seen {writeMoment(props.session.lastSeenAt)}
        <Show when={props.session.from}>{(from) => <> from {from()}</>}</Show>. Since{" "}
        {writeMoment(props.session.createdAt)}.
      </p>
    </div>
    <Show when={!props.session.current}>
      <button type="button" class="button" onClick={() => props.onEnd(props.session)}>
        Sign out there
        <span class="visually-hidden">: {props.session.device}</span>
      </button>
    </Show>
  </li>
);

/** @param props.nobody what to say when there is no session at all. */
export const SessionList = (props: { whose: Whose; nobody: string }): JSX.Element => {
  const [reply, { refetch }] = createResource(
    () => props.whose,
    (whose) => calls.sessions(whose),
  );
  const [said, setSaid] = createSignal("");
  const sessions = () =>
    reply.state === "ready" || reply.state === "refreshing" ? reply.latest?.sessions : undefined;
  const run = async (work: Promise<void>, done: string): Promise<void> => {
    try {
      await work;
      setSaid(done);
    } catch (error) {
      setSaid(sentenceOf(error));
    }
    await refetch();
  };
  const others = () => (sessions() ?? []).filter(({ current }) => !current);
  const endOthers = async (): Promise<void> => {
    await Promise.all(others().map(({ id }) => calls.endSession(props.whose, id)));
  };
  return (
    <>
      <Switch fallback={<Loading what="where somebody is signed in" rows={2} />}>
        <Match when={reply.error}>
          <Failed
            title="The sessions did not come"
            error={reply.error}
            retry={() => void refetch()}
          />
        </Match>
        <Match when={sessions()}>
          {(found) => (
            <ul class="sessions">
              <For each={found()} fallback={<li class="quiet">{props.nobody}</li>}>
                {(session) => (
                  <Session
                    session={session}
                    onEnd={(ended) =>
                      void run(
                        calls.endSession(props.whose, ended.id),
                        `Signed out there: ${ended.device}.`,
                      )
                    }
                  />
                )}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
      <p role="status" class="sessions-said">
        {said()}
      </p>
      <Show when={others().length > 1}>
        <button
          type="button"
          class="button"
          onClick={() => void run(endOthers(), "Signed out everywhere else.")}
        >
          {props.whose.is === "me" ? "Sign out everywhere else" : "Sign out everywhere"}
        </button>
      </Show>
    </>
  );
};
