/** How the pages are built: one page for the application, one for the gallery of its states. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  plugins: [solid()],
  build: {
    outDir: here("../dist/frontend"),
    emptyOutDir: true,
    target: "es2022",
    rolldownOptions: {
      // Reading a property never does anything here; knowing it lets unused scales of the charts go.
      treeshake: { propertyReadSideEffects: false },
      input: { index: here("index.html"), gallery: here("gallery.html") },
    },
  },
  server: {
    fs: { allow: [here("..")] },
    proxy: { "/api": { target: "http://127.0.0.1:8080", ws: true } },
  },
});
