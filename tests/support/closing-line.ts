/** The last line of a run, for whoever reads only that: "412 passed, 0 failed". */
import type { Reporter, TestModule } from "vitest/node";

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const count = (state: string) => states.filter((each) => each === state).length;
    // A file that could not even be read has no tests to fail.
    const unread = modules.filter(
      (module) => module.state() === "failed" && module.errors().length > 0,
    );
    const failed = count("failed") + unread.length;
    process.stdout.write(
      `${count("passed")} passed, ${failed} failed, ${count("skipped")} skipped\n`,
    );
  }
}
