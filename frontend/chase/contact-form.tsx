/** "Note a contact": whom somebody reached, and how, so that nobody rings twice. */
import { type JSX, Show, createSignal } from "solid-js";
import { ContactRequest } from "../../contracts/owing.ts";
import { FormProblem, TextField } from "../forms/field.tsx";
import { FormButtons } from "../forms/form-buttons.tsx";
import { createSending } from "../forms/sending.ts";
import { calls } from "./calls.ts";
import { makeUuid } from "../make-key.ts";

const Form = (props: {
  locality: string;
  provider: string;
  onDone: () => void;
  onClose: () => void;
}): JSX.Element => {
  const [words, setWords] = createSignal("");
  // One id for as long as the form is open: what is sent again after a lost reply is the same contact.
  const id = makeUuid();
  const sending = createSending({
    read: () => ContactRequest.safeParse({ id, words: words() }),
    send: (contact) => calls.noteContact(props.locality, props.provider, contact),
    done: () => props.onDone(),
  });
  return (
    <form class="form chase-contact-form" onSubmit={(event) => sending.submit(event)}>
      <FormProblem sending={sending} />
      <TextField
        label="Whom you reached, and how"
        hint="As in: rang the site office, they will enter it by midday"
        issue={sending.issueAt("words")}
        value={words()}
        onValue={setWords}
        spellcheck
      />
      <FormButtons yes="Save the contact" isBusy={sending.isBusy()} onClose={props.onClose} />
    </form>
  );
};

/** @param props.name of the provider, for those who hear the button without what stands round it. */
export const NoteContact = (props: {
  locality: string;
  provider: string;
  name: string;
  onDone: () => void;
}): JSX.Element => {
  let button: HTMLButtonElement | undefined;
  let place: HTMLDivElement | undefined;
  const [isOpen, setOpen] = createSignal(false);
  const [said, setSaid] = createSignal("");
  const open = (): void => {
    setSaid("");
    setOpen(true);
    place?.querySelector("input")?.focus();
  };
  const close = (words: string): void => {
    setOpen(false);
    setSaid(words);
    button?.focus();
  };
  return (
    <div
      ref={place}
      class="chase-contact"
      onKeyDown={(event) => {
        if (event.key === "Escape" && isOpen()) close("");
      }}
    >
      <Show
        when={!isOpen()}
        fallback={
          <Form
            locality={props.locality}
            provider={props.provider}
            onDone={() => {
              close("Contact noted.");
              props.onDone();
            }}
            onClose={() => close("")}
          />
        }
      >
        <button ref={(element) => (button = element)} type="button" class="button" onClick={open}>
          Note a contact<span class="visually-hidden"> with {props.name}</span>
        </button>
      </Show>
      <span role="status">{said()}</span>
    </div>
  );
};
