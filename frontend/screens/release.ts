/** Which release this page is of, and how it becomes the next one without ever standing empty. */
import { z } from "zod";
import { getText } from "../api.ts";
import { paths } from "../ui/paths.ts";
import { keep, kept } from "./keeping.ts";

const metaOf = (page: Document): string =>
  page.querySelector<HTMLMetaElement>('meta[name="release"]')?.content ?? "unknown";

export const ownRelease = metaOf(document);

const triedKey = "release-tried";

/** The release of the page that the server has now; null while it answers with none of ours. */
const fetchRelease = async (): Promise<string | null> => {
  const fresh = await getText(paths.screen).catch(() => null);
  if (fresh === null) return null;
  const answering = metaOf(new DOMParser().parseFromString(fresh, "text/html"));
  // A proxy may answer with a page of its own; a television must not end there.
  return answering === "unknown" ? null : answering;
};

/** Loads the page as the page of another release, once a fresh one has answered; tried once for each. */
export const loadRelease = async (release: string): Promise<void> => {
  if (kept(triedKey, z.string()) === release) return;
  // Another server behind the same address may still be the old one.
  if ((await fetchRelease()) !== release) return;
  // Where nothing can be kept, nothing would stop it from loading again and again.
  if (keep(triedKey, release)) location.reload();
};

/**
 * Loads the page again because somebody asked for it, once a fresh one has answered.
 *
 * @param noteDone keeps that it was done; where nothing can be kept it is not done at all.
 */
export const loadAsAsked = async (noteDone: () => boolean): Promise<void> => {
  if ((await fetchRelease()) !== null && noteDone()) location.reload();
};
