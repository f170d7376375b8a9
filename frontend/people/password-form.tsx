/** One's own password, changed by who knows the one before. */
import { type JSX, Show, createSignal } from "solid-js";
import { z } from "zod";
import { Password } from "../../contracts/people.ts";
import { FormProblem, PasswordField } from "../forms/field.tsx";
import { createSending } from "../forms/sending.ts";
import { AccountOfPassword } from "./account-of-password.tsx";
import { calls } from "./calls.ts";

const Change = z.object({
  current: z.string().min(1, "Type the password that you have now."),
  next: Password,
});

export const PasswordForm = (props: { email: string }): JSX.Element => {
  const [current, setCurrent] = createSignal("");
  const [next, setNext] = createSignal("");
  const [isDone, setDone] = createSignal(false);
  const sending = createSending({
    read: () => Change.safeParse({ current: current(), next: next() }),
    send: (asked) => calls.changePassword(asked.current, asked.next),
    done: () => {
      setCurrent("");
      setNext("");
      setDone(true);
    },
  });
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        setDone(false);
        sending.submit(event);
      }}
    >
      <FormProblem sending={sending} head="Not changed." />
      <AccountOfPassword email={props.email} />
      <PasswordField
        label="Password now"
        autocomplete="current-password"
        value={current()}
        onValue={setCurrent}
        issue={sending.issueAt("current")}
      />
      <PasswordField
        label="New password"
        hint="At least 12 characters. Three or four words are easy to remember."
        autocomplete="new-password"
        value={next()}
        onValue={setNext}
        issue={sending.issueAt("next")}
      />
      <div class="form-actions">
        <button type="submit" class="button button-main" disabled={sending.isBusy()}>
          Change password
        </button>
      </div>
      <p role="status">
        <Show when={isDone()}>Changed. You are signed out everywhere else.</Show>
      </p>
    </form>
  );
};
