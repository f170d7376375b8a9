/** Where a place's notices are sent. The address is a secret: it is typed here and never shown again. */
import { type JSX, Show, createSignal } from "solid-js";
import {
  type NoticeRule,
  type NoticeRulesReply,
  NoticeRulesRequest,
} from "../../contracts/notice.ts";
import { FormProblem, TextField } from "../forms/field.tsx";
import { createSending } from "../forms/sending.ts";
import { calls } from "./calls.ts";

const writeWhere = (webhook: NoticeRulesReply["webhook"]): string => {
  if (webhook === null) return "Notices are shown here and on the wall, and posted to no channel.";
  return webhook.of === "place"
    ? `Notices are posted to this place's own address, which ends in ${webhook.hint}.`
    : `Notices are posted to the address of this installation, which ends in ${webhook.hint}.`;
};

export const WebhookForm = (props: {
  locality: string;
  rules: readonly NoticeRule[];
  webhook: NoticeRulesReply["webhook"];
  onChange: (reply: NoticeRulesReply) => void;
}): JSX.Element => {
  const [address, setAddress] = createSignal("");
  const [said, setSaid] = createSignal("");
  const [removes, setRemoves] = createSignal(false);
  const sending = createSending({
    read: () =>
      NoticeRulesRequest.safeParse({
        rules: props.rules,
        webhook: removes() ? null : address().trim(),
      }),
    send: (asked) => calls.setRules(props.locality, asked),
    done: (reply) => {
      setAddress("");
      setSaid(removes() ? "Removed." : "Saved.");
      props.onChange(reply);
    },
  });
  return (
    <form class="form notice-webhook" onSubmit={(event) => sending.submit(event)}>
      <h3>The channel they are posted to</h3>
      <p>{writeWhere(props.webhook)}</p>
      <FormProblem sending={sending} />
      <TextField
        label="Address for Teams or Slack"
        hint="The webhook address that Teams or Slack made for a channel. It is not shown again."
        issue={sending.issueAt("webhook")}
        value={address()}
        onValue={setAddress}
      />
      <div class="form-actions">
        <button
          type="submit"
          class="button"
          disabled={sending.isBusy()}
          onClick={() => setRemoves(false)}
        >
          Save the address
        </button>
        <Show when={props.webhook?.of === "place"}>
          <button
            type="submit"
            class="button"
            disabled={sending.isBusy()}
            onClick={() => setRemoves(true)}
          >
            Remove the address
          </button>
        </Show>
        <span role="status">{said()}</span>
      </div>
    </form>
  );
};
