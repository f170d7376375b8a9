/**
 * The least that keeps a figure and shows it: node:http, pg and ws. It checks nothing, knows no
 * target, repeats what it was sent twice and forgets who missed what; it is what the product's speed
 * is held against. Run by `bare.ts`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { WebSocket, WebSocketServer } from "ws";
import { BareSettings } from "./bare-settings.ts";

const channel = "bare_figure";
const poolMax = 10;

const settings = BareSettings.parse(process.env);

const pool = new pg.Pool({ connectionString: settings.BARE_DATABASE_URL, max: poolMax });
await pool.query("CREATE TABLE IF NOT EXISTS bare_figure (id bigserial PRIMARY KEY, body jsonb)");

/** Kept and announced in one statement, which is one transaction and one round trip. */
const keep = async (body: unknown): Promise<number> => {
  const { rows } = await pool.query<{ id: string }>(
    `WITH kept AS (INSERT INTO bare_figure (body) VALUES ($1) RETURNING id)
     SELECT id, pg_notify('${channel}', id::text) FROM kept`,
    [JSON.stringify(body)],
  );
  return Number(rows[0]?.id);
};

/** As long as what the product sends, with the revision where the product writes it. */
const writeText = (type: "snapshot" | "patch", to: number, bytes: number): string => {
  const text = { type, epoch: "bare", from: to - 1, to, figures: "" };
  const padding = Math.max(0, bytes - JSON.stringify(text).length);
  return JSON.stringify({ ...text, figures: "x".repeat(padding) });
};

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
let snapshot = writeText("snapshot", 0, settings.BARE_SNAPSHOT_BYTES);
sockets.on("connection", (socket) => {
  socket.on("error", () => {});
  socket.send(snapshot);
});

const listener = new pg.Client({ connectionString: settings.BARE_DATABASE_URL });
listener.on("notification", ({ payload }) => {
  const text = writeText("patch", Number(payload), settings.BARE_PATCH_BYTES);
  snapshot = writeText("snapshot", Number(payload), settings.BARE_SNAPSHOT_BYTES);
  for (const socket of sockets.clients) {
    if (socket.readyState === WebSocket.OPEN) socket.send(text);
  }
});
await listener.connect();
await listener.query(`LISTEN ${channel}`);

/** Shows the revision of the last message, and nothing else. */
const page = `<!doctype html><title>bare</title><p id="shown"></p><script>
  const shown = document.getElementById("shown");
  new WebSocket("ws://" + location.host).onmessage = ({ data }) => {
    shown.textContent = JSON.parse(data).to;
  };
</script>`;

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method === "GET") {
    response.writeHead(200, { "Content-Type": "text/html" }).end(page);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const revision = await keep(JSON.parse(Buffer.concat(chunks).toString()));
  response.writeHead(201, { "Content-Type": "application/json" });
  response.end(JSON.stringify({ revision }));
};

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
server.on("upgrade", (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (open) => sockets.emit("connection", open, request));
});

const isAddressInfo = (address: unknown): address is AddressInfo =>
  typeof address === "object" && address !== null && "port" in address;

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (isAddressInfo(address)) process.send?.({ port: address.port });
});
// Ctrl-C reaches the whole group: the bench itself decides what ends when.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());
