/** People and invitations: who is let in, in what roles, and when they were last here. */
import { For, type JSX, Match, Show, Switch, createResource, createSignal } from "solid-js";
import type { Invitation, HandedLink, PeopleReply, Person } from "../../contracts/people.ts";
import { Dialog } from "../forms/dialog.tsx";
import { calls } from "../people/calls.ts";
import { SessionList } from "../people/session-list.tsx";
import { Failed, Loading } from "../ui/states.tsx";
import { Confirm } from "../forms/confirm.tsx";
import { EditPerson } from "./edit-person.tsx";
import { InvitationRow } from "./invitation-row.tsx";
import { InviteForm } from "./invite-form.tsx";
import { LinkShown } from "./link-shown.tsx";
import { PersonRow, type PersonStep } from "./person-row.tsx";
import type { Place } from "./sections.ts";

/** What stands over the page: one thing at a time. */
type Open =
  | { is: "invite" }
  | { is: "link"; link: HandedLink; for: string; what: string }
  | { is: "withdraw"; invitation: Invitation }
  | { is: "step"; step: PersonStep; person: Person };

const StepDialog = (props: {
  step: PersonStep;
  person: Person;
  places: readonly Place[];
  onLink: (link: HandedLink) => void;
  onDone: () => void;
  onClose: () => void;
}): JSX.Element => (
  <Switch>
    <Match when={props.step === "edit"}>
      <EditPerson
        person={props.person}
        places={props.places}
        onDone={props.onDone}
        onClose={props.onClose}
      />
    </Match>
    <Match when={props.step === "password-link"}>
      <Confirm
        title={`A password link for ${props.person.name}?`}
        yes="Make the link"
        onYes={() => calls.passwordLink(props.person.id)}
        onDone={props.onLink}
        onClose={props.onClose}
      >
        <p>
          With it they choose a new password. Give it to nobody else: whoever opens it comes in as{" "}
          {props.person.name}.
        </p>
      </Confirm>
    </Match>
    <Match when={props.step === "sessions"}>
      <Dialog title={`Where ${props.person.name} is signed in`} onClose={props.onClose}>
        <SessionList
          whose={{ is: "person", id: props.person.id }}
          nobody="Signed in nowhere at this moment."
        />
        <div class="form-actions">
          <button type="button" class="button" onClick={() => props.onClose()}>
            Close
          </button>
        </div>
      </Dialog>
    </Match>
    <Match when={props.step === "deactivate"}>
      <Confirm
        title={`Close the account of ${props.person.name}?`}
        yes="Close the account"
        onYes={() => calls.changePerson(props.person.id, { active: false })}
        onDone={props.onDone}
        onClose={props.onClose}
      >
        <p>
          They are signed out everywhere at once and cannot come in again. What they entered stays,
          under their name. You can open the account again later.
        </p>
      </Confirm>
    </Match>
    <Match when={props.step === "reactivate"}>
      <Confirm
        title={`Open the account of ${props.person.name} again?`}
        yes="Open it again"
        onYes={() => calls.changePerson(props.person.id, { active: true })}
        onDone={props.onDone}
        onClose={props.onClose}
      >
        <p>They may sign in again, with the roles that they had.</p>
      </Confirm>
    </Match>
  </Switch>
);

const Lists = (props: {
  reply: PeopleReply;
  onStep: (step: PersonStep, person: Person) => void;
  onRenew: (invitation: Invitation) => Promise<void>;
  onWithdraw: (invitation: Invitation) => void;
}): JSX.Element => (
  <>
    <Show when={props.reply.invitations.length > 0}>
      <section class="card" aria-labelledby="invited-title">
        <h2 id="invited-title">Invited, not here yet</h2>
        <ul class="rows">
          <For each={props.reply.invitations}>
            {(invitation) => (
              <InvitationRow
                invitation={invitation}
                onRenew={() => props.onRenew(invitation)}
                onWithdraw={() => props.onWithdraw(invitation)}
              />
            )}
          </For>
        </ul>
      </section>
    </Show>
    <section class="card" aria-labelledby="people-title">
      <h2 id="people-title">People who may sign in</h2>
      <ul class="rows">
        <For each={props.reply.people} fallback={<li>Nobody yet.</li>}>
          {(person) => <PersonRow person={person} onStep={(step) => props.onStep(step, person)} />}
        </For>
      </ul>
    </section>
  </>
);

export const People = (props: { places: readonly Place[] }): JSX.Element => {
  const [reply, { refetch }] = createResource(calls.people);
  const [open, setOpen] = createSignal<Open | null>(null);
  const found = () =>
    reply.state === "ready" || reply.state === "refreshing" ? reply.latest : undefined;
  const close = (): void => void setOpen(null);
  const again = (): void => void refetch();
  const showLink = (link: HandedLink, whom: string, what: string): void => {
    setOpen({ is: "link", link, for: whom, what });
    again();
  };
  const renew = async (invitation: Invitation): Promise<void> => {
    const link = await calls.renewInvitation(invitation.id);
    showLink(link, invitation.name, "The link before it opens no more.");
  };
  const only = <K extends Open["is"]>(is: K): Extract<Open, { is: K }> | undefined => {
    const now = open();
    return isOpen(now, is) ? now : undefined;
  };
  return (
    <div class="stack">
      <div class="admin-head">
        <p class="quiet">Each person has an account of their own: the audit says who did what.</p>
        <button type="button" class="button button-main" onClick={() => setOpen({ is: "invite" })}>
          Invite someone
        </button>
      </div>
      <Switch fallback={<Loading what="the people" />}>
        <Match when={reply.error}>
          <Failed title="The people did not come" error={reply.error} retry={again} />
        </Match>
        <Match when={found()}>
          {(people) => (
            <Lists
              reply={people()}
              onStep={(step, person) => setOpen({ is: "step", step, person })}
              onRenew={renew}
              onWithdraw={(invitation) => setOpen({ is: "withdraw", invitation })}
            />
          )}
        </Match>
      </Switch>
      <Show when={only("invite")}>
        <InviteForm
          places={props.places}
          onInvited={(link, name) => showLink(link, name, "It is shown this once.")}
          onClose={close}
        />
      </Show>
      <Show when={only("link")} keyed>
        {(shown) => (
          <LinkShown link={shown.link} for={shown.for} what={shown.what} onClose={close} />
        )}
      </Show>
      <Show when={only("withdraw")} keyed>
        {({ invitation }) => (
          <Confirm
            title={`Withdraw the invitation of ${invitation.name}?`}
            yes="Withdraw it"
            onYes={() => calls.withdrawInvitation(invitation.id)}
            onDone={again}
            onClose={close}
          >
            <p>The link that was sent to {invitation.email} will open no more.</p>
          </Confirm>
        )}
      </Show>
      <Show when={only("step")} keyed>
        {({ step, person }) => (
          <StepDialog
            step={step}
            person={person}
            places={props.places}
            onLink={(link) => showLink(link, person.name, "With it they choose a new password.")}
            onDone={again}
            onClose={close}
          />
        )}
      </Show>
    </div>
  );
};

const isOpen = <K extends Open["is"]>(open: Open | null, is: K): open is Extract<Open, { is: K }> =>
  open?.is === is;
