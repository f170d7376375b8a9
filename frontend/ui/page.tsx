/** A page of the application: its bar, its title, and where focus goes when it opens. */
import { type JSX, Show, onMount } from "solid-js";
import { Header, type Section } from "./header.tsx";
import { createPageTitle } from "./page-title.ts";
import "./page.css";

let opened = 0;

/**
 * Moves focus to the page's heading when one page gives way to another, so that a screen reader
 * says where it is. The first page of a visit is left to the browser.
 */
const createPageFocus = (heading: () => HTMLElement | undefined): void => {
  onMount(() => {
    opened += 1;
    if (opened > 1) heading()?.focus();
  });
};

/**
 * @param props.title The heading, and the name of the tab.
 * @param props.lead One line under the heading.
 * @param props.aside What stands at the right of the heading: a state, a button.
 */
export const Page = (props: {
  title: string;
  lead?: JSX.Element;
  aside?: JSX.Element;
  locality?: string | undefined;
  current?: Section | undefined;
  children: JSX.Element;
}): JSX.Element => {
  let heading: HTMLHeadingElement | undefined;
  createPageTitle(() => props.title);
  createPageFocus(() => heading);
  return (
    <>
      <Header locality={props.locality} current={props.current} />
      <main id="main" class="page" tabindex="-1">
        <div class="page-head">
          <div>
            <h1 ref={heading} tabindex="-1">
              {props.title}
            </h1>
            <Show when={props.lead}>
              <p class="page-lead">{props.lead}</p>
            </Show>
          </div>
          {props.aside}
        </div>
        {props.children}
      </main>
    </>
  );
};
