/** A text to take elsewhere: a link, a key, a command. */
import { type JSX, createSignal, createUniqueId } from "solid-js";
import "./forms.css";

/** Where the page is served without TLS the browser gives no clipboard: then the text is selected. */
const copyFrom = async (box: HTMLTextAreaElement): Promise<string> => {
  box.focus();
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
    return "Copied";
  } catch {
    return "Press Ctrl and C to copy";
  }
};

/** @param props.rows lines to show at once; the text is never cut, the box scrolls. */
export const Copy = (props: { label: string; text: string; rows?: number }): JSX.Element => {
  const id = createUniqueId();
  const [said, setSaid] = createSignal("");
  let box: HTMLTextAreaElement | undefined;
  return (
    <div class="copy">
      <label for={id}>{props.label}</label>
      <textarea
        id={id}
        ref={box}
        class="input copy-text"
        readonly
        rows={props.rows ?? 2}
        spellcheck={false}
        value={props.text}
      />
      <div class="copy-row">
        <button
          type="button"
          class="button"
          onClick={() => {
            if (box !== undefined) void copyFrom(box).then(setSaid);
          }}
        >
          Copy<span class="visually-hidden"> {props.label.toLowerCase()}</span>
        </button>
        <span role="status">{said()}</span>
      </div>
    </div>
  );
};
