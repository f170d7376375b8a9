/** What is said aloud of changes: one's own as they are saved, and those of others as they come. */
import { writeTyped } from "./cell-content.ts";
import type { Announcer } from "./create-announcer.ts";
import type { PageModel } from "./page-model.ts";
import type { Delivery } from "./delivery.ts";
import { cellsOf } from "./lay-grid.ts";

export const announceDelivery = (
  announcer: Announcer,
  model: PageModel,
  key: string,
  delivery: Delivery,
): void => {
  const name = model.cellOf(key)?.name();
  if (name === undefined) return;
  if (delivery.is === "saved")
    announcer.saved(delivery.none === null ? `${name}, ${delivery.typed}` : `${name}, no figure`);
  if (delivery.is === "waiting") announcer.say("No link: figures wait and are sent by themselves.");
  if (delivery.is === "refused" || delivery.is === "conflict")
    announcer.say(`${name}, not saved: ${delivery.message}`);
};

/** Runs `merge` and says which figures in sight somebody else has changed. */
export const announceMerge = (announcer: Announcer, model: PageModel, merge: () => void): void => {
  const cells = cellsOf(model.grid);
  const before = cells.map((cell) => cell.content().inForce.recordedAt);
  merge();
  const { sender } = model.sheet();
  cells.forEach((cell, index) => {
    const { recordedAt, recordedBy, none } = cell.content().inForce;
    const isElses = recordedAt !== before[index] && recordedBy !== null && recordedBy !== sender;
    if (!isElses) return;
    const value = none === null ? writeTyped(cell.row(), cell.content().inForce) : "no figure";
    announcer.say(`${cell.name()} is now ${value}, entered by ${recordedBy}.`);
  });
};
