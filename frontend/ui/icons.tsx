/**
 * Every shape of the product, drawn inline on a 24 × 24 grid. A shape says with form what a colour
 * says beside it, and a word always stands next to it: so shapes are hidden from screen readers.
 */
import type { JSX } from "solid-js";

const Shape = (props: { children: JSX.Element; class?: string | undefined }): JSX.Element => (
  <svg
    class={`icon ${props.class ?? ""}`}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {props.children}
  </svg>
);

/** Green: a disc with a tick. The tick takes the colour behind the disc. */
export const GreenShape = (): JSX.Element => (
  <Shape>
    <circle cx="12" cy="12" r="11" fill="currentColor" stroke="none" />
    <path d="m7 12.5 3.5 3.5 6.5-7.5" class="icon-cut" stroke-width="2.6" />
  </Shape>
);

/** Amber: a triangle with an exclamation mark. */
export const AmberShape = (): JSX.Element => (
  <Shape>
    <path d="M12 3 23 21.5H1Z" fill="currentColor" />
    <path d="M12 9.5v5.5M12 18.2v.1" class="icon-cut" stroke-width="2.6" />
  </Shape>
);

/** Red: a square with an exclamation mark. */
export const RedShape = (): JSX.Element => (
  <Shape>
    <rect x="1.5" y="1.5" width="21" height="21" rx="3" fill="currentColor" stroke="none" />
    <path d="M12 6v7M12 17.5v.1" class="icon-cut" stroke-width="3" />
  </Shape>
);

/** Not rated: a ring with a bar. */
export const NotRatedShape = (): JSX.Element => (
  <Shape>
    <circle cx="12" cy="12" r="10" />
    <path d="M7 12h10" />
  </Shape>
);

/** Target to be confirmed: a dotted ring with three dots. */
export const ToBeConfirmedShape = (): JSX.Element => (
  <Shape>
    <circle cx="12" cy="12" r="10" stroke-dasharray="0.1 3.827" />
    <path d="M7.5 12h.1M12 12h.1M16.5 12h.1" stroke-width="2.4" />
  </Shape>
);

/** No figure, with a reason: a dashed square with a stroke through it. */
export const NoFigureShape = (): JSX.Element => (
  <Shape>
    <rect x="2" y="2" width="20" height="20" rx="3" stroke-dasharray="3.5 3.6" />
    <path d="m7.5 16.5 9-9" />
  </Shape>
);

/** Incomplete: three quarters of a disc. */
export const IncompleteShape = (): JSX.Element => (
  <Shape>
    <path d="M11 3a9.5 9.5 0 1 0 10 10H11Z" fill="currentColor" stroke="none" />
    <path d="M15 3.5v.1M18.5 5.5v.1M20.5 9v.1" stroke-width="2.4" />
  </Shape>
);

/** Due, or overdue: a clock. */
export const ClockShape = (): JSX.Element => (
  <Shape>
    <circle cx="12" cy="12" r="10" />
    <path d="M12 6.5V12l3.5 2.5" />
  </Shape>
);

/** Revised or provisional: a pencil. */
export const PencilShape = (): JSX.Element => (
  <Shape>
    <path d="m3 21 1.2-5L16.5 3.7a2.1 2.1 0 0 1 3 0l.8.8a2.1 2.1 0 0 1 0 3L8 19.8ZM14 6.5l3.5 3.5" />
  </Shape>
);

/** Link lost: a broken chain. */
export const BrokenLinkShape = (): JSX.Element => (
  <Shape>
    <path d="M8.5 7.5h-1.7a4.8 4.8 0 0 0 0 9.6h1.7M15.5 7.5h1.7a4.8 4.8 0 0 1 0 9.6h-1.7" />
    <path
      d="M12 2.5v3M7.8 3.2l1 1.8M16.2 3.2l-1 1.8M12 22v-3M7.8 21.3l1-1.8M16.2 21.3l-1-1.8"
      stroke-width="1.7"
    />
  </Shape>
);

export const TickShape = (): JSX.Element => (
  <Shape class="icon-tick">
    <path d="m4 12.5 5.5 5.5L20.5 6" stroke-width="3" />
  </Shape>
);

export const UpArrow = (): JSX.Element => (
  <Shape>
    <path d="M12 20.5v-17M5.5 10 12 3.5l6.5 6.5" stroke-width="2.6" />
  </Shape>
);

export const DownArrow = (): JSX.Element => (
  <Shape>
    <path d="M12 3.5v17M5.5 14l6.5 6.5 6.5-6.5" stroke-width="2.6" />
  </Shape>
);

export const SameSign = (): JSX.Element => (
  <Shape>
    <path d="M4 8.5h16M4 15.5h16" stroke-width="2.6" />
  </Shape>
);

/** Illustrative, made up for the demonstration: an open diamond. */
export const DiamondShape = (): JSX.Element => (
  <Shape>
    <path d="m12 2.5 8 9.5-8 9.5L4 12Z" />
  </Shape>
);

/** From one to another. */
export const ToArrow = (): JSX.Element => (
  <Shape>
    <path d="M3 12h17m-6-6 6 6-6 6" />
  </Shape>
);

/** Three waves: flow. */
export const MarkShape = (): JSX.Element => (
  <Shape class="icon-mark">
    <path d="M2 6.5c3.3-3 6.7 3 10 0s6.7 3 10 0M2 12.5c3.3-3 6.7 3 10 0s6.7 3 10 0M2 18.5c3.3-3 6.7 3 10 0s6.7 3 10 0" />
  </Shape>
);
