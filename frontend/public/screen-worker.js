// Keeps the page of a screen, so that one that starts while the server does not answer shows its last
// figures and never a browser's error page. It never keeps what the API says.

const cacheName = "screen-page";
const screenPage = "/screen";
/** A server that has not answered by then does not answer. */
const answerMaxMs = 8_000;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** What was asked for, and not an error or another page to which something on the way has sent it. */
const isWhole = (reply) => reply.ok && !reply.redirected && reply.type === "basic";

/** What every page of ours says of itself, and the sign-in of a network does not. */
const ownMark = 'name="release"';
const isPage = async (reply) => isWhole(reply) && (await reply.clone().text()).includes(ownMark);

/** Scripts and the like; never a page in their place. */
const isAsset = (reply) =>
  isWhole(reply) && !reply.headers.get("Content-Type")?.startsWith("text/html");

const newestPage = async (request) => {
  const cache = await caches.open(cacheName);
  try {
    const reply = await fetch(request, { signal: AbortSignal.timeout(answerMaxMs) });
    if (await isPage(reply)) {
      await cache.put(screenPage, reply.clone());
      return reply;
    }
    return (await cache.match(screenPage)) ?? reply;
  } catch (error) {
    const kept = await cache.match(screenPage);
    if (kept === undefined) throw error;
    return kept;
  }
};

/** What is in an asset never changes under its name. */
const keptAsset = async (request) => {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const reply = await fetch(request);
  if (isAsset(reply)) await cache.put(request, reply.clone());
  return reply;
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname === screenPage) {
    event.respondWith(newestPage(request));
  } else if (pathname.startsWith("/assets/")) {
    event.respondWith(keptAsset(request));
  }
});

/** The page says what it is made of: that is fetched where it is not there, and the rest is forgotten. */
const keepOnly = async (addresses) => {
  const cache = await caches.open(cacheName);
  const wanted = new Set(addresses);
  for (const { url } of await cache.keys()) {
    if (!wanted.has(url)) await cache.delete(url);
  }
  for (const address of wanted) {
    if ((await cache.match(address)) !== undefined) continue;
    const reply = await fetch(address);
    const isOurs = new URL(address).pathname === screenPage ? await isPage(reply) : isAsset(reply);
    if (isOurs) await cache.put(address, reply);
  }
};

self.addEventListener("message", (event) => {
  // What cannot be fetched now is asked for again when the page has started the next time.
  if (Array.isArray(event.data?.keep)) event.waitUntil(keepOnly(event.data.keep).catch(() => {}));
});
