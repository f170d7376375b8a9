/** Looks for words in what was published. */
import { type JSX, Show } from "solid-js";
import { searchCharactersMax } from "../../../contracts/weekly-edition.ts";

/** @param props.query what is looked for now; empty for nothing. */
export const Search = (props: {
  query: string;
  onSearch: (query: string) => void;
}): JSX.Element => {
  let box: HTMLInputElement | undefined;
  return (
    <form
      class="archive-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSearch(box?.value.trim() ?? "");
      }}
    >
      <label for="archive-query">Find words in what was published</label>
      <div>
        <input
          ref={box}
          id="archive-query"
          class="input"
          type="search"
          maxlength={searchCharactersMax}
          autocomplete="off"
          value={props.query}
        />
        <button type="submit" class="button">
          Search
        </button>
        <Show when={props.query !== ""}>
          <button type="button" class="button" onClick={() => props.onSearch("")}>
            Show all
          </button>
        </Show>
      </div>
    </form>
  );
};
