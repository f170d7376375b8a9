/** A capacity as places: the taken ones filled, the free ones dashed. The number beside it says the same. */
import { For, type JSX } from "solid-js";

/** More places than these are not drawn one by one. */
export const bedsDrawnMax = 60;
const fewMax = 6;
/** More than these stand in two rows. */
const rowMax = 15;

export const Beds = (props: { taken: number; capacity: number }): JSX.Element => {
  // More taken than there are: every one of them is drawn, none is clipped (rule D4).
  const beds = (): number => Math.max(props.capacity, props.taken);
  return (
    <div
      class="beds"
      data-few={beds() <= fewMax}
      style={{ "--beds-per-row": beds() > rowMax ? Math.ceil(beds() / 2) : beds() }}
      aria-hidden="true"
    >
      <For each={Array.from({ length: beds() }, (_, bed) => bed)}>
        {(bed) => <span class="bed" data-taken={bed < props.taken} />}
      </For>
    </div>
  );
};
