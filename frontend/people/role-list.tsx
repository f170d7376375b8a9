/** The roles of a person, each with what it allows. */
import { For, type JSX } from "solid-js";
import type { Membership, Role } from "../../contracts/people.ts";
import { writeRole } from "./role-words.ts";

const allows: Record<Role, string> = {
  viewer: "Sees the wall, the measures, the plan and the updates.",
  "flow-lead": "Enters and corrects this provider’s figures.",
  "place-team": "Enters and corrects for every provider, chases, publishes, reads the audit.",
  administrator: "Lets people in, and opens places, everywhere.",
};

/** "Flow lead for RUH, BaNES" */
const inFront = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

export const RoleList = (props: { memberships: readonly Membership[] }): JSX.Element => (
  <ul class="roles">
    <For each={props.memberships} fallback={<li>No role yet.</li>}>
      {(membership) => (
        <li>
          <strong>{inFront(writeRole(membership))}</strong>
          <p class="quiet">{allows[membership.role]}</p>
        </li>
      )}
    </For>
  </ul>
);
