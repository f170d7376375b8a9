/** Which place a section is about: in the address, so that it can be sent to a colleague. */
import { useSearchParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { ChoiceField } from "../forms/field.tsx";
import type { Place } from "./sections.ts";

/** @param props.all what to call every place together, where that may be chosen; its value is "". */
export const PlaceChoice = (props: {
  places: readonly Place[];
  place: string;
  all?: string;
}): JSX.Element => {
  const [, setSearch] = useSearchParams<{ place?: string }>();
  const options = () => [
    ...(props.all === undefined ? [] : [{ value: "", label: props.all }]),
    ...props.places.map(({ key, name }) => ({ value: key, label: name })),
  ];
  return (
    <Show when={options().length > 1}>
      <ChoiceField
        label="Place"
        issue={null}
        value={props.place}
        onValue={(place) => setSearch({ place: place === "" ? null : place })}
        options={options()}
      />
    </Show>
  );
};
