/** The line between a wall and its server, which can be cut and mended. */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type Line = {
  /** "http://127.0.0.1:40123", for the server's own address. */
  address: string;
  /** What is open is reset, and nothing can be opened until it is mended. */
  cut(): void;
  mend(): void;
  close(): void;
};

/** @param target the server's address. */
export const openLine = async (target: string): Promise<Line> => {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket, other: Socket): void => {
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      open.delete(socket);
      other.destroy();
    });
  };
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(Number(port), hostname);
    keep(near, far);
    keep(far, near);
    near.pipe(far);
    far.pipe(near);
    return near;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const listening = server.address();
  if (listening === null || typeof listening === "string") throw new Error("A port is needed.");
  const cut = (): void => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${listening.port}`,
    cut,
    mend: () => {
      isCut = false;
    },
    close: () => {
      cut();
      server.close();
    },
  };
};
