/** The update of a week as it would be published: composed anew each time it is asked for. */
import type { Instant } from "../../../contracts/calendar.ts";
import type { Fact } from "../../../contracts/passage.ts";
import type { FigureComment, WrittenPassage } from "../../../contracts/weekly-draft.ts";
import type { WeeklyCorrection, WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { composeWeeklyUpdate } from "../../domain/weekly-update.ts";
import { composeFacts } from "../../domain/weekly/facts.ts";
import type { Db } from "../../store/database.ts";
import { findRevision } from "../../store/revisions.ts";
import { type DraftState, findDraftState } from "../../store/weekly-drafts.ts";
import { findPassages, type Week } from "../../store/weekly-passages.ts";
import { findWeeklySettings, type WeeklySettingsVersion } from "../../store/weekly-settings.ts";
import { findNewestEdition, findWeeklyUpdate } from "../../store/weekly-updates.ts";
import { readComments } from "./comments.ts";
import { correctionsIn } from "./corrections.ts";
import { type Ground, readExpected, readGround } from "./ground.ts";
import { composePassages } from "./passages.ts";

export type Draft = {
  /** In the state "draft" or "ready". */
  update: WeeklyUpdate;
  settings: WeeklySettingsVersion;
  /** The edition that stands; null while there is none. */
  supersedes: { edition: number; publishedAt: Instant } | null;
  /** Who called it ready, and when; null while it is a draft. */
  ready: Pick<DraftState, "sender" | "at"> | null;
  passages: WrittenPassage[];
  facts: Fact[];
  comments: FigureComment[];
  ground: Ground;
};

export type DraftMoment = {
  /** What its numbers know. */
  knownAt: Instant;
  /** With what was written and called ready up to then; with all of it, when left out. */
  writtenUpTo?: Instant | undefined;
  /** Without what people write: for those who see what is published, and no draft. */
  withoutWords?: boolean | undefined;
};

/** Throws "not-found" for an unknown place or one without an update. */
export const composeDraft = async (
  db: Db,
  week: Week,
  { knownAt, writtenUpTo, withoutWords = false }: DraftMoment,
): Promise<Draft> => {
  const { locality } = week;
  const settings = await findWeeklySettings(db, locality, writtenUpTo);
  const ground = await readGround(db, week, settings, knownAt);
  const facts = composeFacts(ground);
  const comments = await readComments(db, ground);
  const written = withoutWords ? [] : await findPassages(db, week, writtenUpTo);
  const passages = composePassages({ ground, facts, comments }, written);
  const supersedes = await findNewestEdition(db, week, writtenUpTo);
  const edition = (supersedes?.edition ?? 0) + 1;
  const called = await findDraftState(db, { ...week, edition }, writtenUpTo);
  const ready = called?.state === "ready" ? { sender: called.sender, at: called.at } : null;
  const position = await findRevision(db, locality, knownAt);
  const { lastReport } = ground.place;
  const update = composeWeeklyUpdate({
    ...ground,
    locality: ground.place.locality,
    position: { epoch: position?.epoch ?? "", revision: position?.revision ?? 0 },
    asKnownAt: knownAt,
    lastReport:
      lastReport === null
        ? null
        : { monday: lastReport.monday, publishedAt: lastReport.publishedAt },
    ...(await readExpected(db, week, knownAt)),
    passages: new Map(passages.map(({ slot, passage }) => [slot, passage])),
    correctedSinceLastReport: await readCorrectedSince(db, ground),
    edition,
    editionReason: null,
  });
  return {
    update: { ...update, state: ready === null ? "draft" : "ready" },
    settings,
    supersedes,
    ready,
    passages,
    facts,
    comments,
    ground,
  };
};

/** What the last report said and has been corrected since: of its newest edition, which is what the board has. */
const readCorrectedSince = async (db: Db, ground: Ground): Promise<WeeklyCorrection[]> => {
  const { place, layout, knownAt } = ground;
  if (place.lastReport === null) return [];
  const { monday } = place.lastReport;
  const published = await findWeeklyUpdate(db, place.locality.key, monday, knownAt);
  return published === null ? [] : correctionsIn(db, { place, layout, published, knownAt });
};
