/**
 * The open notices on a wall: one line, with why and whether somebody has it; nothing where nothing is
 * open. It looks like the link's banner and is a part of the wall's bundle: loading it apart weighs more.
 */
import { type JSX, Show, createEffect, createMemo, createResource, on, onCleanup } from "solid-js";
import { OpenNotices } from "../../contracts/open-notices.ts";
import { writeDue } from "../../contracts/wording.ts";
import { get } from "../api.ts";
import "./strip.css";

/** An overdue figure opens a notice without a change on the wall. */
const askEveryMs = 60_000;
/** The server judges a change a moment after it told the displays; a thousand do not ask at once. */
const judgedAfterMs = 2_500;
const spreadMs = 1_500;

const fetchOpen = (locality: string): Promise<OpenNotices | undefined> =>
  get(OpenNotices, `/api/localities/${encodeURIComponent(locality)}/notices/open`).catch(
    // The wall says itself when the link is lost; the next question follows by itself.
    () => undefined,
  );

export const NoticeStrip = (props: { locality: string; revision: number | null }): JSX.Element => {
  const [reply, { refetch }] = createResource(() => props.locality, fetchOpen);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const askIn = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        askIn(askEveryMs);
        void refetch();
      },
      ms + Math.random() * spreadMs,
    );
  };
  createEffect(
    on(
      () => props.revision,
      () => askIn(judgedAfterMs),
    ),
  );
  onCleanup(() => clearTimeout(timer));
  // Read without suspending the wall: until the next reply what is open stands as it was.
  const last = createMemo<OpenNotices | undefined>(
    (before) => (reply.state === "ready" ? reply() : undefined) ?? before,
  );
  return (
    <Show when={last()?.notices[0]}>
      {(first) => (
        <aside class="banner notice-strip" data-state={first().state} aria-label="Notices">
          <b>{first().state === "open" ? "Notice" : "Notice, taken on"}</b>
          <span>
            {first().because}
            <Show when={(last()?.notices.length ?? 0) > 1}>
              {" "}
              And {(last()?.notices.length ?? 0) - 1} more.
            </Show>
          </span>
          <span class="banner-aside">since {writeDue(first().since, last()?.at ?? "")}</span>
        </aside>
      )}
    </Show>
  );
};
