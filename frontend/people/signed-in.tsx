/** At the right of the bar: who is signed in, leading to their account; or the way in. */
import { useLocation } from "@solidjs/router";
import { type JSX, Match, Switch } from "solid-js";
import type { Me } from "../../contracts/people.ts";
import { paths } from "../ui/paths.ts";
import { signInPathTo } from "./own-path.ts";
import { writeShortWhere } from "./role-words.ts";
import { me } from "./who.ts";

/** "RUH"; nothing where the name says it already, as those of a demonstration do. */
const writeFirstWhere = ({ name, memberships }: NonNullable<Me["person"]>): string => {
  const [first] = memberships;
  if (first === undefined) return "no role yet";
  const where = first.role === "administrator" ? "administrator" : writeShortWhere(first);
  return name.toLowerCase().includes(where.toLowerCase()) ? "" : where;
};

export const SignedIn = (): JSX.Element => {
  const here = useLocation();
  const to = () =>
    /^\/(sign-in|join\/)/.test(here.pathname) ? paths.home : `${here.pathname}${here.search}`;
  return (
    <p class="header-who">
      <Switch>
        <Match when={me()?.person}>
          {(person) => (
            <a
              href={paths.account}
              aria-current={here.pathname === paths.account ? "page" : undefined}
            >
              <span class="header-name">{person().name}</span>{" "}
              <span class="header-where">{writeFirstWhere(person())}</span>
              <span class="visually-hidden">: your account</span>
            </a>
          )}
        </Match>
        <Match when={me() && here.pathname !== paths.signIn}>
          <a href={signInPathTo(to())}>Sign in</a>
        </Match>
      </Switch>
    </p>
  );
};
