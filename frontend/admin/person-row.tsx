/** One person in the list, and what can be done for them. */
import { For, type JSX, Show } from "solid-js";
import type { Person } from "../../contracts/people.ts";
import { writeRoles } from "../people/role-words.ts";
import { me } from "../people/who.ts";
import { writeMoment } from "../people/write-moment.ts";

export type PersonStep = "edit" | "password-link" | "sessions" | "deactivate" | "reactivate";

const words: Record<PersonStep, string> = {
  edit: "Change",
  "password-link": "Password link",
  sessions: "Sessions",
  deactivate: "Close account",
  reactivate: "Open again",
};

/** One's own account is not closed by oneself: nobody might be left who can open it again. */
const stepsFor = (person: Person): readonly PersonStep[] => {
  if (!person.active) return ["reactivate"];
  const always: readonly PersonStep[] = ["edit", "password-link", "sessions"];
  return person.id === me()?.person?.id ? always : [...always, "deactivate"];
};

export const PersonRow = (props: {
  person: Person;
  onStep: (step: PersonStep) => void;
}): JSX.Element => (
  <li class="row">
    <div class="row-words">
      <h3>
        {props.person.name}
        <Show when={!props.person.active}>
          {" "}
          <span class="tag">closed</span>
        </Show>
        <Show when={props.person.demonstration}>
          {" "}
          <span class="tag">demonstration</span>
        </Show>
      </h3>
      <p>{writeRoles(props.person.memberships)}</p>
      <p class="quiet">
        {props.person.email} ·{" "}
        {props.person.lastSeenAt === null
          ? "never signed in"
          : `last seen ${writeMoment(props.person.lastSeenAt)}`}
      </p>
    </div>
    <div class="row-steps">
      <For each={stepsFor(props.person)}>
        {(step) => (
          <button type="button" class="button button-small" onClick={() => props.onStep(step)}>
            {words[step]}
            <span class="visually-hidden">: {props.person.name}</span>
          </button>
        )}
      </For>
    </div>
  </li>
);
