/** A labelled control with its hint and what is wrong with it. */
import { For, type JSX, Show, createSignal, createUniqueId } from "solid-js";
import type { Sending } from "./sending.ts";
import "./forms.css";

type Described = {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
};

/** @param props.children draws the control with the attributes that tie it to its words. */
export const Field = (props: {
  label: string;
  hint?: JSX.Element;
  issue: string | null;
  children: (described: Described) => JSX.Element;
}): JSX.Element => {
  const id = createUniqueId();
  const describedBy = () =>
    [props.hint === undefined ? null : `${id}-hint`, props.issue === null ? null : `${id}-issue`]
      .filter((one) => one !== null)
      .join(" ");
  return (
    <div class="field" data-wrong={props.issue !== null}>
      <label for={id}>{props.label}</label>
      <Show when={props.hint}>
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Show when={props.issue}>
        <p class="field-issue" id={`${id}-issue`}>
          {props.issue}
        </p>
      </Show>
      {props.children({
        id,
        get "aria-invalid"() {
          return props.issue !== null;
        },
        get "aria-describedby"() {
          return describedBy() === "" ? undefined : describedBy();
        },
      })}
    </div>
  );
};

/** One line of text. */
export const TextField = (props: {
  label: string;
  hint?: JSX.Element;
  issue: string | null;
  value: string;
  onValue: (value: string) => void;
  type?: "text" | "email" | "date";
  autocomplete?: string;
  spellcheck?: boolean;
}): JSX.Element => (
  <Field label={props.label} hint={props.hint} issue={props.issue}>
    {(described) => (
      <input
        {...described}
        class="input"
        type={props.type ?? "text"}
        autocomplete={props.autocomplete ?? "off"}
        autocapitalize={props.type === "email" ? "none" : undefined}
        spellcheck={props.spellcheck ?? false}
        value={props.value}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    )}
  </Field>
);

/** A password, which may be pasted and looked at. */
export const PasswordField = (props: {
  label: string;
  hint?: JSX.Element;
  issue: string | null;
  value: string;
  onValue: (value: string) => void;
  autocomplete: "current-password" | "new-password";
}): JSX.Element => {
  const [isShown, setShown] = createSignal(false);
  return (
    <Field label={props.label} hint={props.hint} issue={props.issue}>
      {(described) => (
        <div class="password">
          <input
            {...described}
            class="input"
            type={isShown() ? "text" : "password"}
            autocomplete={props.autocomplete}
            autocapitalize="none"
            spellcheck={false}
            value={props.value}
            onInput={(event) => props.onValue(event.currentTarget.value)}
          />
          <button
            type="button"
            class="button"
            aria-controls={described.id}
            onClick={() => setShown(!isShown())}
          >
            {isShown() ? "Hide" : "Show"}
            <span class="visually-hidden"> {props.label.toLowerCase()}</span>
          </button>
        </div>
      )}
    </Field>
  );
};

/** One of several, where they are too many to lie open. */
export const ChoiceField = (props: {
  label: string;
  hint?: JSX.Element;
  issue: string | null;
  value: string;
  onValue: (value: string) => void;
  options: readonly { value: string; label: string }[];
}): JSX.Element => (
  <Field label={props.label} hint={props.hint} issue={props.issue}>
    {(described) => (
      <select
        {...described}
        class="input"
        onChange={(event) => props.onValue(event.currentTarget.value)}
      >
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    )}
  </Field>
);

/** What is wrong with a form as a whole; said at once, and focused where no field is wrong. */
export const FormProblem = (props: { sending: Sending; head?: string }): JSX.Element => (
  <div role="alert">
    <Show when={props.sending.problem()}>
      <p class="form-problem" data-problem tabindex="-1">
        <strong>{props.head ?? "Not saved."}</strong> {props.sending.problem()}
      </p>
    </Show>
  </div>
);
