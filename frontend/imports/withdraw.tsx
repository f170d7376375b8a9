/** Takes back what a file recorded, whole: it was the wrong file, or the wrong month. */
import { type JSX, Show, createSignal } from "solid-js";
import { WithdrawalReceipt } from "../../contracts/observation.ts";
import { send } from "../api.ts";
import { Confirm } from "../forms/confirm.tsx";
import { TextField } from "../forms/field.tsx";
import { writeFigures } from "./receipt-words.ts";

type Count = Pick<WithdrawalReceipt, "restored" | "emptied" | "left">;

const withdraw = async (
  locality: string,
  submissions: readonly string[],
  words: string,
): Promise<Count> => {
  const count = { restored: 0, emptied: 0, left: 0 };
  for (const submission of submissions) {
    const path = `/api/localities/${encodeURIComponent(locality)}/submissions/${submission}/withdraw`;
    const receipt = await send(WithdrawalReceipt, "POST", path, { words });
    count.restored += receipt.restored;
    count.emptied += receipt.emptied;
    count.left += receipt.left;
  }
  return count;
};

/** "3 figures say again what they said before. 1 figure says that there is none." */
const writeCount = ({ restored, emptied, left }: Count): string =>
  [
    ...(restored > 0 ? [`${writeFigures(restored)} again as before.`] : []),
    ...(emptied > 0 ? [`${writeFigures(emptied)} now without a value, with your reason.`] : []),
    ...(left > 0 ? [`${writeFigures(left)} changed since by somebody, and left as they are.`] : []),
  ].join(" ");

/** @param props.submissions those of one file. Asking again takes back what is left of them. */
export const Withdraw = (props: {
  locality: string;
  submissions: readonly string[];
}): JSX.Element => {
  const [isAsking, setAsking] = createSignal(false);
  const [words, setWords] = createSignal("");
  const [done, setDone] = createSignal<Count | null>(null);
  return (
    <>
      <Show
        when={done()}
        fallback={
          <button type="button" class="button" onClick={() => setAsking(true)}>
            Withdraw all of it
          </button>
        }
      >
        {(count) => (
          <p role="status">
            <strong>Withdrawn.</strong> {writeCount(count())}
          </p>
        )}
      </Show>
      <Show when={isAsking()}>
        <Confirm
          title="Withdraw all that this file recorded?"
          yes="Withdraw it"
          onYes={() =>
            withdraw(
              props.locality,
              props.submissions,
              words().trim() === "" ? "sent by mistake" : words().trim(),
            )
          }
          onDone={setDone}
          onClose={() => setAsking(false)}
        >
          <p>
            Each figure is corrected to what stood there before. Nothing is deleted: both stay in
            its history, with your reason.
          </p>
          <TextField
            label="Why?"
            hint="Without words it says: sent by mistake"
            issue={null}
            value={words()}
            onValue={setWords}
          />
        </Confirm>
      </Show>
    </>
  );
};
