/** Tells a password manager under which address to keep a new password; nobody sees it. */
import type { JSX } from "solid-js";

export const AccountOfPassword = (props: { email: string }): JSX.Element => (
  <input
    class="visually-hidden"
    type="email"
    autocomplete="username"
    tabindex="-1"
    aria-hidden="true"
    readonly
    value={props.email}
  />
);
