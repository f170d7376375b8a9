/** Of a draft: what its routes take and give, as this installation's demonstration would. */
import type { z } from "zod";
import type {
  Editor,
  PassageConflict,
  PassageReceipt,
  PassageRequest,
  PublishRequest,
  WeeklyDraft,
  WrittenPassage,
} from "../../contracts/weekly-draft.ts";
import type { WeeklyEdition } from "../../contracts/weekly-edition.ts";
import { updateExample } from "./example-updates.ts";

const sender: WrittenPassage["sender"] = {
  is: "person",
  id: "cf10a161-abe0-48c6-ab33-b88386b84e69",
  name: "BaNES place team",
  role: "BaNES place team",
};

export const passageRequestExample: PassageRequest = {
  basedOn: 0,
  words: "16 BaNES patients at RUH no longer need a hospital bed.",
  id: "6f1f3f0e-0d0c-4f0b-8b8a-0c6f5d1a2b3c",
};

const written: WrittenPassage = {
  slot: "summary",
  passage: [
    { is: "fact", fact: "ruh-nctr-banes-p1-3/value", words: "16" },
    { is: "words", words: " BaNES patients at RUH no longer need a hospital bed." },
  ],
  version: 1,
  sender,
  writtenAt: "2024-08-16T07:30:00.000Z",
  suggestion: [{ is: "words", words: "RUH is at OPEL 2." }],
  flags: [],
};

export const receiptExample: PassageReceipt = { ...written, tookBack: false };

const overtaken =
  "The summary was not saved: BaNES place team changed it at 8:30am while you were typing. Look at what stands there now, then save again.";
export const conflictExample: PassageConflict = {
  code: "conflict",
  message: overtaken,
  issues: [{ path: "basedOn", message: overtaken }],
  standing: written,
};

export const editorsExample: { editors: Editor[] } = {
  editors: [
    {
      name: "BaNES place team",
      slot: "summary",
      seenAt: "2024-08-16T07:30:00.000Z",
      isYou: true,
    },
  ],
};

export const draftExample: WeeklyDraft = {
  update: updateExample,
  state: "draft",
  ready: null,
  passages: [written],
  facts: [
    {
      key: "ruh-nctr-banes-p1-3/value",
      words: "16",
      label: "RUH NCTR BaNES P1-3",
    },
  ],
  comments: [
    {
      row: "ruh-nctr-banes-p1-3",
      measure: "ruh-nctr-banes",
      asAt: "2024-08-15",
      words: "Two patients wait for a care home place.",
      sender: { ...sender, name: "RUH flow lead", role: "RUH flow lead" },
      at: "2024-08-15T08:02:00.000Z",
    },
  ],
  revised: [],
  ...editorsExample,
  announcedAt: null,
  waitsFor: null,
  version: 1,
};

export const publishRequestExample: z.input<typeof PublishRequest> = {
  gaps: "The Wellbeing Hub's referrals of the week come on Monday.",
};

export const editionsExample: { editions: WeeklyEdition[] } = {
  editions: [
    {
      monday: "2024-08-05",
      edition: 1,
      publishedAt: "2024-08-08T14:10:00.000Z",
      publishedBy: "Place team",
      reason: null,
      fingerprint: "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
      gapsAccepted: null,
      found: [],
    },
  ],
};
