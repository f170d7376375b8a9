/** `/sign-in?to=&problem=`: the way in. `to` is where somebody wanted to go. */
import { useSearchParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch, createEffect, createSignal } from "solid-js";
import type { Me } from "../../contracts/people.ts";
import { Page } from "../ui/page.tsx";
import { Failed, Loading } from "../ui/states.tsx";
import { DemonstrationAccounts } from "./demonstration-accounts.tsx";
import { ownPathOf } from "./own-path.ts";
import { IssuerButtons, SignInForm } from "./sign-in-form.tsx";
import { writeIssuerProblem } from "./issuer-problem.ts";
import { askAgain, me, whyUnknown } from "./who.ts";
import "./people.css";

const WaysIn = (props: {
  me: Me;
  to: string;
  filled: string;
  problem: string | undefined;
  onSignedIn: () => void;
}): JSX.Element => (
  <section class="card sign-in" aria-label="Sign in">
    <Show when={props.problem}>
      {(problem) => (
        <p class="form-problem" role="alert">
          <strong>Not signed in.</strong> {writeIssuerProblem(problem())}
        </p>
      )}
    </Show>
    <Show when={props.me.setUpNeeded}>
      <p class="note">
        Nobody has been let in yet. The first administrator comes in by the set-up link that was
        printed where the product was started.
      </p>
    </Show>
    <SignInForm filled={props.filled} onSignedIn={props.onSignedIn} />
    <Show when={props.me.issuers.length > 0}>
      <p class="or">or</p>
      <IssuerButtons issuers={props.me.issuers} to={props.to} />
    </Show>
    <p class="quiet">
      No account, or a lost password? An administrator of your place sends you a link.
    </p>
  </section>
);

const SignInPage = (): JSX.Element => {
  const [search] = useSearchParams<{ to?: string; problem?: string }>();
  const [filled, setFilled] = createSignal("");
  const to = () => ownPathOf(search.to);
  // The whole page anew: nothing that was read for nobody stays, and a wall is a page of its own.
  const goOn = (): void => location.replace(to());
  createEffect(() => {
    if (me()?.person) goOn();
  });
  const choose = (email: string): void => {
    setFilled(email);
    document.querySelector<HTMLElement>('[autocomplete="current-password"]')?.focus();
  };
  return (
    <Page
      title="Sign in"
      lead={<Show when={search.to}>You will be taken to the page that you asked for.</Show>}
    >
      <Switch fallback={<Loading what="the ways to sign in" rows={2} />}>
        <Match when={whyUnknown()}>
          {(error) => (
            <Failed
              title="Nobody can sign in at this moment"
              error={error()}
              retry={() => void askAgain()}
            />
          )}
        </Match>
        <Match when={me()}>
          {(said) => (
            <div class="sign-in-columns">
              <WaysIn
                me={said()}
                to={to()}
                filled={filled()}
                problem={search.problem}
                onSignedIn={goOn}
              />
              <Show when={said().demonstration}>
                <DemonstrationAccounts onChoose={choose} />
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </Page>
  );
};

export default SignInPage;
