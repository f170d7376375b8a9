/** Under the heading of the weekly update's pages: the other pages of it that open for whoever asks. */
import { For, type JSX } from "solid-js";
import { mayHere } from "../people/open-doors.ts";
import { paths } from "../ui/paths.ts";
import "./weekly-doors.css";

export type WeeklyDoor = "this-week" | "archive" | "agenda" | "settings";

type Door = {
  key: WeeklyDoor;
  label: string;
  to: (locality: string) => string;
  opens: (locality: string) => boolean;
};

const doors: readonly Door[] = [
  {
    key: "this-week",
    label: "This week",
    to: paths.thisWeek,
    opens: (locality) => mayHere({ to: "see-place", locality }),
  },
  {
    key: "archive",
    label: "Archive",
    to: paths.weeklyArchive,
    opens: (locality) => mayHere({ to: "see-place", locality }),
  },
  {
    key: "agenda",
    label: "Risks and calendar",
    to: paths.agenda,
    opens: (locality) => mayHere({ to: "see-draft", locality }),
  },
  {
    key: "settings",
    label: "Settings",
    to: paths.weeklySettings,
    opens: (locality) => mayHere({ to: "publish", locality }),
  },
];

/** @param props.current Which of them it stands on; none, when it is another page. */
export const WeeklyDoors = (props: {
  locality: string;
  current?: WeeklyDoor | undefined;
}): JSX.Element => (
  <nav class="weekly-doors" aria-label="The weekly update">
    <ul>
      <For each={doors.filter(({ opens }) => opens(props.locality))}>
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
