/** Where a file is chosen, or dropped: whatever dragging does, the button does. */
import { type JSX, createSignal, createUniqueId } from "solid-js";

const kinds = ".csv,.tsv,.txt,.xlsx,.xlsm,text/csv";

export const ChooseFile = (props: { onFile: (file: File) => void }): JSX.Element => {
  const id = createUniqueId();
  const [isOver, setOver] = createSignal(false);
  const [problem, setProblem] = createSignal("");
  let input: HTMLInputElement | undefined;
  const take = (files: FileList | null | undefined): void => {
    const [first, second] = files ?? [];
    if (second !== undefined) {
      setProblem("Send one file at a time.");
      return;
    }
    setProblem("");
    if (first !== undefined) props.onFile(first);
  };
  return (
    <section class="card imports-choose" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Choose a file of figures</h2>
      <p>
        CSV or Excel, of at most 20 MB. You see what would change, and nothing is recorded before
        you say so.
      </p>
      <div
        class="imports-drop"
        data-over={isOver()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files);
        }}
      >
        <p class="imports-drag">Drop a file here, or</p>
        <input
          ref={input}
          id={id}
          class="visually-hidden"
          type="file"
          accept={kinds}
          tabindex="-1"
          aria-label="File of figures"
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file again is a choice too.
            event.currentTarget.value = "";
          }}
        />
        <button type="button" class="button button-main" onClick={() => input?.click()}>
          Choose a file
        </button>
      </div>
      <p role="alert" class="imports-problem">
        {problem()}
      </p>
    </section>
  );
};
