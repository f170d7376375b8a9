/** A page for those who have signed in only: leads there, and back. */
import { useLocation, useNavigate } from "@solidjs/router";
import { type JSX, onMount } from "solid-js";
import { Page } from "../ui/page.tsx";
import { Loading } from "../ui/states.tsx";
import { signInPathTo } from "./own-path.ts";

export const MustSignIn = (props: { title: string }): JSX.Element => {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  onMount(() => navigate(signInPathTo(`${pathname}${search}`), { replace: true }));
  return (
    <Page title={props.title}>
      <Loading what="the sign-in page" rows={1} />
    </Page>
  );
};
