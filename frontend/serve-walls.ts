/** In development, what the server does with the address of a wall: it gets the wall's own document. */
import type { Plugin } from "vite";

export const serveWalls = (): Plugin => ({
  name: "serve-walls",
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _reply, next) => {
      if (request.url?.startsWith("/wall/") === true) request.url = "/wall.html";
      next();
    });
  },
});
