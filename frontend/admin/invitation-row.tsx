/** One invitation that nobody has accepted yet. */
import { type JSX, Show, createSignal } from "solid-js";
import type { Invitation } from "../../contracts/people.ts";
import { sentenceOf } from "../api.ts";
import { writeRoles } from "../people/role-words.ts";
import { writeMoment } from "../people/write-moment.ts";

export const InvitationRow = (props: {
  invitation: Invitation;
  onRenew: () => Promise<void>;
  onWithdraw: () => void;
}): JSX.Element => {
  const [problem, setProblem] = createSignal<string | null>(null);
  const renew = async (): Promise<void> => {
    try {
      await props.onRenew();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  return (
    <li class="row">
      <div class="row-words">
        <h3>{props.invitation.name}</h3>
        <p>{writeRoles(props.invitation.memberships)}</p>
        <p class="quiet">
          {props.invitation.email} · invited by {props.invitation.invitedBy},{" "}
          {writeMoment(props.invitation.invitedAt)} · the link opens until{" "}
          {writeMoment(props.invitation.expiresAt)}
        </p>
        <div role="alert">
          <Show when={problem()}>
            <p class="form-problem">
              <strong>No new link.</strong> {problem()}
            </p>
          </Show>
        </div>
      </div>
      <div class="row-steps">
        <button type="button" class="button button-small" onClick={() => void renew()}>
          New link<span class="visually-hidden"> for {props.invitation.name}</span>
        </button>
        <button type="button" class="button button-small" onClick={() => props.onWithdraw()}>
          Withdraw<span class="visually-hidden"> the invitation of {props.invitation.name}</span>
        </button>
      </div>
    </li>
  );
};
