/** Which derived figures change when others do, in this place and in others. */
import type { Derivation, Measure } from "../../contracts/measure.ts";

/** A measure named with its place. */
export type MeasureName = { locality: string; measure: string };

const nameOf = ({ locality, measure }: MeasureName): string => `${locality}/${measure}`;

/** The measures that a derived measure is worked out from directly, `beside` included. */
export const partsOf = (locality: string, derivation: Derivation): MeasureName[] => {
  switch (derivation.how) {
    case "sum":
      return [...derivation.parts, ...derivation.beside].map((part) => ({
        locality: part.locality ?? locality,
        measure: part.measure,
      }));
    case "difference":
      return [derivation.from, derivation.less].map((part) => ({
        locality: part.locality ?? locality,
        measure: part.measure,
      }));
    case "ratio":
      return [derivation.of, derivation.over].map((part) => ({
        locality: part.locality ?? locality,
        measure: part.measure,
      }));
    case "weighted-mean":
      return [derivation.total, derivation.count].map((measure) => ({ locality, measure }));
  }
};

/**
 * `changed` and everything that is derived from it, however many steps away.
 *
 * @param measures all measures of the system: a roll-up may stand in another place than its parts.
 */
export const findAffected = (
  measures: readonly Measure[],
  changed: readonly MeasureName[],
): MeasureName[] => {
  const dependents = new Map<string, MeasureName[]>();
  for (const { locality, key, derivation } of measures) {
    if (derivation === null) continue;
    for (const part of partsOf(locality, derivation)) {
      const name = nameOf(part);
      dependents.set(name, [...(dependents.get(name) ?? []), { locality, measure: key }]);
    }
  }
  const affected = new Map<string, MeasureName>();
  const waiting = [...changed];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const name = nameOf(next);
    if (affected.has(name)) continue;
    affected.set(name, next);
    waiting.push(...(dependents.get(name) ?? []));
  }
  return [...affected.values()];
};
