/** The risks of a week: carried over until they are closed. */
import { For, type JSX, Show, createSignal } from "solid-js";
import type { Day } from "../../../contracts/calendar.ts";
import type { Agenda } from "../../../contracts/weekly-draft.ts";
import type { WeeklyRisk } from "../../../contracts/weekly-update.ts";
import { Confirm } from "../../forms/confirm.tsx";
import { AmberShape, PencilShape, TickShape } from "../../ui/icons.tsx";
import { Empty } from "../../ui/states.tsx";
import { inOrderOfState, writeRiskState } from "./agenda-words.ts";
import { calls } from "./calls.ts";
import { RiskForm } from "./risk-form.tsx";

const Mark = (props: { state: WeeklyRisk["state"] }): JSX.Element => (
  <Show when={props.state !== "closed"} fallback={<TickShape />}>
    <Show when={props.state === "new"} fallback={<AmberShape />}>
      <PencilShape />
    </Show>
  </Show>
);

type Doing = { is: "write"; risk: WeeklyRisk | null } | { is: "close" | "open"; risk: WeeklyRisk };

const Risk = (props: {
  risk: WeeklyRisk;
  mayWrite: boolean;
  onDo: (doing: Doing) => void;
}): JSX.Element => {
  const about = (): JSX.Element => <span class="visually-hidden">: {props.risk.risk}</span>;
  return (
    <li class="agenda-risk" data-state={props.risk.state}>
      <div>
        <h3>{props.risk.risk}</h3>
        <Show when={props.risk.mitigation}>
          {(mitigation) => (
            <p>
              <strong>Mitigation:</strong> {mitigation()}
            </p>
          )}
        </Show>
        <p class="agenda-risk-state">
          <Mark state={props.risk.state} />
          <span>
            {writeRiskState(props.risk)}
            <Show when={props.risk.owner}>{(owner) => <>. Owner: {owner()}</>}</Show>
          </span>
        </p>
      </div>
      <Show when={props.mayWrite}>
        <div class="agenda-actions">
          <button
            type="button"
            class="button"
            onClick={() => props.onDo({ is: "write", risk: props.risk })}
          >
            Change{about()}
          </button>
          <button
            type="button"
            class="button"
            onClick={() =>
              props.onDo({
                is: props.risk.state === "closed" ? "open" : "close",
                risk: props.risk,
              })
            }
          >
            {props.risk.state === "closed" ? "Open again" : "Close"}
            {about()}
          </button>
        </div>
      </Show>
    </li>
  );
};

/** Closes a risk or opens it again, once somebody has said yes. */
const StateQuestion = (props: {
  locality: string;
  monday: Day;
  risk: WeeklyRisk;
  to: "close" | "open";
  onDone: (agenda: Agenda) => void;
  onClose: () => void;
}): JSX.Element => (
  <Confirm
    title={props.to === "close" ? "Close this risk?" : "Open this risk again?"}
    yes={props.to === "close" ? "Close the risk" : "Open it again"}
    onYes={() =>
      calls.writeRisk(props.locality, {
        id: props.risk.id,
        monday: props.monday,
        risk: props.risk.risk,
        mitigation: props.risk.mitigation,
        owner: props.risk.owner,
        state: props.to === "close" ? "closed" : "open",
      })
    }
    onDone={props.onDone}
    onClose={props.onClose}
  >
    <p>{props.risk.risk}</p>
    <p>
      {props.to === "close"
        ? "This week’s update lists it once more, as closed; the next one does not."
        : "It is carried over from week to week again."}
    </p>
  </Confirm>
);

const said = { write: "Saved.", close: "Closed.", open: "Opened again." } as const;

export const Risks = (props: {
  locality: string;
  monday: Day;
  risks: readonly WeeklyRisk[];
  mayWrite: boolean;
  onChange: (agenda: Agenda) => void;
}): JSX.Element => {
  const [doing, setDoing] = createSignal<Doing | null>(null);
  const [words, setWords] = createSignal("");
  const written = () => {
    const now = doing();
    return now?.is === "write" ? now : null;
  };
  const asked = () => {
    const now = doing();
    return now === null || now.is === "write" ? null : now;
  };
  const done = (is: Doing["is"], agenda: Agenda): void => {
    setWords(said[is]);
    props.onChange(agenda);
  };
  return (
    <section class="agenda-section" aria-labelledby="risks">
      <div class="agenda-head">
        <h2 id="risks">Risks</h2>
        <span role="status">{words()}</span>
        <Show when={props.mayWrite}>
          <button
            type="button"
            class="button"
            onClick={() => setDoing({ is: "write", risk: null })}
          >
            Add a risk
          </button>
        </Show>
      </div>
      <Show
        when={props.risks.length > 0}
        fallback={
          <Empty title="No risk is listed for this week">
            <p>A risk is carried over from week to week until somebody closes it.</p>
          </Empty>
        }
      >
        <ul class="card agenda-risks">
          <For each={inOrderOfState(props.risks)}>
            {(risk) => <Risk risk={risk} mayWrite={props.mayWrite} onDo={setDoing} />}
          </For>
        </ul>
      </Show>
      <Show when={written()}>
        {(now) => (
          <RiskForm
            locality={props.locality}
            monday={props.monday}
            risk={now().risk}
            onDone={(agenda) => done("write", agenda)}
            onClose={() => setDoing(null)}
          />
        )}
      </Show>
      <Show when={asked()} keyed>
        {(now) => (
          <StateQuestion
            locality={props.locality}
            monday={props.monday}
            risk={now.risk}
            to={now.is}
            onDone={(agenda) => done(now.is, agenda)}
            onClose={() => setDoing(null)}
          />
        )}
      </Show>
    </section>
  );
};
