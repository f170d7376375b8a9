/** Who did what, when and from where: newest first, by kind, place and days. */
import { useSearchParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch, createEffect, createSignal, on } from "solid-js";
import { type Caller, may } from "../../contracts/access.ts";
import { AuditEntry, AuditKind } from "../../contracts/audit.ts";
import { ChoiceField, TextField } from "../forms/field.tsx";
import { Failed, Loading } from "../ui/states.tsx";
import { AuditTable } from "./audit-table.tsx";
import { type AuditAsked, auditFilePath, calls } from "./calls.ts";
import { PlaceChoice } from "./place-choice.tsx";
import type { Place } from "./sections.ts";

const kindNames: Record<AuditKind, string> = {
  figures: "Figures",
  remarks: "Remarks",
  refused: "Refused",
  people: "People",
  "feed-keys": "Feed keys",
  updates: "Weekly updates",
  place: "Place",
};

const kindOptions = [
  { value: "", label: "Everything" },
  ...AuditKind.options.map((kind) => ({ value: kind, label: kindNames[kind] })),
];

type Search = { place?: string; kind?: string; from?: string; to?: string };

const Filters = (props: {
  asked: AuditAsked;
  places: readonly Place[];
  seesWhole: boolean;
}): JSX.Element => {
  const [, setSearch] = useSearchParams<Search>();
  const set = (name: "kind" | "from" | "to", value: string): void =>
    setSearch({ [name]: value === "" ? null : value });
  return (
    <div class="filters">
      <Show
        when={props.seesWhole}
        fallback={<PlaceChoice places={props.places} place={props.asked.locality ?? ""} />}
      >
        <PlaceChoice
          places={props.places}
          place={props.asked.locality ?? ""}
          all="The whole installation"
        />
      </Show>
      <ChoiceField
        label="What"
        issue={null}
        value={props.asked.kind}
        onValue={(kind) => set("kind", kind)}
        options={kindOptions}
      />
      <TextField
        label="From day"
        type="date"
        issue={null}
        value={props.asked.from}
        onValue={(day) => set("from", day)}
      />
      <TextField
        label="To day"
        type="date"
        issue={null}
        value={props.asked.to}
        onValue={(day) => set("to", day)}
      />
      <a class="button" href={auditFilePath(props.asked)} download="">
        Save as CSV
      </a>
    </div>
  );
};

/** The entries so far and where they go on; `older` adds the next page under them. */
const createTrail = (asked: () => AuditAsked) => {
  const [entries, setEntries] = createSignal<readonly AuditEntry[] | null>(null);
  const [before, setBefore] = createSignal<string | null>(null);
  const [error, setError] = createSignal<unknown>(null);
  const [isFetching, setFetching] = createSignal(false);
  let round = 0;
  const fetchPage = async (from: string | null): Promise<void> => {
    const mine = (round += 1);
    setFetching(true);
    setError(null);
    try {
      const reply = await calls.audit(asked(), from);
      // What was asked for in the meantime counts, not what came late.
      if (mine !== round) return;
      setEntries([...(from === null ? [] : (entries() ?? [])), ...reply.entries]);
      setBefore(reply.before);
    } catch (problem) {
      if (mine === round) setError(problem);
    } finally {
      if (mine === round) setFetching(false);
    }
  };
  createEffect(
    on(asked, () => {
      setEntries(null);
      void fetchPage(null);
    }),
  );
  return {
    entries,
    error,
    isFetching,
    hasOlder: () => before() !== null,
    older: () => void fetchPage(before()),
    again: () => void fetchPage(null),
  };
};

export const Audit = (props: {
  caller: Caller;
  places: readonly Place[];
  place: string | undefined;
}): JSX.Element => {
  const [search] = useSearchParams<Search>();
  const seesWhole = () => may(props.caller, { to: "see-whole-audit" });
  const locality = () => {
    const chosen = props.places.find(({ key }) => key === props.place)?.key;
    return chosen ?? (seesWhole() ? null : (props.places[0]?.key ?? null));
  };
  const asked = (): AuditAsked => ({
    locality: locality(),
    kind: AuditKind.safeParse(search.kind).data ?? "",
    from: search.from ?? "",
    to: search.to ?? "",
  });
  const trail = createTrail(asked);
  return (
    <div class="stack">
      <Filters asked={asked()} places={props.places} seesWhole={seesWhole()} />
      <Switch fallback={<Loading what="the audit" rows={6} />}>
        <Match when={trail.error()}>
          <Failed title="The audit did not come" error={trail.error()} retry={trail.again} />
        </Match>
        <Match when={trail.entries()}>
          {(entries) => (
            <>
              <AuditTable
                entries={entries()}
                places={props.places}
                showsPlace={locality() === null}
              />
              <Show when={trail.hasOlder()}>
                <div>
                  <button
                    type="button"
                    class="button"
                    disabled={trail.isFetching()}
                    onClick={() => trail.older()}
                  >
                    Show older
                  </button>
                </div>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
};
