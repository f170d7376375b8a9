/** What was asked of this screen and done: kept, so that what is asked twice is done once. */
import { z } from "zod";
import { doneOrdersMax, type WaitingOrder } from "../../contracts/screen.ts";
import { keep, kept } from "./keeping.ts";

const doneKey = "orders-done";

export type OwnOrders = {
  /** The last that were done, for the report: the server asks for each until it is named here. */
  done(): string[];
  /** Those that were not done yet. */
  newOf(orders: readonly WaitingOrder[]): WaitingOrder[];
  /** @returns false where the browser keeps nothing: then it is known only until the page is loaded anew. */
  noteDone(id: string): boolean;
};

export const makeOwnOrders = (): OwnOrders => {
  let done = kept(doneKey, z.array(z.string()).max(doneOrdersMax)) ?? [];
  return {
    done: () => done,
    newOf: (orders) => orders.filter(({ id }) => !done.includes(id)),
    noteDone: (id) => {
      done = [id, ...done].slice(0, doneOrdersMax);
      return keep(doneKey, done);
    },
  };
};
