/** The accounts of a demonstration: one for each role, to try what it may and may not. */
import { For, type JSX } from "solid-js";

const accounts = [
  { email: "viewer@demo.example", may: "sees BaNES" },
  { email: "ruh@demo.example", may: "enters figures for RUH" },
  { email: "hcrg@demo.example", may: "enters figures for HCRG" },
  { email: "place@demo.example", may: "place team: corrects, chases, publishes" },
  { email: "admin@demo.example", may: "administrator: lets people in" },
] as const;

export const DemonstrationAccounts = (props: {
  onChoose: (email: string) => void;
}): JSX.Element => (
  <aside class="card demonstration" aria-labelledby="demonstration-title">
    <h2 id="demonstration-title">This is a demonstration</h2>
    <p>
      Sign in as one of these to see what each role may do. Their password was printed where the
      product was started.
    </p>
    <ul>
      <For each={accounts}>
        {(account) => (
          <li>
            <button
              type="button"
              class="account-choice"
              onClick={() => props.onChoose(account.email)}
            >
              <strong>{account.email}</strong>
              <span>{account.may}</span>
            </button>
          </li>
        )}
      </For>
    </ul>
  </aside>
);
