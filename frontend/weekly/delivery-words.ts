/** What is said of an update on its way to the board's list. Pure. */
import type { WeeklyDelivery } from "../../contracts/weekly-settings.ts";
import { formNames } from "../../contracts/weekly-settings.ts";
import { writeList } from "../../contracts/wording.ts";

/** "1 address", "3 addresses" */
export const writeAddresses = (count: number): string =>
  count === 1 ? "1 address" : `${count} addresses`;

/** "PDF and Word", or that the link alone was sent. */
export const writeAttached = ({ attached }: Pick<WeeklyDelivery, "attached">): string =>
  attached.length === 0 ? "Link only" : writeList(attached.map((form) => formNames[form]));

/** The last message of an edition to each address: what came of one before does not matter any more. */
export const lastToEach = (
  deliveries: readonly WeeklyDelivery[],
  edition: number,
): WeeklyDelivery[] => {
  const last = new Map<string, WeeklyDelivery>();
  for (const one of deliveries.filter((delivery) => delivery.edition === edition)) {
    const known = last.get(one.email);
    if (known === undefined || known.at < one.at) last.set(one.email, one);
  }
  return [...last.values()];
};

/** "Sent to 3 addresses; 1 is waiting; 1 could not be sent", in one sentence for those who hear the page. */
export const writeStanding = (deliveries: readonly WeeklyDelivery[]): string => {
  const count = (state: WeeklyDelivery["state"]): number =>
    deliveries.filter((one) => one.state === state).length;
  const [sent, waiting, failed] = [count("sent"), count("waiting"), count("failed")];
  if (sent + waiting + failed === 0) return "Not sent to anyone yet.";
  const parts = [
    sent > 0 ? `sent to ${writeAddresses(sent)}` : "",
    waiting > 0 ? `on its way to ${writeAddresses(waiting)}` : "",
    failed > 0 ? `not sent to ${writeAddresses(failed)}` : "",
  ].filter((part) => part !== "");
  const said = writeList(parts);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
};

/** "Sent", "Waiting to be sent", "Tried twice; it is tried again", "Not sent" */
export const writeState = ({ state, attempts }: WeeklyDelivery): string => {
  if (state === "sent") return "Sent";
  if (state === "failed") return "Not sent";
  return attempts === 0
    ? "Waiting to be sent"
    : `Tried ${attempts === 1 ? "once" : `${attempts} times`}; it is tried again`;
};
