/**
 * What happens when the session has ended under an open page: what is being read leads to the sign-in
 * page and back; what is being written stays on the page, and the sign-in comes to it.
 */
import { useLocation, useNavigate } from "@solidjs/router";
import { type JSX, Show, createSignal, onCleanup, onMount } from "solid-js";
import { type AskedSignedOut, onSignedOut } from "../api.ts";
import { Dialog } from "../forms/dialog.tsx";
import { signInPathTo } from "./own-path.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { askAgain, me } from "./who.ts";
import "./people.css";

/** Pages that are there for people who are not signed in. */
const isForAnyone = (path: string): boolean => /^\/(sign-in|join\/.*)$/.test(path);

export const SignedOut = (): JSX.Element => {
  const navigate = useNavigate();
  const here = useLocation();
  const [isAsking, setAsking] = createSignal(false);
  const lead = (asked: AskedSignedOut): void => {
    if (isForAnyone(here.pathname) || isAsking()) return;
    if (asked === "write") {
      setAsking(true);
      return;
    }
    void askAgain();
    navigate(signInPathTo(`${here.pathname}${here.search}`));
  };
  onMount(() => onSignedOut(lead));
  onCleanup(() => onSignedOut(() => undefined));
  const goOn = (): void => {
    setAsking(false);
    void askAgain();
    // What waits to be sent listens for this: it goes at once.
    window.dispatchEvent(new Event("online"));
  };
  return (
    <Show when={isAsking()}>
      <Dialog title="You have been signed out" onClose={() => setAsking(false)}>
        <p>Sign in again to go on. What you typed is still on the page.</p>
        <SignInForm filled={me()?.person?.email ?? ""} onSignedIn={goOn} />
        <Show when={(me()?.issuers.length ?? 0) > 0}>
          <p class="quiet">
            You sign in without a password?{" "}
            <a href="/sign-in?to=/account" target="_blank">
              Sign in in a new tab
            </a>
            , then come back to this one.
          </p>
        </Show>
      </Dialog>
    </Show>
  );
};
