/** A page of the administration that does not open for the one who is signed in. */
import { useLocation } from "@solidjs/router";
import type { JSX } from "solid-js";
import { calls } from "../people/calls.ts";
import { signInPathTo } from "../people/own-path.ts";
import { writeRoles } from "../people/role-words.ts";
import { me } from "../people/who.ts";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/states.tsx";

export const NotYours = (): JSX.Element => {
  const here = useLocation();
  const changePerson = async (): Promise<void> => {
    await calls.signOut().catch(() => undefined);
    location.assign(signInPathTo(`${here.pathname}${here.search}`));
  };
  return (
    <Page title="This page is not yours">
      <Empty title="For administrators and place teams">
        <p>
          You have signed in: {me()?.person?.name}, {writeRoles(me()?.person?.memberships ?? [])}.
          This page is for the team of a place, or an administrator.
        </p>
        <button type="button" class="button" onClick={() => void changePerson()}>
          Sign in with another account
        </button>
      </Empty>
    </Page>
  );
};
