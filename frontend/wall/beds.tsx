/** A capacity as places: the taken ones filled, the free ones dashed. The number beside it says the same. */
import { For, type JSX } from "solid-js";

const bedsPerRow = 15;

export const Beds = (props: { taken: number; capacity: number }): JSX.Element => {
  // More taken than there are: every one of them is drawn, none is clipped (rule D4).
  const beds = (): number => Math.max(props.capacity, props.taken);
  return (
    <div
      class="beds"
      data-few={beds() <= 6}
      style={{ "--beds-per-row": Math.min(beds(), bedsPerRow) }}
      aria-hidden="true"
    >
      <For each={Array.from({ length: beds() }, (_, bed) => bed)}>
        {(bed) => <span class="bed" data-taken={bed < props.taken} />}
      </For>
    </div>
  );
};
