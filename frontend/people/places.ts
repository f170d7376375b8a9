/** The places and providers that may be seen, by their names; asked for when first needed. */
import { type Resource, createResource, createRoot } from "solid-js";
import type { LocalityList } from "../../contracts/place.ts";
import { api } from "../api.ts";

type Places = { list: Resource<LocalityList>; refetch: () => void };

const make = (): Places =>
  createRoot(() => {
    const [list, { refetch }] = createResource(api.localities);
    return { list, refetch: () => void refetch() };
  });

let made: Places | undefined;

/** One list for the whole application, however many pages look at it. */
export const usePlaces = (): Places => (made ??= make());

/** The places so far: none until they came. Read without suspending the page. */
export const placesSoFar = (): LocalityList["localities"] => {
  const { list } = usePlaces();
  return list.state === "ready" || list.state === "refreshing"
    ? (list.latest?.localities ?? [])
    : [];
};
