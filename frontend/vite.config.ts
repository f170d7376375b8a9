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
        screen: here("screen.html"),
        gallery: here("gallery.html"),
      },
      // What every page needs comes in one piece: it compresses better than a dozen crumbs. A wall is
      // one of them, so what is for signed-in people only (their bar, their contracts) stays out of it.
      output: {
        codeSplitting: {
          groups: [
            {
              name: "common",
              test: /node_modules\/(solid-js|zod)\/|\/contracts\/(?!people|access|audit|owing|import|entry|observation-check|plausibility|remark|screen|weekly|tile)|\/frontend\/(api|ui\/(?!header|page\.))/,
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
