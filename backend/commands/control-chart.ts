/** `npm run -s control-chart < case.json`: answers one case of a control chart, as the NHS-R reference does. */
import { CaseProblem, answerCase, caseCharactersMax } from "./control-chart/case.ts";

/** Reads no further than a case can go: what is longer is refused for its length. */
const readInput = async (): Promise<string> => {
  let text = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.length > caseCharactersMax) break;
  }
  return text;
};

try {
  console.log(JSON.stringify(answerCase(await readInput())));
} catch (error) {
  if (!(error instanceof CaseProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
