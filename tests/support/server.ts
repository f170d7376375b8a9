/** Databases are created and dropped from outside them, on a connection that closes again at once. */
import pg from "pg";

/** The url of another database on the same server. */
export const atDatabase = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
};

/** @param template a database to copy: nobody may be connected to it. */
export const createDatabase = (
  serverUrl: string,
  name: string,
  template = "template1",
): Promise<void> => run(serverUrl, `CREATE DATABASE "${name}" TEMPLATE "${template}"`);

/** Whoever is still connected is disconnected. */
export const dropDatabase = (serverUrl: string, name: string): Promise<void> =>
  run(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);

const run = async (serverUrl: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};
