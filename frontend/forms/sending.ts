/** A form that is checked, sent, and says what is wrong where it is wrong. */
import { createSignal } from "solid-js";
import type { z } from "zod";
import type { Issue } from "../../contracts/problem.ts";
import { ApiError, sentenceOf } from "../api.ts";

export type Sending = {
  isBusy: () => boolean;
  /** What went wrong with the form as a whole; null when nothing did. */
  problem: () => string | null;
  /** What is wrong with one field, by its path in what is sent: "email". */
  issueAt: (path: string) => string | null;
  submit: (event: SubmitEvent) => void;
};

/** The issues of a schema, in the shape in which the server tells its own. */
const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));

const headOf = (issues: readonly Issue[]): string =>
  issues.length === 1 ? "1 thing is not right." : `${issues.length} things are not right.`;

/** Where somebody goes on: the first field that is wrong, or the sentence over the form. */
const focusProblem = (form: HTMLFormElement): void => {
  const target =
    form.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    form.querySelector<HTMLElement>("[data-problem]");
  target?.focus();
};

/**
 * @param parts.read what the form holds, checked by the contract that the server checks it by.
 * @param parts.send resolves when the server took it.
 * @param parts.done called with the reply; the form has done its work.
 */
export const createSending = <Asked, Reply>(parts: {
  read: () => z.ZodSafeParseResult<Asked>;
  send: (asked: Asked) => Promise<Reply>;
  done: (reply: Reply) => void;
}): Sending => {
  const [isBusy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const [issues, setIssues] = createSignal<readonly Issue[]>([]);
  const refuse = (form: HTMLFormElement, sentence: string, found: readonly Issue[]): void => {
    setIssues(found);
    setProblem(sentence);
    focusProblem(form);
  };
  const run = async (form: HTMLFormElement): Promise<void> => {
    const read = parts.read();
    if (!read.success) {
      const found = issuesOf(read.error);
      return refuse(form, headOf(found), found);
    }
    setBusy(true);
    setProblem(null);
    setIssues([]);
    try {
      parts.done(await parts.send(read.data));
    } catch (error) {
      refuse(form, sentenceOf(error), error instanceof ApiError ? error.issues : []);
    } finally {
      setBusy(false);
    }
  };
  return {
    isBusy,
    problem,
    issueAt: (path) => issues().find((issue) => issue.path === path)?.message ?? null,
    submit: (event) => {
      event.preventDefault();
      const form = event.currentTarget;
      // Sent twice by an impatient hand, it is sent once.
      if (form instanceof HTMLFormElement && !isBusy()) void run(form);
    },
  };
};
