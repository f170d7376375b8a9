/** Invites someone: their name, their address, what they may do. The reply is a link to send. */
import { type JSX, createSignal, untrack } from "solid-js";
import { InvitationRequest, type HandedLink } from "../../contracts/people.ts";
import { Dialog } from "../forms/dialog.tsx";
import { FormProblem, TextField } from "../forms/field.tsx";
import { FormButtons } from "../forms/form-buttons.tsx";
import { createSending } from "../forms/sending.ts";
import { calls } from "../people/calls.ts";
import { MembershipFields } from "./membership-fields.tsx";
import { type MembershipDraft, makeDraft, readDrafts } from "./membership-drafts.ts";
import type { Place } from "./sections.ts";

export const InviteForm = (props: {
  places: readonly Place[];
  onInvited: (link: HandedLink, name: string) => void;
  onClose: () => void;
}): JSX.Element => {
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal("");
  const [drafts, setDrafts] = createSignal<readonly MembershipDraft[]>([
    untrack(() => makeDraft(props.places)),
  ]);
  const sending = createSending({
    read: () =>
      InvitationRequest.safeParse({
        name: name(),
        email: email(),
        memberships: readDrafts(drafts()).data ?? [],
      }),
    send: calls.invite,
    done: (link) => props.onInvited(link, name().trim()),
  });
  return (
    <Dialog title="Invite someone" onClose={props.onClose}>
      <form class="form" noValidate onSubmit={(event) => sending.submit(event)}>
        <FormProblem sending={sending} head="Not invited." />
        <TextField
          label="Name"
          hint="As colleagues know them."
          value={name()}
          onValue={setName}
          issue={sending.issueAt("name")}
        />
        <TextField
          label="E-mail address"
          type="email"
          value={email()}
          onValue={setEmail}
          issue={sending.issueAt("email")}
        />
        <MembershipFields
          drafts={drafts()}
          places={props.places}
          issue={sending.issueAt("memberships")}
          onChange={setDrafts}
        />
        <FormButtons yes="Make the link" isBusy={sending.isBusy()} onClose={props.onClose} />
      </form>
    </Dialog>
  );
};
