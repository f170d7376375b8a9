/** Which measures the sections beneath the table draw. */
import { For, type JSX } from "solid-js";
import type { WeeklyLayout } from "../../../contracts/weekly-update.ts";
import { ChoiceField } from "../../forms/field.tsx";
import type { SettingsEdit } from "./create-settings.ts";
import { type Choice, type Option, drawnBy, optionsOf } from "./measures.ts";

type Section = Exclude<keyof WeeklyLayout, "rows">;

const sections: readonly { key: Section; label: string; hint: string }[] = [
  { key: "nctrByPathway", label: "No criteria to reside by pathway", hint: "Bars, week by week." },
  { key: "nctrByTrust", label: "No criteria to reside by trust", hint: "Bars, week by week." },
  {
    key: "nctrAgainstLastYear",
    label: "Against last year and target",
    hint: "A line, with last year’s and the target.",
  },
  { key: "lengthOfStay", label: "Length of stay", hint: "Average days by pathway, as a table." },
];

const none: Option = { value: "", label: "Leave this section out" };

export const SectionsCard = (props: {
  edit: SettingsEdit;
  choices: readonly Choice[];
}): JSX.Element => {
  /** What stands there is offered, whatever it is. */
  const options = (section: Section): Option[] => {
    const standing = props.edit.draft.layout[section];
    const fitting = props.choices.filter(
      (choice) => drawnBy[section](choice) || choice.key === standing,
    );
    const unknown =
      standing === null || fitting.some(({ key }) => key === standing)
        ? []
        : [{ value: standing, label: standing }];
    return [none, ...optionsOf(fitting), ...unknown];
  };
  return (
    <section class="card settings-card" aria-labelledby="sections">
      <h2 id="sections">Sections beneath the table</h2>
      <p class="field-issue" role="alert">
        {props.edit.sending.issueAt("layout")}
      </p>
      <div class="settings-sections">
        <For each={sections}>
          {({ key, label, hint }) => (
            <ChoiceField
              label={label}
              hint={hint}
              issue={props.edit.sending.issueAt(`layout.${key}`)}
              value={props.edit.draft.layout[key] ?? ""}
              onValue={(value) => props.edit.setDraft("layout", key, value === "" ? null : value)}
              options={options(key)}
            />
          )}
        </For>
      </div>
    </section>
  );
};
