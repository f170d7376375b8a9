import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import ClosingLine from "./support/closing-line.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/global-setup.ts"],
    setupFiles: ["tests/support/setup.ts"],
    // A zone that is never London's: date arithmetic that leans on the machine's zone fails at once.
    env: { TZ: "Pacific/Auckland" },
    reporters: ["default", new ClosingLine()],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
