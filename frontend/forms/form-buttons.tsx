/** The two ways out of a form that was opened in a page: do it, or leave it. */
import type { JSX } from "solid-js";

/** @param props.yes the words on the button: what it does, never "OK". */
export const FormButtons = (props: {
  yes: string;
  isBusy: boolean;
  onClose: () => void;
}): JSX.Element => (
  <div class="form-actions">
    <button type="submit" class="button button-main" disabled={props.isBusy}>
      {props.yes}
    </button>
    <button type="button" class="button" onClick={() => props.onClose()}>
      Cancel
    </button>
  </div>
);
