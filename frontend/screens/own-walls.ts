/** The places whose screens the one who is signed in looks after, to choose from. */
import { mayHere } from "../people/open-doors.ts";
import { placesSoFar } from "../people/places.ts";

export type WallChoice = { value: string; label: string };

export const ownWalls = (): readonly WallChoice[] =>
  placesSoFar()
    .filter(({ key: locality }) => mayHere({ to: "manage-screens", locality }))
    .map(({ key, name }) => ({ value: key, label: name }));
