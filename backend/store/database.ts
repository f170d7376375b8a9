/** The door to the tables: a pool of connections, and the two ways of going through it. */
import { setImmediate as handedOn, setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import { columnParsers } from "./column-parsers.ts";
import { isWorthRetrying } from "./failures.ts";
import { preparing } from "./prepared.ts";
import type { Tables } from "./tables.ts";

/** What a read takes: the pool itself, or a transaction that it is part of. */
export type Db = Kysely<Tables>;
/** What a write takes: by its type a write cannot be made outside a transaction. */
export type Tx = Transaction<Tables>;

export type Store = {
  readonly db: Db;
  /** Waits for the queries under way, then closes every connection. */
  close(): Promise<void>;
};

const connectTimeoutMs = 10_000;
const statementTimeoutMs = 30_000;
const idleInTransactionTimeoutMs = 60_000;
const writeAttemptsMax = 5;
const retryPauseMs = 10;

/**
 * Opens the store at a PostgreSQL url. Nothing is connected until it is first asked.
 *
 * @param onConnectionLost hears of an idle connection that broke, as when the server is started
 *   again. The pool replaces it by itself: this is for the log.
 */
export const openStore = (
  url: string,
  options: { poolMax: number; onConnectionLost?: (error: Error) => void },
): Store => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolMax,
    types: columnParsers,
    application_name: "locality-flow",
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
  });
  pool.on("error", (error) => options.onConnectionLost?.(error));
  // The pool listens to idle connections only. One that breaks between two queries of a transaction
  // would end the process: the next query tells whoever uses it.
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  return { db, close: () => db.destroy() };
};

/** Runs reads that must agree with each other: all of them see one moment, and none can write. */
export const readConsistently = <T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    db.transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      // What was read is read: nobody waits for the end of a transaction that wrote nothing, and
      // it is asked for after what was read has been handed on.
      .execute(async (tx) => {
        resolve(await read(tx));
        await handedOn();
      })
      .catch(reject);
  });

/**
 * Runs a write whole or not at all (rule S3). A run that lost against another transaction is run
 * again, at most four times: `change` must do nothing but ask the database, for it may run twice.
 */
export const write = <T>(db: Db, change: (tx: Tx) => Promise<T>): Promise<T> =>
  runAgainWhenLost(() => db.transaction().setIsolationLevel("read committed").execute(change));

/**
 * Runs a write that is one statement, with what is read before it: PostgreSQL keeps a statement whole
 * or not at all by itself, without a beginning and an end that are asked for. Run again like `write`.
 */
export const writeByStatement = <T>(db: Db, change: (db: Db) => Promise<T>): Promise<T> =>
  runAgainWhenLost(() => change(db));

const runAgainWhenLost = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === writeAttemptsMax || !isWorthRetrying(error)) throw error;
      await sleep(retryPauseMs * attempt * Math.random());
    }
  }
};

/** Whether the database answers at this moment. */
export const isAnswering = async (db: Db): Promise<boolean> => {
  try {
    await sql`SELECT 1`.execute(db);
    return true;
  } catch {
    return false;
  }
};
