/** All measures of the system, locality by locality. */
import type { Measure } from "../../contracts/measure.ts";
import { banesMeasures } from "./banes.ts";
import { bswMeasures } from "./bsw.ts";
import { swindonMeasures } from "./swindon.ts";
import { wiltshireMeasures } from "./wiltshire.ts";
import { winterPlanMeasures } from "./winter-plan.ts";

export const measures: readonly Measure[] = [
  ...banesMeasures,
  ...swindonMeasures,
  ...wiltshireMeasures,
  ...bswMeasures,
  ...winterPlanMeasures,
];
