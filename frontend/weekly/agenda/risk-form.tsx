/** A risk written, or written anew. */
import { type JSX, createSignal, untrack } from "solid-js";
import type { Day } from "../../../contracts/calendar.ts";
import { type Agenda, RiskRequest } from "../../../contracts/weekly-draft.ts";
import type { WeeklyRisk } from "../../../contracts/weekly-update.ts";
import { Dialog } from "../../forms/dialog.tsx";
import { Field, FormProblem, TextField } from "../../forms/field.tsx";
import { FormButtons } from "../../forms/form-buttons.tsx";
import { createSending } from "../../forms/sending.ts";
import { makeUuid } from "../../make-key.ts";
import { calls } from "./calls.ts";

/** So many lines are seen without scrolling. */
const lines = 3;

/**
 * @param props.risk the one that is changed; null for a new one.
 * @param props.monday the week from which what is written is so.
 */
export const RiskForm = (props: {
  locality: string;
  monday: Day;
  risk: WeeklyRisk | null;
  onDone: (agenda: Agenda) => void;
  onClose: () => void;
}): JSX.Element => {
  const start = untrack(() => props.risk);
  // One id for as long as the form is open: what is sent again after a lost reply is the same risk.
  const id = start === null || start.id === "" ? makeUuid() : start.id;
  const [risk, setRisk] = createSignal(start?.risk ?? "");
  const [mitigation, setMitigation] = createSignal(start?.mitigation ?? "");
  const [owner, setOwner] = createSignal(start?.owner ?? "");
  const sending = createSending({
    read: () =>
      RiskRequest.safeParse({
        id,
        monday: props.monday,
        risk: risk(),
        mitigation: mitigation(),
        owner: owner().trim() === "" ? null : owner(),
        state: start?.state === "closed" ? "closed" : "open",
      }),
    send: (asked) => calls.writeRisk(props.locality, asked),
    done: (agenda) => {
      props.onClose();
      props.onDone(agenda);
    },
  });
  return (
    <Dialog title={start === null ? "Add a risk" : "Change the risk"} onClose={props.onClose}>
      <form class="form" noValidate onSubmit={(event) => sending.submit(event)}>
        <FormProblem sending={sending} />
        <Field label="What may happen" issue={sending.issueAt("risk")}>
          {(described) => (
            <textarea
              {...described}
              class="input"
              rows={lines}
              value={risk()}
              onInput={(event) => setRisk(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label="What is done about it"
          hint="The mitigation, as the board reads it."
          issue={sending.issueAt("mitigation")}
        >
          {(described) => (
            <textarea
              {...described}
              class="input"
              rows={lines}
              value={mitigation()}
              onInput={(event) => setMitigation(event.currentTarget.value)}
            />
          )}
        </Field>
        <TextField
          label="Who owns it"
          hint="A role is best: Head of discharge. May stay empty."
          issue={sending.issueAt("owner")}
          value={owner()}
          onValue={setOwner}
        />
        <FormButtons
          yes={start === null ? "Add the risk" : "Save the risk"}
          isBusy={sending.isBusy()}
          onClose={props.onClose}
        />
      </form>
    </Dialog>
  );
};
