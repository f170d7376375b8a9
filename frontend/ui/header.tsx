/** The bar over every page but the wall: where you are, and where else you can go. */
import { For, type JSX, Show, createSignal } from "solid-js";
import { mayAdminister, mayEnter, mayHere, ownPlace } from "../people/open-doors.ts";
import { SignedIn } from "../people/signed-in.tsx";
import { MarkShape } from "./icons.tsx";
import { paths } from "./paths.ts";
import "./header.css";

export type Section =
  "wall" | "enter" | "weekly" | "chase" | "notices" | "imports" | "screens" | "admin";

type Door = {
  key: Section;
  label: string;
  to: (locality: string) => string;
  opens: (locality: string) => boolean;
};

const seesPlace = (locality: string): boolean => mayHere({ to: "see-place", locality });

const sections: readonly Door[] = [
  { key: "wall", label: "Wall", to: paths.wall, opens: seesPlace },
  { key: "enter", label: "Enter figures", to: paths.enter, opens: mayEnter },
  { key: "weekly", label: "Weekly update", to: paths.thisWeek, opens: seesPlace },
  {
    key: "chase",
    label: "Who owes what",
    to: paths.chase,
    opens: (locality) => mayHere({ to: "chase", locality }),
  },
  {
    key: "notices",
    label: "Notices",
    to: paths.notices,
    opens: (locality) => mayHere({ to: "see-notices", locality }),
  },
  {
    key: "imports",
    label: "Send a file",
    to: paths.imports,
    opens: (locality) => mayHere({ to: "import", locality }),
  },
  {
    key: "screens",
    label: "Screens",
    to: paths.screens,
    opens: (locality) => mayHere({ to: "manage-screens", locality }),
  },
  {
    key: "admin",
    label: "Admin",
    to: (locality) => paths.admin(undefined, locality),
    opens: mayAdminister,
  },
];

/** As many as a phone has room for in a row; more are behind a button there. */
const doorsInRowMax = 3;

/** @param props.current The section of the page it stands on. */
const Doors = (props: { locality: string; current: Section | undefined }): JSX.Element => {
  const [isOpen, setOpen] = createSignal(false);
  const doors = (): Door[] => sections.filter(({ opens }) => opens(props.locality));
  const isMany = (): boolean => doors().length > doorsInRowMax;
  const here = (): string =>
    doors().find(({ key }) => key === props.current)?.label ?? "Pages of this place";
  return (
    <nav
      class="header-nav"
      aria-label="Pages of this place"
      data-many={isMany()}
      data-open={isOpen()}
      onKeyDown={(event) => {
        if (event.key === "Escape") setOpen(false);
      }}
    >
      <Show when={isMany()}>
        <button
          type="button"
          class="header-menu"
          aria-expanded={isOpen()}
          aria-controls="doors"
          onClick={() => setOpen(!isOpen())}
        >
          {here()}
          <span aria-hidden="true">{isOpen() ? "▴" : "▾"}</span>
        </button>
      </Show>
      <ul id="doors">
        <For each={doors()}>
          {(door) => (
            <li>
              <a
                href={door.to(props.locality)}
                aria-current={door.key === props.current ? "page" : undefined}
              >
                {door.label}
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
};

/**
 * @param props.locality The place whose pages the links lead to; without one, the place of who is signed in.
 * @param props.current The section of the page it stands on.
 */
export const Header = (props: {
  locality?: string | undefined;
  current?: Section | undefined;
}): JSX.Element => (
  <header class="header">
    <a class="skip-link" href="#main">
      Skip to the page
    </a>
    <a class="header-home" href={paths.home}>
      <MarkShape />
      Locality Flow
    </a>
    <Show when={props.locality ?? ownPlace()}>
      {(locality) => <Doors locality={locality()} current={props.current} />}
    </Show>
    <SignedIn />
  </header>
);
