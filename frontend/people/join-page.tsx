/** `/join/:token`: what opens behind a one-time link: set-up, an invitation, or a new password. */
import { type JSX, Match, Show, Switch, createResource } from "solid-js";
import type { LinkReply } from "../../contracts/people.ts";
import { ApiError } from "../api.ts";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { calls } from "./calls.ts";
import { JoinForm } from "./join-form.tsx";
import { IssuerButtons } from "./sign-in-form.tsx";
import { me } from "./who.ts";
import { writeMoment } from "./write-moment.ts";
import "./people.css";

const titles: Record<LinkReply["purpose"], string> = {
  "set-up": "Set up Locality Flow",
  invitation: "Join Locality Flow",
  "password-reset": "Choose a new password",
};

const leads: Record<LinkReply["purpose"], string> = {
  "set-up": "You become the first administrator, and let the others in.",
  invitation: "Choose how you will sign in.",
  "password-reset": "It replaces the one before, and signs you out everywhere else.",
};

/** A link that opens no more: that is usual, and the way on is to ask for another. */
const Spent = (): JSX.Element => (
  <section class="card sign-in">
    <h2>This link no longer opens</h2>
    <p>
      A link opens once, and for a few days. It may have been used, replaced by a newer one, or cut
      in two by the mail.
    </p>
    <p>
      Ask an administrator of your place for a new one. If you have joined already,{" "}
      <a href="/sign-in">sign in</a>.
    </p>
  </section>
);

const Opened = (props: { token: string; link: LinkReply }): JSX.Element => {
  const issuers = () => (props.link.purpose === "invitation" ? (me()?.issuers ?? []) : []);
  return (
    <section class="card sign-in" aria-label={titles[props.link.purpose]}>
      <Show when={props.link.email}>
        {(email) => (
          <p>
            For <strong>{props.link.name ?? email()}</strong>, {email()}
          </p>
        )}
      </Show>
      <JoinForm
        token={props.token}
        link={props.link}
        onJoined={() => location.replace(paths.home)}
      />
      <Show when={issuers().length > 0}>
        <p class="or">or, without a password here</p>
        <IssuerButtons issuers={issuers()} to={paths.home} invitation={props.token} />
      </Show>
      <p class="quiet">The link opens until {writeMoment(props.link.expiresAt)}.</p>
    </section>
  );
};

const JoinPage = (props: { token: string }): JSX.Element => {
  const [link, { refetch }] = createResource(() => props.token, calls.link);
  const ready = () => (link.state === "ready" ? link() : undefined);
  const isSpent = () => {
    const error: unknown = link.error;
    return error instanceof ApiError && error.code !== "offline" && error.code !== "unavailable";
  };
  const purpose = () => ready()?.purpose;
  const title = () => {
    const known = purpose();
    return known === undefined ? "Join Locality Flow" : titles[known];
  };
  return (
    <Page title={title()} lead={<Show when={purpose()}>{(known) => <>{leads[known()]}</>}</Show>}>
      <Switch fallback={<Loading what="what this link opens" rows={2} />}>
        <Match when={isSpent()}>
          <Spent />
        </Match>
        <Match when={link.error}>
          <Failed
            title="The link cannot be opened at this moment"
            error={link.error}
            retry={() => void refetch()}
          />
        </Match>
        <Match when={ready()}>{(found) => <Opened token={props.token} link={found()} />}</Match>
      </Switch>
    </Page>
  );
};

export default JoinPage;
