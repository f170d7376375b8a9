/** To whom a published update goes, and in which forms. */
import { For, type JSX, Show } from "solid-js";
import {
  type Recipient,
  WeeklyForm,
  formNames,
  recipientsMax,
} from "../../../contracts/weekly-settings.ts";
import { Field } from "../../forms/field.tsx";
import { AmberShape } from "../../ui/icons.tsx";
import type { SettingsEdit } from "./create-settings.ts";

const RecipientFields = (props: {
  edit: SettingsEdit;
  recipient: Recipient;
  place: number;
}): JSX.Element => {
  const toggle = (form: WeeklyForm, wanted: boolean): void => {
    const others = props.recipient.attach.filter((one) => one !== form);
    // In the order in which they are offered, whichever was ticked first.
    const chosen = wanted ? [...others, form] : others;
    props.edit.setDraft("recipients", props.place, "attach", [
      ...WeeklyForm.options.filter((one) => chosen.includes(one)),
    ]);
  };
  const remove = (): void => {
    props.edit.setDraft(
      "recipients",
      props.edit.draft.recipients.filter((_, place) => place !== props.place),
    );
    document.querySelector<HTMLElement>("[data-adds='recipient']")?.focus();
  };
  return (
    <li class="settings-recipient">
      <Field
        label={`Address ${props.place + 1}`}
        issue={props.edit.sending.issueAt(`recipients.${props.place}.email`)}
      >
        {(described) => (
          <div class="settings-address">
            <input
              {...described}
              class="input"
              type="email"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              value={props.recipient.email}
              onInput={(event) =>
                props.edit.setDraft("recipients", props.place, "email", event.currentTarget.value)
              }
            />
            <button type="button" class="button" onClick={remove}>
              Remove<span class="visually-hidden"> address {props.place + 1}</span>
            </button>
          </div>
        )}
      </Field>
      <fieldset class="settings-attach">
        <legend>
          Attached<span class="visually-hidden"> for address {props.place + 1}</span>
        </legend>
        <For each={WeeklyForm.options}>
          {(form) => (
            <label class="tick-box">
              <input
                type="checkbox"
                checked={props.recipient.attach.includes(form)}
                onChange={(event) => toggle(form, event.currentTarget.checked)}
              />
              {formNames[form]}
            </label>
          )}
        </For>
      </fieldset>
    </li>
  );
};

export const RecipientsCard = (props: { edit: SettingsEdit }): JSX.Element => {
  let list: HTMLUListElement | undefined;
  const add = (): void => {
    props.edit.setDraft("recipients", props.edit.draft.recipients.length, {
      email: "",
      attach: ["pdf"],
    });
    list?.querySelector<HTMLElement>("li:last-child input[type='email']")?.focus();
  };
  return (
    <section class="card settings-card" aria-labelledby="recipients">
      <h2 id="recipients">Who it is sent to</h2>
      <p class="field-hint">
        The message always holds the link. It goes when somebody presses “Send to the list”.
      </p>
      <Show when={!props.edit.kept().canSend}>
        <p class="settings-cannot">
          <AmberShape />
          <span>
            <strong>This installation sends no e-mail.</strong> The list is kept, and used once
            whoever runs it sets SMTP_URL. Until then download the form you need, and send it
            yourself.
          </span>
        </p>
      </Show>
      <ul ref={list} class="settings-recipients">
        <For
          each={props.edit.draft.recipients}
          fallback={<li class="settings-none">Nobody is on the list.</li>}
        >
          {(recipient, place) => (
            <RecipientFields edit={props.edit} recipient={recipient} place={place()} />
          )}
        </For>
      </ul>
      <Show when={props.edit.draft.recipients.length < recipientsMax}>
        <div>
          <button type="button" class="button" data-adds="recipient" onClick={add}>
            Add an address
          </button>
        </div>
      </Show>
    </section>
  );
};
