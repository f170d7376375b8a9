/** The bar over every page but the wall: where you are, and where else you can go. */
import { For, type JSX, Show } from "solid-js";
import { MarkShape } from "./icons.tsx";
import { paths } from "./paths.ts";
import "./header.css";

export type Section = "wall" | "enter" | "weekly";

const sections: readonly { key: Section; label: string; to: (locality: string) => string }[] = [
  { key: "wall", label: "Wall", to: paths.wall },
  { key: "enter", label: "Enter figures", to: paths.enter },
  { key: "weekly", label: "Weekly update", to: paths.thisWeek },
];

/**
 * @param props.locality The place whose pages the links lead to; without one there are no links.
 * @param props.current The section of the page it stands on.
 * @param props.who What stands at the right: a person, a provider.
 */
export const Header = (props: {
  locality?: string | undefined;
  current?: Section | undefined;
  who?: string | undefined;
}): JSX.Element => (
  <header class="header">
    <a class="skip-link" href="#main">
      Skip to the page
    </a>
    <a class="header-home" href={paths.home}>
      <MarkShape />
      Locality Flow
    </a>
    <Show when={props.locality}>
      {(locality) => (
        <nav class="header-nav" aria-label="Pages of this place">
          <ul>
            <For each={sections}>
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
    <Show when={props.who}>
      <p class="header-who">{props.who}</p>
    </Show>
  </header>
);
