/** A row to add: a measure, a measure with its parts, two side by side, or a sentence. */
import { type JSX, Match, Show, Switch, createSignal } from "solid-js";
import type { WeeklyRowLayout } from "../../../contracts/weekly-update.ts";
import { ChoiceField, TextField } from "../../forms/field.tsx";
import { type Choice, optionsOf } from "./measures.ts";
import { type Kind, type Typed, type TypedField, needs, nothing, readRow } from "./read-row.ts";

const kinds: readonly { value: Kind; label: string }[] = [
  { value: "measure", label: "A measure" },
  { value: "parts", label: "A measure with its parts, in a sentence" },
  { value: "pair", label: "Two measures side by side, month by month" },
  { value: "sentence", label: "A sentence written each week" },
];

const choose = { value: "", label: "Choose" };

type FieldsProps = {
  choices: readonly Choice[];
  typed: Typed;
  wrong: TypedField | null;
  onType: (typed: Partial<Typed>) => void;
};

const issueOf = (props: FieldsProps, field: TypedField): string | null =>
  props.wrong === field ? needs[field] : null;

const Pair = (props: FieldsProps): JSX.Element => {
  const first = () => props.choices.find(({ key }) => key === props.typed.measure);
  const partOptions = () => [
    choose,
    ...(first()?.parts ?? []).map(({ key, label }) => ({ value: key, label })),
  ];
  /** Set side by side are only those that are broken down alike. */
  const alike = () =>
    props.choices.filter(
      ({ key, parts }) =>
        key !== first()?.key &&
        parts.map((part) => part.key).join() ===
          first()
            ?.parts.map((part) => part.key)
            .join(),
    );
  return (
    <>
      <ChoiceField
        label="The second measure"
        hint="One with the same parts as the first."
        issue={issueOf(props, "second")}
        value={props.typed.second}
        onValue={(second) => props.onType({ second })}
        options={[choose, ...optionsOf(alike())]}
      />
      <ChoiceField
        label="The part that is everyone"
        issue={issueOf(props, "all")}
        value={props.typed.all}
        onValue={(all) => props.onType({ all })}
        options={partOptions()}
      />
      <ChoiceField
        label="The part that is said beside it"
        issue={issueOf(props, "of")}
        value={props.typed.of}
        onValue={(of) => props.onType({ of })}
        options={partOptions()}
      />
    </>
  );
};

const Fields = (props: FieldsProps): JSX.Element => {
  const fitting = () =>
    props.typed.kind === "measure"
      ? props.choices
      : props.choices.filter(({ parts }) => parts.length > 1);
  return (
    <>
      <Show when={props.typed.kind !== "sentence"}>
        <ChoiceField
          label={props.typed.kind === "pair" ? "The first measure" : "The measure"}
          issue={issueOf(props, "measure")}
          value={props.typed.measure}
          onValue={(measure) => props.onType({ measure, second: "", all: "", of: "" })}
          options={[choose, ...optionsOf(fitting())]}
        />
      </Show>
      <Switch>
        <Match when={props.typed.kind === "parts"}>
          <TextField
            label="What is counted"
            hint="As it stands after the number: patients awaiting Care Act assessments"
            issue={issueOf(props, "what")}
            value={props.typed.what}
            onValue={(what) => props.onType({ what })}
          />
        </Match>
        <Match when={props.typed.kind === "pair"}>
          <Pair {...props} />
        </Match>
      </Switch>
      <TextField
        label="What the row is called"
        hint={props.typed.kind === "sentence" ? undefined : "Left empty, the measure’s own name."}
        issue={issueOf(props, "criteria")}
        value={props.typed.criteria}
        onValue={(criteria) => props.onType({ criteria })}
        spellcheck
      />
    </>
  );
};

/** @param props.taken the keys of the rows that there are. */
export const NewRow = (props: {
  choices: readonly Choice[];
  taken: readonly string[];
  onAdd: (row: WeeklyRowLayout) => void;
}): JSX.Element => {
  let place: HTMLDivElement | undefined;
  const [isOpen, setOpen] = createSignal(false);
  const [typed, setTyped] = createSignal(nothing);
  const [wrong, setWrong] = createSignal<FieldsProps["wrong"]>(null);
  const type = (some: Partial<Typed>): void => {
    setWrong(null);
    setTyped({ ...typed(), ...some });
  };
  const focusFirst = (selector: string): void =>
    place?.querySelector<HTMLElement>(selector)?.focus();
  const close = (): void => {
    setOpen(false);
    setTyped(nothing);
    setWrong(null);
    focusFirst("[data-adds='row']");
  };
  const add = (): void => {
    const read = readRow(typed(), props.choices, props.taken);
    if ("wrong" in read) {
      setWrong(read.wrong);
      focusFirst('[aria-invalid="true"]');
      return;
    }
    props.onAdd(read.row);
    close();
  };
  return (
    <div ref={place} class="settings-new-row">
      <Show
        when={isOpen()}
        fallback={
          <button
            type="button"
            class="button"
            data-adds="row"
            onClick={() => {
              setOpen(true);
              focusFirst("select");
            }}
          >
            Add a row
          </button>
        }
      >
        <div class="form" role="group" aria-label="A new row">
          <ChoiceField
            label="What the row shows"
            issue={null}
            value={typed().kind}
            onValue={(value) => {
              const kind = kinds.find((one) => one.value === value)?.value;
              if (kind !== undefined) type({ ...nothing, criteria: typed().criteria, kind });
            }}
            options={kinds}
          />
          <Fields choices={props.choices} typed={typed()} wrong={wrong()} onType={type} />
          <div class="form-actions">
            <button type="button" class="button" onClick={add}>
              Add it to the table
            </button>
            <button type="button" class="button" onClick={close}>
              Cancel
            </button>
          </div>
        </div>
      </Show>
    </div>
  );
};
