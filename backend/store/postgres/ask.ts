import pg from "pg";
import { type Cluster, databaseName } from "./cluster.ts";

/** What a server says of itself: PostgreSQL's version, such as "18.4", and whether a commit waits for the disk. */
export type Answer = { release: string; fsync: "on" | "off" };

export function urlOf(cluster: Cluster, port: number): string {
  return `postgres://${databaseName}:${cluster.password}@127.0.0.1:${port}/${databaseName}?sslmode=disable`;
}

/** Signs in and asks. Throws when there is no answer in time. */
export async function ask(url: string, timeoutMs: number): Promise<Answer> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  });
  client.on("error", () => {}); // told by the connection or the query that fails
  try {
    await client.connect();
    const { rows } = await client.query<Answer>(
      "SELECT current_setting('server_version') AS release, current_setting('fsync') AS fsync",
    );
    const [answer] = rows;
    if (!answer) throw new Error("it gave no answer");
    return answer;
  } finally {
    // A silent server does not take leave either: the connection goes without waiting for it.
    void client.end().catch(() => {});
  }
}
