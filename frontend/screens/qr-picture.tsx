/** A QR symbol as a picture: dark on white whatever the theme, for cameras read nothing else as surely. */
import { type JSX, Show, createMemo } from "solid-js";
import { encodeQr, quietZoneModules } from "./qr.ts";

/** One path for all dark modules: "M4 4h1v1h-1z". */
const pathOf = (rows: readonly (readonly boolean[])[]): string =>
  rows
    .flatMap((row, y) =>
      row.map((dark, x) =>
        dark ? `M${x + quietZoneModules} ${y + quietZoneModules}h1v1h-1z` : "",
      ),
    )
    .join("");

/** @param props.label what the picture leads to; nothing is drawn where the text is too long. */
export const QrPicture = (props: { text: string; label: string }): JSX.Element => {
  const symbol = createMemo(() => encodeQr(props.text));
  return (
    <Show when={symbol()}>
      {(rows) => {
        const size = () => rows().length + 2 * quietZoneModules;
        return (
          <svg
            class="qr"
            role="img"
            aria-label={props.label}
            viewBox={`0 0 ${size()} ${size()}`}
            shape-rendering="crispEdges"
          >
            <rect width="100%" height="100%" fill="#ffffff" />
            <path d={pathOf(rows())} fill="#000000" />
          </svg>
        );
      }}
    </Show>
  );
};
