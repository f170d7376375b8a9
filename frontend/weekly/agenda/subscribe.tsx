/** The calendar for calendar programs: an address to subscribe to, or the file to save. */
import { type JSX, Show } from "solid-js";
import { Copy } from "../../forms/copy.tsx";
import { placesSoFar } from "../../people/places.ts";
import { me } from "../../people/who.ts";
import { calendarPath } from "./calls.ts";

/** A calendar program does not sign in: it can follow only what is open to all. */
const isOpenToAll = (locality: string): boolean =>
  me()?.demonstration === true || placesSoFar().find(({ key }) => key === locality)?.open === true;

export const Subscribe = (props: { locality: string }): JSX.Element => (
  <div class="card agenda-subscribe">
    <h3>In your own calendar</h3>
    <Show
      when={isOpenToAll(props.locality)}
      fallback={
        <p>
          This place is not open to those who have not signed in, and a calendar program cannot sign
          in: save the file, and open it in yours.
        </p>
      }
    >
      <p>
        Subscribe to this address in Outlook or any other calendar: what is changed here changes
        there.
      </p>
      <Copy
        label="Address of the calendar"
        text={`${location.origin}${calendarPath(props.locality)}`}
      />
    </Show>
    <p>
      <a href={calendarPath(props.locality)} rel="external" download="">
        Save it as a file
      </a>
    </p>
  </div>
);
