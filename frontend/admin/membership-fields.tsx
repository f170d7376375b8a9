/** The roles of a person, chosen one by one: what, where, and for whom. */
import { type JSX, Index, Show } from "solid-js";
import { Role, roleNames } from "../../contracts/people.ts";
import { ChoiceField } from "../forms/field.tsx";
import { type MembershipDraft, changeDraft, makeDraft } from "./membership-drafts.ts";
import type { Place } from "./sections.ts";

const roleOptions = Role.options.map((role) => ({ value: role, label: roleNames[role] }));

const OneRole = (props: {
  draft: MembershipDraft;
  places: readonly Place[];
  onChange: (draft: MembershipDraft) => void;
  onRemove: (() => void) | undefined;
}): JSX.Element => {
  const change = (changed: Partial<MembershipDraft>): void =>
    props.onChange(changeDraft(props.draft, changed, props.places));
  const providers = () =>
    props.places.find(({ key }) => key === props.draft.locality)?.providers ?? [];
  return (
    <div class="membership">
      <ChoiceField
        label="Role"
        issue={null}
        value={props.draft.role}
        onValue={(value) => {
          const role = Role.safeParse(value);
          if (role.success) change({ role: role.data });
        }}
        options={roleOptions}
      />
      <Show when={props.draft.role !== "administrator"}>
        <ChoiceField
          label="Place"
          issue={null}
          value={props.draft.locality}
          onValue={(locality) => change({ locality })}
          options={props.places.map(({ key, shortName }) => ({ value: key, label: shortName }))}
        />
      </Show>
      <Show when={props.draft.role === "flow-lead"}>
        <ChoiceField
          label="Provider"
          issue={null}
          value={props.draft.provider}
          onValue={(provider) => change({ provider })}
          options={providers().map(({ key, shortName }) => ({ value: key, label: shortName }))}
        />
      </Show>
      <Show when={props.onRemove}>
        {(remove) => (
          <button type="button" class="button button-small" onClick={() => remove()()}>
            Remove<span class="visually-hidden"> this role</span>
          </button>
        )}
      </Show>
    </div>
  );
};

export const MembershipFields = (props: {
  drafts: readonly MembershipDraft[];
  places: readonly Place[];
  issue: string | null;
  onChange: (drafts: readonly MembershipDraft[]) => void;
}): JSX.Element => (
  <fieldset class="memberships">
    <legend class="fields-legend">What they may do</legend>
    <Show when={props.issue}>
      <p class="field-issue">{props.issue}</p>
    </Show>
    <Index each={props.drafts}>
      {(draft, index) => (
        <OneRole
          draft={draft()}
          places={props.places}
          onChange={(changed) => props.onChange(props.drafts.with(index, changed))}
          onRemove={
            props.drafts.length > 1
              ? () => props.onChange(props.drafts.toSpliced(index, 1))
              : undefined
          }
        />
      )}
    </Index>
    <button
      type="button"
      class="button button-small"
      onClick={() => props.onChange([...props.drafts, makeDraft(props.places)])}
    >
      Add a role
    </button>
  </fieldset>
);
