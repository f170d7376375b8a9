/** The code of an unpaired screen: the whole page, or a corner over the last figures. */
import { type JSX, Show } from "solid-js";
import { writeCode } from "../../contracts/screen.ts";
import { paths } from "../ui/paths.ts";
import { createPairing } from "./create-pairing.ts";
import { QrPicture } from "./qr-picture.tsx";

/** Where the code is typed, as somebody types it: "flow.example.nhs.uk/pair". */
const pairAddress = `${location.host}${paths.pair}`;

const pairLink = (code: string): string =>
  `${location.origin}${paths.pair}?code=${encodeURIComponent(writeCode(code))}`;

export const CodePanel = (props: {
  heading: string;
  /** Over a wall, which has the heading of the page. */
  isCorner?: boolean;
  /** Why it is shown. */
  children: JSX.Element;
  onPaired: () => void;
}): JSX.Element => {
  const pairing = createPairing(() => props.onPaired());
  return (
    <section class="code-panel" aria-label={props.heading}>
      <div class="code-words">
        <Show when={props.isCorner} fallback={<h1>{props.heading}</h1>}>
          <h2>{props.heading}</h2>
        </Show>
        {props.children}
        <Show
          when={pairing.code()}
          fallback={
            <p role="status">
              {pairing.isReached() ? "Fetching a code" : "No code yet: there is no link."}
            </p>
          }
        >
          {(code) => (
            <>
              <p class="code" role="status">
                <span class="visually-hidden">The code is </span>
                {writeCode(code())}
              </p>
              <p>
                A member of the place team types it at <b>{pairAddress}</b>
                <span class="code-scan">, or scans the picture with a phone</span>.
              </p>
            </>
          )}
        </Show>
        <Show when={!pairing.isReached()}>
          <p class="code-away">
            Locality Flow cannot be reached from here. It tries again by itself.
          </p>
        </Show>
      </div>
      <Show when={pairing.code()}>
        {(code) => (
          <QrPicture text={pairLink(code())} label={`Pair this screen at ${pairAddress}`} />
        )}
      </Show>
    </section>
  );
};
