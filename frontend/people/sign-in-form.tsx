/** An address and a password, or an issuer that vouches for who somebody is. */
import { For, type JSX, Show, createEffect, createSignal } from "solid-js";
import { z } from "zod";
import { Email, type Issuer } from "../../contracts/people.ts";
import { sentenceOf } from "../api.ts";
import { FormProblem, PasswordField, TextField } from "../forms/field.tsx";
import { createSending } from "../forms/sending.ts";
import { calls } from "./calls.ts";

/** A password is checked against what is kept, not against what a new one must be. */
const SignIn = z.object({
  email: Email,
  password: z.string().min(1, "Type your password."),
});

/**
 * One button for each issuer.
 *
 * @param props.to the page of ours to come back to.
 * @param props.invitation the token of the invitation that is being accepted.
 */
export const IssuerButtons = (props: {
  issuers: readonly Issuer[];
  to: string;
  invitation?: string;
}): JSX.Element => {
  const [problem, setProblem] = createSignal<string | null>(null);
  const go = async (issuer: Issuer): Promise<void> => {
    setProblem(null);
    try {
      location.assign((await calls.signInWith(issuer.key, props.to, props.invitation)).url);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  return (
    <div class="issuers">
      <For each={props.issuers}>
        {(issuer) => (
          <button type="button" class="button" onClick={() => void go(issuer)}>
            Continue with {issuer.name}
          </button>
        )}
      </For>
      <div role="alert">
        <Show when={problem()}>
          <p class="form-problem">
            <strong>Not signed in.</strong> {problem()}
          </p>
        </Show>
      </div>
    </div>
  );
};

/**
 * @param props.filled an address to begin with, such as one that was chosen beside the form.
 * @param props.onSignedIn called once the session stands.
 */
export const SignInForm = (props: { filled: string; onSignedIn: () => void }): JSX.Element => {
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  createEffect(() => setEmail(props.filled));
  const sending = createSending({
    read: () => SignIn.safeParse({ email: email(), password: password() }),
    send: (asked) => calls.signIn(asked.email, asked.password),
    done: () => props.onSignedIn(),
  });
  return (
    <form class="form" noValidate onSubmit={(event) => sending.submit(event)}>
      <FormProblem sending={sending} head="Not signed in." />
      <TextField
        label="E-mail address"
        type="email"
        autocomplete="username"
        value={email()}
        onValue={setEmail}
        issue={sending.issueAt("email")}
      />
      <PasswordField
        label="Password"
        autocomplete="current-password"
        value={password()}
        onValue={setPassword}
        issue={sending.issueAt("password")}
      />
      <div class="form-actions">
        <button type="submit" class="button button-main" disabled={sending.isBusy()}>
          {sending.isBusy() ? "Signing in" : "Sign in"}
        </button>
      </div>
    </form>
  );
};
