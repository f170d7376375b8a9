/** Which release this page is of, and how it becomes the next one without ever standing empty. */
import { z } from "zod";
import { getText } from "../api.ts";
import { paths } from "../ui/paths.ts";
import { keep, kept } from "./keeping.ts";

const metaOf = (page: Document): string =>
  page.querySelector<HTMLMetaElement>('meta[name="release"]')?.content ?? "unknown";

export const ownRelease = metaOf(document);

const triedKey = "release-tried";

/**
 * Loads the page again, once a fresh one has answered: a television must not end at an error page.
 *
 * @param release the release that the page must be of, for which it is tried once; null for any.
 */
export const loadAgain = async (release: string | null): Promise<void> => {
  if (release !== null && kept(triedKey, z.string()) === release) return;
  const fresh = await getText(paths.screen).catch(() => null);
  if (fresh === null) return;
  const answering = metaOf(new DOMParser().parseFromString(fresh, "text/html"));
  // Another server behind the same address may still be the old one.
  if (release !== null && answering !== release) return;
  // Where nothing can be kept, nothing would stop it from loading again and again.
  if (release !== null && !keep(triedKey, release)) return;
  location.reload();
};
