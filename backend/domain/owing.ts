/** Who owes a figure: whom to name when it is overdue (rule F2). */
import type { Measure } from "../../contracts/measure.ts";
import type { Provider } from "../../contracts/place.ts";
import { writeList } from "../../contracts/wording.ts";
import { partsOf } from "./dependents.ts";
import type { Reading } from "./reading.ts";

/**
 * The provider of a reported measure. Of a derived one, those who report what it is made of; while
 * parts from other places are missing, just those parts: a roll-up that waits for GWH says GWH.
 *
 * @param latest what the measure says now.
 * @param measures of every place; `providers` of the measure's own.
 */
export const writeOwing = (
  measure: Measure,
  latest: Reading | undefined,
  measures: readonly Measure[],
  providers: readonly Provider[],
): string => {
  const { derivation } = measure;
  const fromElsewhere =
    derivation?.how === "sum" && derivation.parts.some((part) => part.locality !== null);
  const missing = latest?.missing ?? [];
  return fromElsewhere && missing.length > 0
    ? writeList(missing)
    : writeList([...new Set(namesBehind(measure, measures, providers))]);
};

const namesBehind = (
  measure: Measure,
  measures: readonly Measure[],
  providers: readonly Provider[],
): string[] => {
  const { derivation, locality } = measure;
  if (derivation === null) {
    const provider = providers.find((one) => one.key === measure.provider);
    return [provider?.shortName ?? measure.provider];
  }
  return partsOf(locality, derivation).flatMap((part) => {
    const own = measures.find((one) => one.locality === locality && one.key === part.measure);
    if (part.locality === locality && own !== undefined) {
      return namesBehind(own, measures, providers);
    }
    const label =
      derivation.how === "sum"
        ? derivation.parts.find((one) => one.measure === part.measure)?.label
        : undefined;
    return [label ?? part.measure];
  });
};
