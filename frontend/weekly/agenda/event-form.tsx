/** An event written into the calendar, or changed. */
import { type JSX, createSignal, untrack } from "solid-js";
import { type Agenda, EventRequest } from "../../../contracts/weekly-draft.ts";
import type { WeeklyEvent } from "../../../contracts/weekly-update.ts";
import { Dialog } from "../../forms/dialog.tsx";
import { Field, FormProblem, TextField } from "../../forms/field.tsx";
import { FormButtons } from "../../forms/form-buttons.tsx";
import { createSending } from "../../forms/sending.ts";
import { makeUuid } from "../../make-key.ts";
import { calls } from "./calls.ts";

/** @param props.event the one that is changed; null for a new one. */
export const EventForm = (props: {
  locality: string;
  event: WeeklyEvent | null;
  onDone: (agenda: Agenda) => void;
  onClose: () => void;
}): JSX.Element => {
  const start = untrack(() => props.event);
  // One id for as long as the form is open: what is sent again after a lost reply is the same event.
  const id = start === null || start.id === "" ? makeUuid() : start.id;
  const [event, setEvent] = createSignal(start?.event ?? "");
  const [day, setDay] = createSignal(start?.day ?? "");
  const [time, setTime] = createSignal(start?.time ?? "");
  const [where, setWhere] = createSignal(start?.where ?? "");
  const sending = createSending({
    read: () =>
      EventRequest.safeParse({
        id,
        event: event(),
        day: day(),
        time: time() === "" ? null : time(),
        where: where().trim() === "" ? null : where(),
      }),
    send: (asked) => calls.writeEvent(props.locality, asked),
    done: (agenda) => {
      props.onClose();
      props.onDone(agenda);
    },
  });
  return (
    <Dialog title={start === null ? "Add an event" : "Change the event"} onClose={props.onClose}>
      <form class="form" noValidate onSubmit={(submitted) => sending.submit(submitted)}>
        <FormProblem sending={sending} />
        <TextField
          label="What it is"
          hint="As in: ICB Board, winter plan"
          issue={sending.issueAt("event")}
          value={event()}
          onValue={setEvent}
          spellcheck
        />
        <TextField
          label="On which day"
          type="date"
          issue={
            day() === "" && sending.issueAt("day") !== null
              ? "Choose a day."
              : sending.issueAt("day")
          }
          value={day()}
          onValue={setDay}
        />
        <Field
          label="At what time"
          hint="London time. Leave it empty for a whole day."
          issue={sending.issueAt("time")}
        >
          {(described) => (
            <input
              {...described}
              class="input agenda-time"
              type="time"
              value={time()}
              onInput={(typed) => setTime(typed.currentTarget.value)}
            />
          )}
        </Field>
        <TextField
          label="Where"
          hint="May stay empty."
          issue={sending.issueAt("where")}
          value={where()}
          onValue={setWhere}
        />
        <FormButtons
          yes={start === null ? "Add the event" : "Save the event"}
          isBusy={sending.isBusy()}
          onClose={props.onClose}
        />
      </form>
    </Dialog>
  );
};
