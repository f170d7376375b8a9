/** Where to go after signing in. */
import { paths } from "../ui/paths.ts";

/**
 * A path of this product from what stood in an address, or the first page. Anything that would lead
 * to another host is refused: an address in a mail may hold whatever its sender liked.
 */
export const ownPathOf = (asked: string | undefined): string => {
  if (asked === undefined || !asked.startsWith("/")) return paths.home;
  const { origin } = location;
  if (!URL.canParse(asked, origin)) return paths.home;
  const url = new URL(asked, origin);
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : paths.home;
};

/** The sign-in page, which leads back to where somebody stands. */
export const signInPathTo = (to: string): string =>
  to === paths.home ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`;
