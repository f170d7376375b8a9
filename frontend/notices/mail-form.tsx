/** To whom a place's notices are sent by e-mail: a list that the place team keeps. */
import { type JSX, createSignal, untrack } from "solid-js";
import {
  type NoticeRule,
  type NoticeRulesReply,
  NoticeRulesRequest,
} from "../../contracts/notice.ts";
import { Field, FormProblem } from "../forms/field.tsx";
import { createSending } from "../forms/sending.ts";
import { calls } from "./calls.ts";
import { readAddresses, writeReaders } from "./mail-words.ts";

/** So many lines are seen without scrolling. */
const lines = 4;

export const MailForm = (props: {
  locality: string;
  rules: readonly NoticeRule[];
  reply: Pick<NoticeRulesReply, "emails" | "sendsMail">;
  onChange: (reply: NoticeRulesReply) => void;
}): JSX.Element => {
  const [typed, setTyped] = createSignal(untrack(() => props.reply.emails.join("\n")));
  const [said, setSaid] = createSignal("");
  const sending = createSending({
    read: () =>
      NoticeRulesRequest.safeParse({ rules: props.rules, emails: readAddresses(typed()) }),
    send: (asked) => calls.setRules(props.locality, asked),
    done: (reply) => {
      setTyped(reply.emails.join("\n"));
      setSaid("Saved.");
      props.onChange(reply);
    },
  });
  /** What is wrong with the list, or with the first of its lines that is wrong, and which that is. */
  const issue = (): string | null => {
    const ofList = sending.issueAt("emails");
    if (ofList !== null) return ofList;
    const addresses = readAddresses(typed());
    const wrong = addresses.findIndex((_, index) => sending.issueAt(`emails.${index}`) !== null);
    const why = sending.issueAt(`emails.${wrong}`);
    return why === null ? null : `${addresses[wrong] ?? ""}: ${why}`;
  };
  return (
    <form class="form notice-webhook" noValidate onSubmit={(event) => sending.submit(event)}>
      <h3>Who is sent an e-mail</h3>
      <p>{writeReaders(props.reply)}</p>
      <FormProblem sending={sending} />
      <Field
        label="E-mail addresses"
        hint="One on each line. Each is written to when a notice opens, is taken on, waits too long or ends."
        issue={issue()}
      >
        {(described) => (
          <textarea
            {...described}
            class="input"
            rows={lines}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            value={typed()}
            onInput={(event) => {
              setSaid("");
              setTyped(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <div class="form-actions">
        <button type="submit" class="button" disabled={sending.isBusy()}>
          Save the addresses
        </button>
        <span role="status">{said()}</span>
      </div>
    </form>
  );
};
