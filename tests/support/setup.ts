/** Whatever the program says on the console, it says to nobody: a test that causes it fails. */
import { format } from "node:util";
import { afterAll, afterEach, beforeEach } from "vitest";

const noise: string[] = [];

for (const method of ["debug", "error", "info", "log", "trace", "warn"] as const) {
  console[method] = (...said: unknown[]) => {
    noise.push(`console.${method}: ${format(...said)}`);
  };
}

const failOnNoise = (when: string): void => {
  const heard = noise.splice(0);
  if (heard.length > 0) throw new Error(`Written to the console ${when}:\n${heard.join("\n")}`);
};

beforeEach(() => failOnNoise("before the test"));
afterEach(() => failOnNoise("during the test"));
afterAll(() => failOnNoise("after the tests"));
