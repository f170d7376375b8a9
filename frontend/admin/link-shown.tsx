/** A one-time link, shown once: the server keeps only a hash of it. */
import type { JSX } from "solid-js";
import type { OneTimeLink } from "../../contracts/people.ts";
import { Copy } from "../forms/copy.tsx";
import { Dialog } from "../forms/dialog.tsx";
import { writeMoment } from "../people/write-moment.ts";

export const LinkShown = (props: {
  link: OneTimeLink;
  for: string;
  what: string;
  onClose: () => void;
}): JSX.Element => (
  <Dialog title={`A link for ${props.for}`} onClose={props.onClose} closesLightly={false}>
    <p>
      Send it to {props.for} and to nobody else. It opens once, until{" "}
      {writeMoment(props.link.expiresAt)}. {props.what}
    </p>
    <Copy label="Link" text={props.link.link} />
    <div class="form-actions">
      <button type="button" class="button button-main" onClick={() => props.onClose()}>
        I have copied it
      </button>
    </div>
  </Dialog>
);
