/** A one-time link, shown once: the server keeps only a hash of it. */
import { type JSX, Show } from "solid-js";
import type { HandedLink } from "../../contracts/people.ts";
import { Copy } from "../forms/copy.tsx";
import { Dialog } from "../forms/dialog.tsx";
import { writeMoment } from "../people/write-moment.ts";

/** Whether it was sent by e-mail too. */
const Mailed = (props: { mail: NonNullable<HandedLink["mail"]> }): JSX.Element => (
  <Show
    when={props.mail.failure}
    fallback={
      <p>
        <strong>Sent to {props.mail.to}.</strong>
      </p>
    }
  >
    {(failure) => (
      <p class="form-problem">
        <strong>Not sent to {props.mail.to}.</strong> {failure()}
      </p>
    )}
  </Show>
);

export const LinkShown = (props: {
  link: HandedLink;
  for: string;
  what: string;
  onClose: () => void;
}): JSX.Element => (
  <Dialog title={`A link for ${props.for}`} onClose={props.onClose} closesLightly={false}>
    <Show when={props.link.mail}>{(mail) => <Mailed mail={mail()} />}</Show>
    <p>
      {props.link.mail?.failure === null ? "Should it not arrive, give the link" : "Give it"} to{" "}
      {props.for} and to nobody else. It opens once, until {writeMoment(props.link.expiresAt)}.{" "}
      {props.what}
    </p>
    <Copy label="Link" text={props.link.link} />
    <div class="form-actions">
      <button type="button" class="button button-main" onClick={() => props.onClose()}>
        I have copied it
      </button>
    </div>
  </Dialog>
);
