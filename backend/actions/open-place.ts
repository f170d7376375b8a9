/** Opens a place's wall and published updates to those who have not signed in, or closes them. */
import type { Key } from "../../contracts/place.ts";
import type { Asker, Deps } from "../deps.ts";
import { insertAudit } from "../store/audit.ts";
import { write } from "../store/database.ts";
import { saveOpenness } from "../store/places.ts";
import { readLocality } from "./place.ts";
import { senderOf } from "./sender.ts";

/** Throws "not-found" for an unknown place. What is so already is left so. */
export const setOpenness = (
  deps: Pick<Deps, "db" | "clock">,
  asker: Asker,
  locality: Key,
  open: boolean,
): Promise<{ open: boolean }> =>
  write(deps.db, async (tx) => {
    const place = await readLocality(tx, locality);
    if (place.open === open) return { open };
    await saveOpenness(tx, locality, open);
    await insertAudit(tx, {
      locality,
      at: deps.clock.now(),
      kind: "place",
      sender: senderOf(asker.caller, place, null),
      from: asker.from,
      what: open
        ? `Opened the wall and the published updates of ${place.name} to everyone`
        : `Closed the wall and the published updates of ${place.name} to those who have not signed in`,
      changes: [{ of: "open", before: place.open ? "yes" : "no", after: open ? "yes" : "no" }],
    });
    return { open };
  });
