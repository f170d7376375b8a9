/** The rules by which notices open: as sentences, switched on and off, and tried on the past. */
import { For, type JSX, Match, Show, Switch, createResource, createSignal } from "solid-js";
import type { NoticeRule, NoticeRulesReply, NoticeTrial } from "../../contracts/notice.ts";
import { sentenceOf } from "../api.ts";
import { Empty, Failed, Loading } from "../ui/states.tsx";
import { calls } from "./calls.ts";
import { MailForm } from "./mail-form.tsx";
import { TrialOfRule, writeTrial } from "./trial.tsx";
import { WebhookForm } from "./webhook-form.tsx";

type Told = NoticeRulesReply["rules"][number];

const Rule = (props: {
  told: Told;
  trial: NoticeTrial | null;
  isBusy: boolean;
  onSwitch: () => void;
}): JSX.Element => {
  const tried = () => props.trial?.rules.find(({ key }) => key === props.told.rule.key);
  return (
    <li class="card notice-rule" data-active={props.told.rule.active}>
      <p>{props.told.words}</p>
      <Show when={props.told.rule.advice}>
        {(advice) => <p class="notice-quiet">First step: {advice()}</p>}
      </Show>
      <div class="notice-switch">
        <button
          type="button"
          class="button"
          disabled={props.isBusy}
          onClick={() => props.onSwitch()}
        >
          {props.told.rule.active ? "Switch off" : "Switch on"}
          <span class="visually-hidden">: {props.told.words}</span>
        </button>
        <span class="notice-quiet">{props.told.rule.active ? "On" : "Off: opens nothing"}</span>
      </div>
      <Show when={tried()}>{(one) => <TrialOfRule tried={one()} />}</Show>
    </li>
  );
};

const RulesOf = (props: {
  locality: string;
  reply: NoticeRulesReply;
  onChange: (reply: NoticeRulesReply) => void;
}): JSX.Element => {
  const [trial, setTrial] = createSignal<NoticeTrial | null>(null);
  const [isBusy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal("");
  const [problem, setProblem] = createSignal<string | null>(null);
  const rules = (): NoticeRule[] => props.reply.rules.map(({ rule }) => rule);
  const see = async (work: Promise<string>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      setSaid(await work);
    } catch (error) {
      setSaid("");
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const tryAll = async (): Promise<string> => {
    const came = await calls.tryRules(props.locality, rules());
    setTrial(came);
    return writeTrial(came);
  };
  const toggle = async ({ key, active }: NoticeRule): Promise<string> => {
    const changed = rules().map((one) => (one.key === key ? { ...one, active: !active } : one));
    props.onChange(await calls.setRules(props.locality, { rules: changed }));
    return active ? "Switched off." : "Switched on.";
  };
  return (
    <>
      <div class="notice-switch">
        <button
          type="button"
          class="button"
          disabled={isBusy() || rules().length === 0}
          onClick={() => void see(tryAll())}
        >
          Try them on the last 90 days
        </button>
        <span role="status">{said()}</span>
      </div>
      <div role="alert">
        <Show when={problem()}>
          <p class="form-problem">
            <strong>Not done.</strong> {problem()}
          </p>
        </Show>
      </div>
      <Show
        when={props.reply.rules.length > 0}
        fallback={
          <Empty title="No rules yet">
            <p>Without a rule no notice opens.</p>
          </Empty>
        }
      >
        <ul class="notice-rules" role="list">
          <For each={props.reply.rules}>
            {(told) => (
              <Rule
                told={told}
                trial={trial()}
                isBusy={isBusy()}
                onSwitch={() => void see(toggle(told.rule))}
              />
            )}
          </For>
        </ul>
      </Show>
      <WebhookForm
        locality={props.locality}
        rules={rules()}
        webhook={props.reply.webhook}
        onChange={props.onChange}
      />
      <MailForm
        locality={props.locality}
        rules={rules()}
        reply={props.reply}
        onChange={props.onChange}
      />
    </>
  );
};

export const Rules = (props: { locality: string }): JSX.Element => {
  const [reply, { mutate, refetch }] = createResource(() => props.locality, calls.rules);
  const ready = (): NoticeRulesReply | undefined => (reply.state === "ready" ? reply() : undefined);
  return (
    <section class="notice-section" aria-labelledby="rules">
      <h2 id="rules">When notices open</h2>
      <Switch fallback={<Loading what="the rules" rows={3} />}>
        <Match when={ready()}>
          {(rules) => (
            <RulesOf locality={props.locality} reply={rules()} onChange={(came) => mutate(came)} />
          )}
        </Match>
        <Match when={reply.error}>
          <Failed title="The rules did not come" error={reply.error} retry={() => void refetch()} />
        </Match>
      </Switch>
    </section>
  );
};
