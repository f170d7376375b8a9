/** Has the browser keep this page, so that it comes up while no server answers. */
import { paths } from "../ui/paths.ts";

const workerPath = "/screen-worker.js";

/** The page and all that it has fetched so far to be drawn. */
const ownAddresses = (): string[] => [
  new URL(paths.screen, location.href).href,
  ...performance
    .getEntriesByType("resource")
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith("/assets/")),
];

const register = async (): Promise<void> => {
  await navigator.serviceWorker.register(workerPath, { scope: paths.screen });
  const { active } = await navigator.serviceWorker.ready;
  await document.fonts.ready;
  active?.postMessage({ keep: ownAddresses() }, []);
};

let isKept = false;

/**
 * Call it when the wall stands: what it is made of has been fetched by then. Where the address is
 * neither https nor this machine a browser offers no such thing: then the page simply stays, as long as
 * the television is on.
 */
export const keepPage = (): void => {
  if (isKept || !isSecureContext || !("serviceWorker" in navigator)) return;
  isKept = true;
  // A browser that is not let to keep anything shows the wall all the same.
  register().catch(() => (isKept = false));
};
