/**
 * Sends a file, and says how much of it has left. `fetch` tells nothing of that, so this one call goes
 * another way; its reply and its refusals are read as all others are.
 */
import { ImportReceipt, fileBytesMax } from "../../contracts/import.ts";
import { ApiError, offline, refusalOf, unexpected } from "../api.ts";

/** A large workbook is read for a while before the reply comes. */
const replyWaitMaxMs = 180_000;

export type SendingParts = {
  locality: string;
  /** Recorded, or only looked at. */
  confirmed: boolean;
  /** Whether to leave out what cannot be recorded, and to record the others. */
  skipsRefused: boolean;
  /** What share has left, from 0 to 1. */
  onSent: (share: number) => void;
  signal: AbortSignal;
};

/** That somebody called it off: not an error to show. */
export class CalledOff extends Error {
  constructor() {
    super("Called off.");
    this.name = "CalledOff";
  }
}

const pathOf = ({ locality, confirmed, skipsRefused }: SendingParts): string =>
  `/api/localities/${encodeURIComponent(locality)}/imports?confirm=${confirmed ? "yes" : "no"}&skip-refused=${skipsRefused ? "yes" : "no"}`;

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const readReply = ({ status, responseText }: XMLHttpRequest): ImportReceipt => {
  const body = readJson(responseText);
  if (status < 200 || status > 299) throw refusalOf(status, body, "write");
  const receipt = ImportReceipt.safeParse(body);
  if (!receipt.success) throw unexpected();
  return receipt.data;
};

/** Rejects with an `ApiError`, or with `CalledOff`. */
export const sendFile = (file: Blob, parts: SendingParts): Promise<ImportReceipt> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", pathOf(parts));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.timeout = replyWaitMaxMs;
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      if (total > 0) parts.onSent(loaded / total);
    });
    request.addEventListener("load", () => {
      try {
        resolve(readReply(request));
      } catch (error) {
        reject(error instanceof Error ? error : unexpected());
      }
    });
    request.addEventListener("error", () => reject(offline()));
    request.addEventListener("timeout", () => reject(offline()));
    request.addEventListener("abort", () => reject(new CalledOff()));
    parts.signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });

/**
 * Takes a file into memory, so that what is recorded is what was looked at, whatever becomes of the
 * file meanwhile. Rejects with an `ApiError` that says what is wrong with it.
 */
export const holdFile = async (file: File): Promise<Blob> => {
  if (file.size > fileBytesMax)
    throw new ApiError(
      "too-large",
      `This file is larger than ${fileBytesMax / 1_000_000} MB. Send it in parts.`,
    );
  if (file.size === 0) throw new ApiError("unreadable", "This file is empty. Choose another.");
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null)
    throw new ApiError(
      "unreadable",
      "This file could not be opened. Close it in Excel, and choose it again.",
    );
  return new Blob([bytes]);
};
