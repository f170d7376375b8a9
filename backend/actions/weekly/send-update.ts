/** Sends a published edition to the place's list, and says what became of it. */
import { randomUUID } from "node:crypto";
import type { Key } from "../../../contracts/place.ts";
import type { Day } from "../../../contracts/calendar.ts";
import type { WeeklyDeliveries } from "../../../contracts/weekly-settings.ts";
import type { Asker, Deps } from "../../deps.ts";
import { countOf, ProblemError } from "../../problem.ts";
import { insertAudit } from "../../store/audit.ts";
import { readConsistently, write } from "../../store/database.ts";
import { findWeeklyDeliveries, insertWeeklyDelivery } from "../../store/weekly-deliveries.ts";
import { findWeeklySettings } from "../../store/weekly-settings.ts";
import { findNewestEdition } from "../../store/weekly-updates.ts";
import { readLocality } from "../place.ts";
import { installation, senderOf } from "../sender.ts";
import { writeWeek } from "./week.ts";

type OfWeek = { locality: Key; monday: Day };

/** So many of a week are told, the last first. */
const listedMax = 500;

/** Throws "not-found" for an unknown place. */
export const readDeliveries = ({ db }: Pick<Deps, "db">, week: OfWeek): Promise<WeeklyDeliveries> =>
  readConsistently(db, async (tx) => {
    await readLocality(tx, week.locality);
    return { deliveries: await findWeeklyDeliveries(tx, week, listedMax) };
  });

/**
 * Asks for the newest edition to be sent to everyone on the list; it goes within seconds, and is tried
 * again where it does not get through. Throws "not-found" for an unknown place, "conflict" while nothing
 * is published or the list is empty, "unavailable" where this installation sends no e-mail.
 */
export const sendWeeklyUpdate = (
  { db, clock, mail = null }: Pick<Deps, "db" | "clock" | "mail">,
  { caller, from }: Asker,
  week: OfWeek,
): Promise<WeeklyDeliveries> =>
  write(db, async (tx) => {
    const { locality, monday } = week;
    const place = await readLocality(tx, locality);
    const published = await findNewestEdition(tx, week);
    if (published === null) {
      throw new ProblemError("conflict", `Publish ${writeWeek(week)} before it is sent.`);
    }
    if (mail === null) {
      throw new ProblemError(
        "unavailable",
        "This installation sends no e-mail: whoever runs it sets SMTP_URL. Download the form you need and send it yourself.",
      );
    }
    const { recipients } = (await findWeeklySettings(tx, locality)).settings;
    if (recipients.length === 0) {
      throw new ProblemError(
        "conflict",
        "Nobody is on the list. Write an address into the settings.",
      );
    }
    const at = clock.now();
    const sender = senderOf(caller, place, null) ?? installation;
    for (const { email, attach } of recipients) {
      await insertWeeklyDelivery(tx, {
        id: randomUUID(),
        locality,
        monday,
        edition: published.edition,
        kind: "update",
        email,
        attach,
        said: null,
        sender,
        at,
      });
    }
    await insertAudit(tx, {
      locality,
      at,
      kind: "updates",
      sender,
      from,
      what: `Sent edition ${published.edition} of ${writeWeek(week)} to ${countOf(recipients.length, "address", "addresses")}`,
      changes: recipients.map(({ email }) => ({ of: "Sent to", before: null, after: email })),
    });
    return { deliveries: await findWeeklyDeliveries(tx, week, listedMax) };
  });
