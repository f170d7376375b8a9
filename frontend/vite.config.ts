/** How the pages are built: one for the application, one for the walls, one for the gallery of states. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { leaveOut } from "./leave-out.ts";
import { serveWalls } from "./serve-walls.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  // Only what has JSX goes through Babel, which is most of the build otherwise.
  plugins: [solid({ include: /\.[jt]sx$/ }), leaveOut(), serveWalls()],
  build: {
    outDir: here("../dist/frontend"),
    emptyOutDir: true,
    target: "es2022",
    // Browsers that run the rest of it know how to preload a module.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        index: here("index.html"),
        wall: here("wall.html"),
        replay: here("replay.html"),
        system: here("system.html"),
        screen: here("screen.html"),
        gallery: here("gallery.html"),
      },
      // What every page needs comes in one piece: it compresses better than a dozen crumbs. A wall is
      // one of them, and fetches under 90 kB: only the contracts that a wall speaks are in it.
      output: {
        codeSplitting: {
          groups: [
            {
              name: "common",
              test: /node_modules\/(solid-js|zod)\/|\/contracts\/(calendar|figure|freshness|live|measure|observation|place|plan|problem|service|wording)\.ts|\/frontend\/(api|ui\/(?!header|page\.))/,
            },
            // And what every wall draws, live, of the past or on a screen of its own. What only some
            // of them do lies in folders further in.
            {
              name: "wall",
              test: /node_modules\/(chart\.js|@kurkle)\/|\/contracts\/tile|\/frontend\/(live\/|wall\/[\w-]+\.(ts|css))/,
            },
          ],
        },
      },
    },
  },
  server: {
    fs: { allow: [here("..")] },
    proxy: { "/api/": { target: "http://127.0.0.1:8080", ws: true } },
  },
});
