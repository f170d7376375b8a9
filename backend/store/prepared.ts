/**
 * Statements that PostgreSQL reads and plans once for each connection instead of at every asking:
 * those that every change runs, where the planning would take longer than the work. Only statements
 * that name their columns may be prepared: a new column under a `*` would end the prepared one.
 */
import {
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  type RawBuilder,
  sql,
} from "kysely";
import type pg from "pg";

const mark = /^\s*\/\* prepared ([\w-]+) \*\//;

/** The first words of a statement that is to be prepared; the name is its own, whatever is asked. */
export const prepared = (name: string): RawBuilder<unknown> => sql.raw(`/* prepared ${name} */`);

/** The pool as Kysely asks it, which knows no names of statements. */
export const preparing = (pool: pg.Pool): PostgresPool => {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const asking = known.get(client) ?? asks(client);
      known.set(client, asking);
      return asking;
    },
    end: () => pool.end(),
  };
};

const asks = (client: pg.PoolClient): PostgresPoolClient => {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== "string") throw new Error("Nothing is read here by a cursor.");
    const [, name] = mark.exec(text) ?? [];
    const asked = { text, values: [...values] };
    return client.query(name === undefined ? asked : { ...asked, name });
  }
  return { query, release: () => client.release() };
};
