/** A new password; at set-up also the name and the address of the first administrator. */
import { type JSX, Show, createSignal } from "solid-js";
import { z } from "zod";
import {
  Email,
  InvitationRequest,
  LinkOpening,
  type LinkReply,
  Password,
} from "../../contracts/people.ts";
import { FormProblem, PasswordField, TextField } from "../forms/field.tsx";
import { createSending } from "../forms/sending.ts";
import { AccountOfPassword } from "./account-of-password.tsx";
import { calls } from "./calls.ts";

const verbs: Record<LinkReply["purpose"], string> = {
  "set-up": "Set up and sign in",
  invitation: "Join and sign in",
  "password-reset": "Save and sign in",
};

/** At set-up the link knows neither name nor address, so both must be given. */
const SetUpOpening = z.object({
  name: InvitationRequest.shape.name,
  email: Email,
  password: Password,
});

export const JoinForm = (props: {
  token: string;
  link: LinkReply;
  onJoined: () => void;
}): JSX.Element => {
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const isSetUp = () => props.link.purpose === "set-up";
  const sending = createSending<LinkOpening, void>({
    read: () =>
      isSetUp()
        ? SetUpOpening.safeParse({ name: name(), email: email(), password: password() })
        : LinkOpening.safeParse({ password: password() }),
    send: (opening) => calls.openLink(props.token, opening),
    done: () => props.onJoined(),
  });
  return (
    <form class="form" noValidate onSubmit={(event) => sending.submit(event)}>
      <FormProblem sending={sending} />
      <Show when={isSetUp()} fallback={<AccountOfPassword email={props.link.email ?? ""} />}>
        <TextField
          label="Your name"
          hint="As colleagues know you: it stands beside what you enter."
          autocomplete="name"
          value={name()}
          onValue={setName}
          issue={sending.issueAt("name")}
        />
        <TextField
          label="E-mail address"
          type="email"
          autocomplete="username"
          value={email()}
          onValue={setEmail}
          issue={sending.issueAt("email")}
        />
      </Show>
      <PasswordField
        label="Password"
        hint="At least 12 characters. Three or four words are easy to remember."
        autocomplete="new-password"
        value={password()}
        onValue={setPassword}
        issue={sending.issueAt("password")}
      />
      <div class="form-actions">
        <button type="submit" class="button button-main" disabled={sending.isBusy()}>
          {verbs[props.link.purpose]}
        </button>
      </div>
    </form>
  );
};
