/** What is still owed today, by provider: one line that a morning call can be held from. */
import { For, type JSX, Show } from "solid-js";
import { type Instant, dayOf } from "../../contracts/calendar.ts";
import {
  writeAge,
  writeDayShort,
  writeDue,
  writeList,
  writeTimeOf,
} from "../../contracts/wording.ts";
import { TickShape } from "../ui/icons.tsx";
import type { Owed, OwedToday } from "./owed.ts";
import { isHollow, type LinkAge, oldAgeOf } from "./wall-view.ts";

/** More entries than these are set smaller and share their times: "3 HCRG, 2 RUH, 2 Council by 11am". */
const fewMax = 4;
/** Up to these stand in one line. */
const someMax = 5;
/** More providers than these are counted. */
const namedMax = 2;

const when = (owed: Owed, now: Instant): string => {
  switch (owed.is) {
    case "late":
      return `${writeAge(owed.lateMs)} late`;
    case "due":
      return `by ${writeDue(owed.dueAt, now)}`;
    case "silent":
      return owed.since === null
        ? "no figure yet"
        : `no figure since ${writeDayShort(dayOf(owed.since))}`;
  }
};

/** Whether the time of an entry is said at the end of a run of entries with the same one. */
const isSaidLater = (owed: readonly Owed[], place: number, now: Instant): boolean => {
  const one = owed[place];
  const next = owed[place + 1];
  return (
    owed.length > fewMax &&
    one !== undefined &&
    next !== undefined &&
    when(one, now) === when(next, now)
  );
};

/** How closely the entries are set. */
const howMany = (entries: number): "few" | "some" | "many" => {
  if (entries < fewMax) return "few";
  return entries > someMax ? "many" : "some";
};

/** "RUH and GWH all in", "6 others all in", "Everything is in" */
const writeAllIn = ({ allIn, owed }: OwedToday): string => {
  if (owed.length === 0) return "Everything is in";
  return `${allIn.length > namedMax ? `${allIn.length} others` : writeList(allIn)} all in`;
};

/** "HCRG 3, RUH 7, Council 2" */
const writeOwed = ({ owed }: OwedToday): string => {
  const byProvider = new Map<string, number>();
  for (const { provider, figures } of owed) {
    byProvider.set(provider, (byProvider.get(provider) ?? 0) + figures);
  }
  const written = [...byProvider].map(([provider, figures]) => `${provider} ${figures}`);
  return written.join(", ") || "nothing owed";
};

const OwedEntry = (props: { owed: Owed; words: string; silent: boolean }): JSX.Element => (
  <li data-owed={props.owed.is}>
    <span class="owed-count">{props.owed.figures}</span>
    <span>
      <b>{props.owed.provider}</b>{" "}
      <span classList={{ "visually-hidden": props.silent }}>{props.words}</span>
    </span>
  </li>
);

export const OwedBar = (props: { today: OwedToday; age: LinkAge; at: Instant }): JSX.Element => (
  <section
    class="owed"
    aria-labelledby="owed-title"
    data-many={isHollow(props.age) ? "few" : howMany(props.today.owed.length)}
  >
    <div>
      <h2 id="owed-title">Still owed today</h2>
      <Show when={props.today.allIn.length > 0 && !isHollow(props.age)}>
        <p class="owed-in">
          <TickShape />
          {writeAllIn(props.today)}
        </p>
      </Show>
    </div>
    <Show
      when={isHollow(props.age) ? oldAgeOf(props.age) : undefined}
      fallback={
        <ul>
          <For each={props.today.owed}>
            {(owed, place) => (
              <OwedEntry
                owed={owed}
                words={when(owed, props.at)}
                silent={isSaidLater(props.today.owed, place(), props.at)}
              />
            )}
          </For>
        </ul>
      }
    >
      {(age) => (
        <p>
          {age().is === "ended" ? "Not known any more." : "Not known while the link is lost."} At{" "}
          {writeTimeOf(age().since)}: {writeOwed(props.today)}
        </p>
      )}
    </Show>
  </section>
);
