import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../contracts/calendar.ts";
import { observationsPerSubmissionMax } from "../../contracts/observation.ts";
import { write } from "../../backend/store/database.ts";
import { findObservations } from "../../backend/store/observations.ts";
import { findKnowing, findRevision } from "../../backend/store/revisions.ts";
import {
  findIdempotencyKeys,
  findReception,
  insertSubmission,
  insertSubmissions,
} from "../../backend/store/submissions.ts";
import { withDatabase } from "../support/database.ts";
import { makeMeeting } from "./meeting.ts";
import { aSubmission, report, reportIn, savePlaces } from "./place.ts";

const { db } = await withDatabase();
const at = "2024-08-15T08:00:00.000Z";

const findEarlier = async (place: string, provider: string, idempotencyKey: string | null) =>
  (await findReception(db, place, provider, idempotencyKey)).earlier;

beforeAll(() => savePlaces(db, ["banes", "swindon"], [{ key: "nctr" }, { key: "long" }]));

describe("S3 a submission is kept whole or not at all", () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      measure: "long",
      asAt: addDays("2010-01-01", index),
      value: index,
    }));
  const all = { locality: "banes", measure: "long", from: "2010-01-01", to: "2030-01-01" };
  const findAll = () => findObservations(db, [all], "2100-01-01T00:00:00.000Z");

  test("S3 one bad observation of 5,000 keeps out all of them, and the place stands where it stood", async () => {
    const before = await findRevision(db, "banes");
    const observations = days(observationsPerSubmissionMax);
    observations[4_999] = { measure: "unheard-of", asAt: "2024-08-15", value: 1 };
    await expect(report(db, { at, observations, idempotencyKey: "whole" })).rejects.toThrow();
    expect(await findAll()).toEqual([]);
    expect(await findEarlier("banes", "ruh", "whole")).toBeNull();
    expect(await findRevision(db, "banes")).toEqual(before);
  });

  test("S3 5,000 are kept in one go, under one revision and one moment", async () => {
    const before = await findRevision(db, "banes");
    const observations = days(observationsPerSubmissionMax);
    const revision = await report(db, { at, observations });
    const found = await findAll();
    expect(found.map(({ value }) => value)).toEqual(observations.map(({ value }) => value));
    expect(new Set(found.map(({ recordedAt }) => recordedAt))).toEqual(new Set([revision.at]));
    expect(revision.revision).toBe((before?.revision ?? 0) + 1);
  });
});

describe("S6 the same idempotency key is the same submission", () => {
  const observations = [{ measure: "nctr", asAt: "2024-08-15", value: 16 }];

  test("S6 it is found again as it was recorded", async () => {
    const submission = aSubmission({
      idempotencyKey: "monday",
      bodyHash: "abc",
      revision: 7,
      observationCount: 3,
      receivedFrom: "flow lead",
    });
    await write(db, (tx) => insertSubmissions(tx, [submission]));
    expect(await findEarlier("banes", "ruh", "monday")).toEqual(submission);
    expect(await findEarlier("banes", "hcrg", "monday")).toBeNull();
    expect(await findEarlier("swindon", "ruh", "monday")).toBeNull();
  });

  test("S6 sent five times at one moment it is recorded once, and the place takes one step", async () => {
    const before = await findRevision(db, "banes");
    const idempotencyKey = "all-at-once";
    const together = makeMeeting(5);
    const recordOnce = () =>
      write(db, async (tx) => {
        const { earlier } = await findReception(tx, "banes", "ruh", idempotencyKey);
        if (earlier !== null) return earlier.revision;
        await together.arrive(); // all five have looked, and found nothing
        return (await reportIn(tx, { at, observations, idempotencyKey })).revision;
      });
    const revisions = await Promise.all(Array.from({ length: 5 }, recordOnce));
    expect(new Set(revisions)).toEqual(new Set([(before?.revision ?? 0) + 1]));
    expect((await findRevision(db, "banes"))?.revision).toBe(revisions[0]);
  });

  test("S6 without a key nothing is the same", async () => {
    const first = await report(db, { at, observations });
    const second = await report(db, { at, observations });
    expect(second.revision).toBe(first.revision + 1);
    expect(await findEarlier("banes", "ruh", null)).toBeNull();
  });

  test("a submission is received with how far all places are", async () => {
    const { knowing } = await findReception(db, "banes", "ruh", "unheard-of");
    expect(knowing).toEqual(await findKnowing(db));
  });

  test("S6 the keys that a place has received are its own", async () => {
    await write(db, (tx) =>
      insertSubmissions(
        tx,
        ["one", "two", null].map((idempotencyKey) =>
          aSubmission({ locality: "swindon", idempotencyKey }),
        ),
      ),
    );
    expect(await findIdempotencyKeys(db, "swindon")).toEqual(new Set(["one", "two"]));
  });
});

describe("a submission that was judged by definitions that were held", () => {
  const keep = (definitions: string, idempotencyKey: string) =>
    insertSubmission(
      db,
      {
        ...aSubmission({ idempotencyKey }),
        observations: [{ measure: "nctr", asAt: "2024-08-14", value: 15 }],
      },
      [{ locality: "banes", measures: ["nctr"], now: at }],
      definitions,
    );

  test("S3 is recorded while they hold, once under its key, and else leaves the place where it stands", async () => {
    const { definitions } = await findKnowing(db);
    const before = await findRevision(db, "banes");
    const kept = await keep(definitions, "judged");
    expect(kept?.revision).toBe((before?.revision ?? 0) + 1);
    // S6: what has come under its key is for the one who asks what it was.
    expect(await keep(definitions, "judged")).toBeNull();
    expect(await keep("other definitions", "judged by others")).toBeNull();
    expect((await findRevision(db, "banes"))?.revision).toBe(kept?.revision);
    expect(await findEarlier("banes", "ruh", "judged by others")).toBeNull();
  });
});
