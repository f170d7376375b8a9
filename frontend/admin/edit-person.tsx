/** A person's name and roles, changed by an administrator. */
import { type JSX, createSignal, untrack } from "solid-js";
import { type Person, PersonChange } from "../../contracts/people.ts";
import { Dialog } from "../forms/dialog.tsx";
import { FormProblem, TextField } from "../forms/field.tsx";
import { FormButtons } from "../forms/form-buttons.tsx";
import { createSending } from "../forms/sending.ts";
import { calls } from "../people/calls.ts";
import { MembershipFields } from "./membership-fields.tsx";
import { type MembershipDraft, draftOf, readDrafts } from "./membership-drafts.ts";
import type { Place } from "./sections.ts";

export const EditPerson = (props: {
  person: Person;
  places: readonly Place[];
  onDone: () => void;
  onClose: () => void;
}): JSX.Element => {
  // What the form begins with; while it is open it is the form's own.
  const { id, name: nameBefore, memberships } = untrack(() => props.person);
  const [name, setName] = createSignal(nameBefore);
  const [drafts, setDrafts] = createSignal<readonly MembershipDraft[]>(memberships.map(draftOf));
  const sending = createSending({
    read: () =>
      PersonChange.safeParse({
        name: name(),
        memberships: readDrafts(drafts()).data ?? [],
      }),
    send: (change) => calls.changePerson(id, change),
    done: () => {
      props.onDone();
      props.onClose();
    },
  });
  return (
    <Dialog title={`Change ${nameBefore}`} onClose={props.onClose}>
      <form class="form" noValidate onSubmit={(event) => sending.submit(event)}>
        <FormProblem sending={sending} />
        <TextField label="Name" value={name()} onValue={setName} issue={sending.issueAt("name")} />
        <MembershipFields
          drafts={drafts()}
          places={props.places}
          issue={sending.issueAt("memberships")}
          onChange={setDrafts}
        />
        <FormButtons yes="Save" isBusy={sending.isBusy()} onClose={props.onClose} />
      </form>
    </Dialog>
  );
};
