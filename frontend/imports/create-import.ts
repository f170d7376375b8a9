/** One file on its way: held, looked at, recorded. */
import { type Accessor, createSignal, onCleanup } from "solid-js";
import type { ImportReceipt } from "../../contracts/import.ts";
import { CalledOff, holdFile, sendFile } from "./send-file.ts";

export type ImportState =
  | { is: "choosing" }
  /** `share` of it has left; at 1 it is being read. */
  | { is: "sending"; name: string; confirmed: boolean; share: number }
  | { is: "preview"; name: string; file: Blob; receipt: ImportReceipt }
  | { is: "recorded"; name: string; receipt: ImportReceipt }
  /** `from` is where it goes on: what was looked at before, if anything. */
  | { is: "failed"; name: string; error: unknown; from: ImportState | null };

export interface Import {
  readonly state: Accessor<ImportState>;
  /** Looks at a file. */
  look(file: File): void;
  /** Records what was looked at. */
  record(): void;
  callOff(): void;
  startAgain(): void;
}

type Sent = { name: string; file: Blob; confirmed: boolean; skipsRefused: boolean };

export const createImport = (locality: string): Import => {
  const [state, setState] = createSignal<ImportState>({ is: "choosing" });
  let running: AbortController | undefined;
  onCleanup(() => running?.abort());

  /** What a call that was replaced by another says is not heard. */
  const run = async (
    { name, file, confirmed, skipsRefused }: Sent,
    from: ImportState | null,
  ): Promise<void> => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const isCurrent = (): boolean => running === controller;
    const sending = (share: number): void => {
      if (isCurrent()) setState({ is: "sending", name, confirmed, share });
    };
    sending(0);
    try {
      const { signal } = controller;
      const receipt = await sendFile(file, {
        locality,
        confirmed,
        skipsRefused,
        onSent: sending,
        signal,
      });
      if (!isCurrent()) return;
      setState(
        confirmed ? { is: "recorded", name, receipt } : { is: "preview", name, file, receipt },
      );
    } catch (error) {
      if (!isCurrent()) return;
      if (error instanceof CalledOff) setState(from ?? { is: "choosing" });
      else setState({ is: "failed", name, error, from });
    }
  };

  const look = async (file: File): Promise<void> => {
    const { name } = file;
    try {
      const held = await holdFile(file);
      await run({ name, file: held, confirmed: false, skipsRefused: false }, null);
    } catch (error) {
      setState({ is: "failed", name, error, from: null });
    }
  };

  return {
    state,
    look: (file) => void look(file),
    record: () => {
      const from = state();
      if (from.is !== "preview") return;
      const { name, file, receipt } = from;
      void run({ name, file, confirmed: true, skipsRefused: receipt.refused > 0 }, from);
    },
    callOff: () => running?.abort(),
    startAgain: () => {
      const now = state();
      setState((now.is === "failed" ? now.from : null) ?? { is: "choosing" });
    },
  };
};
