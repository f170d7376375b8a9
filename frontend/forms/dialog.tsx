/** A question or an answer over the page. Escape closes it, and focus goes back to where it was. */
import { type JSX, createUniqueId, onCleanup, onMount } from "solid-js";
import "../ui/button.css";
import "./forms.css";

/**
 * Open for as long as it is drawn.
 *
 * @param props.onClose called when it closes, however that came.
 */
export const Dialog = (props: {
  title: string;
  onClose: () => void;
  /** False while it holds what is shown once: then a stray Escape or click must not lose it. */
  closesLightly?: boolean;
  children: JSX.Element;
}): JSX.Element => {
  const id = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  let heading: HTMLHeadingElement | undefined;
  const opener = document.activeElement;
  onMount(() => {
    dialog?.showModal();
    heading?.focus();
  });
  onCleanup(() => {
    // What opened it may have gone with what it did: then focus stays with the page.
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    else document.querySelector<HTMLElement>("h1")?.focus();
  });
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        if (props.closesLightly === false) event.preventDefault();
      }}
      onClose={() => props.onClose()}
    >
      <h2 id={id} ref={heading} tabindex="-1">
        {props.title}
      </h2>
      {props.children}
    </dialog>
  );
};
