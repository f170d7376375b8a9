/** In development, what the server does with the addresses of walls and screens: they have documents of their own. */
import type { Plugin } from "vite";

export const serveWalls = (): Plugin => ({
  name: "serve-walls",
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _reply, next) => {
      if (request.url?.startsWith("/wall/") === true) {
        request.url = request.url.includes("as-known-at=") ? "/replay.html" : "/wall.html";
      }
      if (request.url === "/screen") request.url = "/screen.html";
      next();
    });
  },
});
