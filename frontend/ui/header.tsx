/** The bar over every page but the wall: where you are, and where else you can go. */
import { For, type JSX, Show } from "solid-js";
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
      {(locality) => (
        <nav class="header-nav" aria-label="Pages of this place">
          <ul>
            <For each={sections.filter(({ opens }) => opens(locality()))}>
              {(section) => (
                <li>
                  <a
                    href={section.to(locality())}
                    aria-current={section.key === props.current ? "page" : undefined}
                  >
                    {section.label}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </nav>
      )}
    </Show>
    <SignedIn />
  </header>
);
