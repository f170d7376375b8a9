/** Who publishes the update, and when the draft is announced as waiting. */
import { For, type JSX, Show } from "solid-js";
import { Field } from "../../forms/field.tsx";
import type { SettingsEdit } from "./create-settings.ts";

const weekdays = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** What stands there first when announcing is switched on: Thursday afternoon, before the board's papers go. */
const usual = { weekday: 4, time: "14:00" };

export const PeopleCard = (props: { edit: SettingsEdit }): JSX.Element => (
  <section class="card settings-card" aria-labelledby="people">
    <h2 id="people">Who publishes it</h2>
    <label class="tick-box">
      <input
        type="checkbox"
        checked={props.edit.draft.needsTwoPeople}
        onChange={(event) => props.edit.setDraft("needsTwoPeople", event.currentTarget.checked)}
      />
      It needs two people
    </label>
    <p class="field-hint">
      Whoever calls the update ready must not be who publishes it: a second person reads it first.
    </p>
  </section>
);

export const ScheduleCard = (props: { edit: SettingsEdit }): JSX.Element => (
  <section class="card settings-card" aria-labelledby="schedule">
    <h2 id="schedule">When the draft is announced</h2>
    <label class="tick-box">
      <input
        type="checkbox"
        checked={props.edit.draft.schedule !== null}
        onChange={(event) =>
          props.edit.setDraft("schedule", event.currentTarget.checked ? { ...usual } : null)
        }
      />
      Say each week that the draft waits
    </label>
    <p class="field-hint">
      To those who are sent the place’s notices. A week that is published already is left alone.
    </p>
    <Show when={props.edit.draft.schedule}>
      {(schedule) => (
        <div class="settings-when">
          <Field label="Day" issue={props.edit.sending.issueAt("schedule.weekday")}>
            {(described) => (
              <select
                {...described}
                class="input"
                onChange={(event) =>
                  props.edit.setDraft("schedule", {
                    ...schedule(),
                    weekday: Number(event.currentTarget.value),
                  })
                }
              >
                <For each={weekdays}>
                  {(name, place) => (
                    <option value={place() + 1} selected={schedule().weekday === place() + 1}>
                      {name}
                    </option>
                  )}
                </For>
              </select>
            )}
          </Field>
          <Field label="London time" issue={props.edit.sending.issueAt("schedule.time")}>
            {(described) => (
              <input
                {...described}
                class="input"
                type="time"
                value={schedule().time}
                onInput={(event) =>
                  props.edit.setDraft("schedule", {
                    ...schedule(),
                    time: event.currentTarget.value,
                  })
                }
              />
            )}
          </Field>
        </div>
      )}
    </Show>
  </section>
);
