/** Reads the configuration, builds what the product is made of, and starts it; stops it in reverse order. */
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { serve } from "@hono/node-server";
import { pino } from "pino";
import type { SendMail } from "../contracts/mail.ts";
import { identities } from "../seeds/identities.ts";
import { announceArrivals, findDemonstrationStart } from "./actions/demonstration.ts";
import { ensureDemonstrationAccounts } from "./actions/people/demonstration-accounts.ts";
import { forgetExpired } from "./actions/people/forget-expired.ts";
import { renewSetUpLink } from "./actions/people/set-up.ts";
import { makePlaces } from "./actions/place.ts";
import { readPatch, readPosition, readSnapshot } from "./actions/read-wall.ts";
import { seed } from "./actions/seed.ts";
import { keepDemonstrationPassword } from "./demonstration-password.ts";
import { usualRates } from "./rates.ts";
import { makeDemonstrationClock, systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Deps, Log } from "./deps.ts";
import { makeApp } from "./http/app.ts";
import type { LiveDoor } from "./http/live-door.ts";
import { makeHub } from "./live/hub.ts";
import { makeListener } from "./live/listener.ts";
import { attachWire, makeSocketServer, readClaim } from "./live/socket.ts";
import { makeSchedule } from "./schedule.ts";
import { sendMail } from "./notify/mail.ts";
import { signInLimits } from "./people/limits.ts";
import { makePeople } from "./people/people.ts";
import { readSeeds } from "./seeds.ts";
import { openStore } from "./store/database.ts";
import { migrate } from "./store/migrate.ts";
import { defaultDataDir, openPostgres } from "./store/postgres.ts";
import { isSeededBy, saveSeeding } from "./store/seeding.ts";
import { watchFeedFolder } from "./watch-feed-folder.ts";
import { watchNotices } from "./watch-notices.ts";
import { watchWeekly } from "./watch-weekly.ts";

/** Enough for a hundred flow leads at once; PostgreSQL itself allows fifty. */
const poolMax = 10;
/** How often the demonstration looks whether figures have become known as its clock passed them. */
const arrivalsEveryMs = 1_000;
const forgetEveryMs = 3_600_000;

export type Installation = {
  /** The project's folder: the pages, the seeds and by default the data lie in it. */
  folder: string;
  release: string;
};

export type Product = {
  /** "http://127.0.0.1:8080" */
  address: string;
  /** Present when the figures are a demonstration's: the password of its accounts. */
  demonstration: { password: string } | null;
  /** A link by which the first administrator comes in; null when there is one already. */
  setUpLink: string | null;
  stop(): Promise<void>;
};

/**
 * Starts everything and resolves when requests are answered. When a part cannot start, what had
 * started is stopped again and the part's own error is thrown.
 */
export const start = async (config: Config, installation: Installation): Promise<Product> => {
  const log: Log = pino({ level: config.logLevel });
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const stopPart of stops.splice(0).toReversed()) await stopPart();
  };
  try {
    const url = await openDatabase(config, installation, log, stops);
    const deps = await makeDeps(config, installation, log, url, stops);
    stops.push(forgetHourly(deps));
    const demonstration = await openToDemonstrators(config, installation, deps);
    const setUp = await renewSetUpLink(deps);
    const live = await openLive(deps, url, stops);
    if (config.feedFolder !== null) {
      stops.push(await watchFeedFolder(deps, { folder: resolve(config.feedFolder) }));
    }
    const address = await openPort(config, installation, deps, live, stops);
    const setUpLink = setUp === null ? null : `${config.publicAddress ?? address}${setUp.link}`;
    return { address, demonstration, setUpLink, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

type Stops = (() => Promise<void> | void)[];

const openDatabase = async (
  config: Config,
  { folder }: Installation,
  log: Log,
  stops: Stops,
): Promise<string> => {
  const server = await openPostgres({
    databaseUrl: config.databaseUrl ?? undefined,
    dataDir: config.dataDir ?? defaultDataDir(folder),
    log: {
      info: (message) => log.info({}, message),
      warn: (message) => log.warn({}, message),
      error: (message) => log.error({}, message),
    },
  });
  stops.push(() => server.stop());
  return server.url;
};

const makeDeps = async (
  config: Config,
  { folder, release }: Installation,
  log: Log,
  url: string,
  stops: Stops,
): Promise<Deps> => {
  const store = openStore(url, {
    poolMax,
    onConnectionLost: (error) => log.warn({ err: error }, "A connection to the database was lost."),
  });
  stops.push(() => store.close());
  await migrate(store.db);
  const common = {
    db: store.db,
    places: makePlaces(),
    identities,
    people: await makePeople({
      db: store.db,
      log,
      clock: systemClock,
      publicUrl: config.publicAddress,
      secret: null,
      issuers: config.issuers,
      demonstration: config.demonstrationStart !== null,
      limits: signInLimits,
    }),
    proxies: config.proxies,
    rates: { ...usualRates, writesPerMinute: config.writesPerMinute },
    loopbackOnly: config.loopbackOnly,
    publicAddress: config.publicAddress,
    noticeWebhook: config.noticeWebhook,
    mail: sendMailBy(config.mail),
    log,
    release,
  };
  if (config.demonstrationStart === null) {
    return { ...common, clock: systemClock, demonstration: null };
  }
  const startsAt = await findDemonstrationStart(store.db, config.demonstrationStart);
  const clock = makeDemonstrationClock(startsAt);
  const deps = { ...common, clock, demonstration: clock };
  await seedOnce(deps, folder);
  // Everything up to the last change is announced: what came to be known since then is not.
  stops.push(
    followArrivals(deps, await findDemonstrationStart(store.db, new Date(0).toISOString())),
  );
  return deps;
};

const sendMailBy = (settings: Config["mail"]): SendMail | null =>
  settings === null ? null : (message) => sendMail(settings, message);

/** Sees that the demonstration's accounts are there, and what their password is. */
const openToDemonstrators = async (
  { dataDir, demonstrationPassword }: Config,
  { folder }: Installation,
  deps: Deps,
): Promise<Product["demonstration"]> => {
  if (deps.demonstration === null) return null;
  const password = await keepDemonstrationPassword(
    dataDir ?? defaultDataDir(folder),
    demonstrationPassword,
  );
  await ensureDemonstrationAccounts(deps, password);
  return { password };
};

/** Sows what this release brings, once: reading the seeds takes longer than all else of a later start. */
const seedOnce = async (deps: Deps, folder: string): Promise<void> => {
  if (await isSeededBy(deps.db, deps.release)) return;
  await seed(deps, readSeeds(join(folder, "seeds")));
  await saveSeeding(deps.db, deps.release);
};

/** Takes away what can no longer open anything: it is of no use but to those who should not have it. */
const forgetHourly = (deps: Deps): (() => Promise<void>) =>
  makeSchedule(forgetEveryMs, async () => {
    try {
      await forgetExpired(deps);
    } catch (error) {
      deps.log.warn({ err: error }, "What has expired could not be taken away; it is tried again.");
    }
  });

/** Announces what becomes known as the demonstration's clock runs. */
const followArrivals = (deps: Deps, lastAnnounced: string): (() => Promise<void>) => {
  let announcedUpTo = lastAnnounced;
  return makeSchedule(arrivalsEveryMs, async () => {
    try {
      announcedUpTo = await announceArrivals(deps, announcedUpTo);
    } catch (error) {
      deps.log.warn(
        { err: error },
        "What has become known could not be announced; it is tried again.",
      );
    }
  });
};

/** What displays come in through, and how to send them away before their sockets are dropped. */
type Live = { door: LiveDoor; sendAway(): void };

const openLive = async (deps: Deps, url: string, stops: Stops): Promise<Live> => {
  const { log } = deps;
  const hub = makeHub({
    readings: {
      readSnapshot: (locality) => readSnapshot(deps, locality),
      readPatch: (locality, since) => readPatch(deps, locality, since),
      readRevision: (locality) => readPosition(deps, locality),
    },
    now: () => deps.clock.now(),
    log,
  });
  const notices = watchNotices(deps);
  stops.push(() => notices.stop());
  stops.push(watchWeekly(deps));
  const listener = makeListener({
    connection: { connectionString: url },
    onChanged: (locality, revision) => {
      hub.changed(locality, revision);
      notices.onChanged(locality);
    },
    onListening: () => {
      hub.recheck();
      notices.recheck();
    },
    log,
  });
  stops.push(() => listener.stop());
  await listener.start();
  return {
    door: {
      open: (locality, epoch, since) => attachWire(hub, locality, readClaim(epoch, since)),
      counts: () => ({ ...hub.counts() }),
      isListening: () => listener.isListening(),
    },
    sendAway: () => hub.close(),
  };
};

const openPort = async (
  { host, port }: Config,
  { folder }: Installation,
  deps: Deps,
  live: Live,
  stops: Stops,
): Promise<string> => {
  const sockets = makeSocketServer(deps.log);
  const app = makeApp(deps, live.door, join(folder, "dist", "frontend"));
  const info = await new Promise<AddressInfo>((listening, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        websocket: { server: sockets.server },
      },
      listening,
    );
    server.once("error", reject);
    stops.push(
      () =>
        new Promise((closed) => {
          live.sendAway();
          server.close(() => closed());
          sockets.close();
          if ("closeAllConnections" in server) server.closeAllConnections();
        }),
    );
  });
  const name = host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${info.port}`;
};
