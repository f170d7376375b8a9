/** `/account`: who I am here, what I may do, where I am signed in. */
import { type JSX, Match, Switch } from "solid-js";
import type { Me } from "../../contracts/people.ts";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { calls } from "./calls.ts";
import { PasswordForm } from "./password-form.tsx";
import { RoleList } from "./role-list.tsx";
import { SessionList } from "./session-list.tsx";
import { MustSignIn } from "./must-sign-in.tsx";
import { askAgain, me, whyUnknown } from "./who.ts";
import "./people.css";

type SignedIn = NonNullable<Me["person"]>;

const leave = async (): Promise<void> => {
  await calls.signOut().catch(() => undefined);
  location.assign(paths.home);
};

const Account = (props: { person: SignedIn }): JSX.Element => (
  <div class="columns">
    <div class="stack">
      <section class="card stack" aria-labelledby="sessions-title">
        <h2 id="sessions-title">Where you are signed in</h2>
        <SessionList whose={{ is: "me" }} nobody="You are signed in nowhere." />
      </section>
      <section class="card stack" aria-labelledby="password-title">
        <h2 id="password-title">Your password</h2>
        <PasswordForm email={props.person.email} />
      </section>
    </div>
    <aside class="stack">
      <section class="card stack" aria-labelledby="roles-title">
        <h2 id="roles-title">What you may do</h2>
        <RoleList memberships={props.person.memberships} />
        <p class="quiet">An administrator of your place changes this.</p>
      </section>
    </aside>
  </div>
);

const AccountPage = (): JSX.Element => (
  <Switch
    fallback={
      <Page title="Your account">
        <Loading what="your account" />
      </Page>
    }
  >
    <Match when={whyUnknown()}>
      {(error) => (
        <Page title="Your account">
          <Failed title="Your account did not come" error={error()} retry={() => void askAgain()} />
        </Page>
      )}
    </Match>
    <Match when={me()?.person}>
      {(person) => (
        <Page
          title={person().name}
          lead={person().email}
          aside={
            <button type="button" class="button" onClick={() => void leave()}>
              Sign out
            </button>
          }
        >
          <Account person={person()} />
        </Page>
      )}
    </Match>
    <Match when={me()}>
      <MustSignIn title="Your account" />
    </Match>
  </Switch>
);

export default AccountPage;
