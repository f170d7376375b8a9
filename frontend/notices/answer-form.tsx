/** What somebody does about a notice: takes it on, or closes it. */
import { type JSX, untrack, createSignal } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import { AcknowledgeRequest, CloseRequest, type Notice } from "../../contracts/notice.ts";
import { Field, FormProblem, TextField } from "../forms/field.tsx";
import { FormButtons } from "../forms/form-buttons.tsx";
import { createSending } from "../forms/sending.ts";
import { calls } from "./calls.ts";
import { usualBy } from "./notice-words.ts";

type FormProps = {
  locality: string;
  notice: Notice;
  now: Instant;
  /** Called with what is said of it to those who hear the page. */
  onDone: (words: string) => void;
  onClose: () => void;
};

export const AcknowledgeForm = (props: FormProps): JSX.Element => {
  const start = untrack(() => ({ ...props.notice, by: usualBy(props.now) }));
  const [action, setAction] = createSignal(start.action ?? "");
  const [owner, setOwner] = createSignal(start.owner ?? "");
  const [by, setBy] = createSignal(start.by);
  const sending = createSending({
    read: () => AcknowledgeRequest.safeParse({ action: action(), owner: owner(), by: by() }),
    send: (asked) => calls.acknowledge(props.locality, props.notice.id, asked),
    done: () => props.onDone("Taken on."),
  });
  return (
    <form class="form notice-form" onSubmit={(event) => sending.submit(event)}>
      <FormProblem sending={sending} />
      <TextField
        label="What is being done"
        hint="As in: opening four beds, and asking HCRG to take six"
        issue={sending.issueAt("action")}
        value={action()}
        onValue={setAction}
        spellcheck
      />
      <TextField
        label="Who has it"
        hint="A role is best: RUH site manager. Nothing about a patient."
        issue={sending.issueAt("owner")}
        value={owner()}
        onValue={setOwner}
      />
      <Field
        label="By when"
        hint="London time. Whoever has it is chased after that."
        issue={sending.issueAt("by")}
      >
        {(described) => (
          <input
            {...described}
            class="input notice-by"
            type="datetime-local"
            value={by()}
            onInput={(event) => setBy(event.currentTarget.value)}
          />
        )}
      </Field>
      <FormButtons
        yes={props.notice.state === "open" ? "Take it on" : "Save"}
        isBusy={sending.isBusy()}
        onClose={props.onClose}
      />
    </form>
  );
};

export const CloseForm = (props: FormProps): JSX.Element => {
  const [words, setWords] = createSignal("");
  const sending = createSending({
    read: () => CloseRequest.safeParse({ words: words() }),
    send: (asked) => calls.close(props.locality, props.notice.id, asked),
    done: () => props.onDone("Closed."),
  });
  return (
    <form class="form notice-form" onSubmit={(event) => sending.submit(event)}>
      <FormProblem sending={sending} />
      <TextField
        label="How it ended"
        hint="It does not open again for the same reason. Once the figure has come back, it may."
        issue={sending.issueAt("words")}
        value={words()}
        onValue={setWords}
        spellcheck
      />
      <FormButtons yes="Close the notice" isBusy={sending.isBusy()} onClose={props.onClose} />
    </form>
  );
};
