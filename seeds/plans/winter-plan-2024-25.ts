/**
 * Every target that the BSW Winter Plan 2024/25 states, with the place in it where it stands. A
 * target belongs to a definition: where the plan counts something other than what is reported,
 * the reported figure has no target and the note says why.
 */
import type { Aim, Plan, Target } from "../../contracts/plan.ts";

const document = "BSW Winter Plan 2024/25, draft V0.02";
const overview = `${document}, Urgent Care and Flow Delivery Group plan`;
const approach = `${document}, 24/25 planning approach`;
const weekly = `${document}, BaNES Locality Weekly Update`;

/** The plan is for the year that begins here; winter itself runs from October to March. */
const startsOn = "2024-04-01";

const number = (value: number): Aim => ({ state: "number", value });
const band = (floor: number, ceiling: number): Aim => ({ state: "band", floor, ceiling });
const tbc: Aim = { state: "tbc" };
const none = (note: string): Aim => ({ state: "none", note });

const local = (measure: string, aim: Aim, source: string): Target => ({
  measure,
  startsOn,
  aim,
  level: "local",
  source,
});
const national = (measure: string, aim: Aim, source: string): Target => ({
  ...local(measure, aim, source),
  level: "national",
});

const otherDefinition =
  "The plan's NCTR is for patients remaining in hospital; this figure counts everyone who did not meet the criteria at some time in the day.";

const virtualWardBand = national(
  "virtual-ward-utilisation",
  band(80, 95),
  "NHS England: virtual ward occupancy consistently above 80%; the ceiling of 95% is the place's own, so that there is room for the next patient",
);

const banes: Target[] = [
  local("ruh-nctr-banes-p1-3", number(20), `${weekly}: "Target: 20"`),
  local(
    "ruh-nctr",
    none("The plan's 55 is for patients remaining in hospital, which is another definition."),
    `${overview}, RUH: "NCTR numbers – reduction to 55 patients"`,
  ),
  local(
    "ruh-ed-attendances",
    { state: "not-rated", note: "RUH does not RAG rate ED attendances" },
    `${weekly}: "NB: RUH does not RAG rate ED attendances"`,
  ),
  local("community-hospital-nctr", tbc, `${weekly}: "Target TBC"`),
  local("paulton-miu-attendances", tbc, `${weekly}: "Target TBC"`),
  local("cwh-referrals-ruh-weekly", tbc, `${weekly}: "Target TBC"`),
  local(
    "orchard-house-capacity",
    none("total bedded capacity = 4"),
    `${weekly}: "NB: total bedded capacity = 4"`,
  ),
  local(
    "d2a-beds-occupied",
    none("30 beds, stable at 29"),
    `${document}, BaNES Locality funded schemes 24/25: 30 D2A beds`,
  ),
  virtualWardBand,
  local("ruh-bed-occupancy", number(92), `${overview}, RUH: "Bed Occupancy – 92%"`),
  local(
    "ruh-discharge-lounge-patients",
    number(40),
    `${overview}, RUH: "Discharge lounge occupancy – 40pts per day"`,
  ),
  local("ruh-discharge-lounge-by-10am", number(70), `${overview}, RUH: "70% by 10 am"`),
  local("ruh-discharge-lounge-by-midday", number(100), `${overview}, RUH: "100% by midday"`),
  local(
    "ruh-discharged-by-midday",
    number(33),
    `${overview}, RUH: "% discharged by 12 midday – 33%"`,
  ),
  local(
    "ruh-p0-delays-over-24-hours",
    number(0),
    `${overview}, RUH: "Zero P0 delays > 24hrs post EDD"`,
  ),
  local(
    "ruh-stays-under-one-day",
    number(45),
    `${overview}, RUH: "< 1 day LOS (SDEC) – 45% of admissions"`,
  ),
  local(
    "ruh-stays-over-7-days",
    number(188),
    `${overview}, RUH: "> 7 day LOS – less than 188 patients"`,
  ),
  local(
    "ruh-stays-over-14-days",
    number(96),
    `${overview}, RUH: ">14 day LOS – less than 96 patients"`,
  ),
  local(
    "ruh-nctr-remaining",
    number(55),
    `${overview}, RUH: "NCTR numbers – reduction to 55 patients"`,
  ),
];

const swindon: Target[] = [
  local("gwh-nctr", none(otherDefinition), overview),
  local("gwh-nctr-swindon-p1-3", tbc, "No target for Swindon is in the BaNES extract of the plan"),
  local(
    "community-hospital-nctr",
    tbc,
    "No target for Swindon is in the BaNES extract of the plan",
  ),
  virtualWardBand,
  local(
    "gwh-type-3-performance",
    number(95),
    `${overview}, GWH: "improve Type 3 performance to 95+% consistency (92% in Mar 24)"`,
  ),
  local(
    "gwh-breaches-avoided",
    number(5),
    `${overview}, GWH: "+5 breaches mitigated oer day" (per day), including March 2025`,
  ),
];

const wiltshire: Target[] = [
  local("sft-nctr", none(otherDefinition), overview),
  local(
    "sft-nctr-wiltshire-p1-3",
    tbc,
    "No target for Wiltshire is in the BaNES extract of the plan",
  ),
  local(
    "community-hospital-nctr",
    tbc,
    "No target for Wiltshire is in the BaNES extract of the plan",
  ),
  virtualWardBand,
  local(
    "sft-decision-unit-improvement",
    number(3.6),
    `${overview}, SFT: clinical decision unit, "3.6% estimated improvement"`,
  ),
  local(
    "sft-minors-clinic-improvement",
    number(2.6),
    `${overview}, SFT: booked minors clinic, "2.6% estimated improvement"`,
  ),
  local(
    "sft-expected-patients-improvement",
    number(1.5),
    `${overview}, SFT: expected patients leave ED, "1.5% improvement", an estimate`,
  ),
];

const bsw: Target[] = [
  local("bsw-nctr", none(otherDefinition), `${overview}: "NCTR 9%"`),
  local(
    "bsw-nctr-share-of-beds",
    number(9),
    `${overview}: "New NCTR target of 9% agreed across system"`,
  ),
  local("bsw-four-hour-performance", number(81.3), `${overview}: "ED performance to 81.3%"`),
  national(
    "bsw-four-hour-performance",
    number(78),
    `${approach}: "a minimum of 78% of patients seen within 4 hours in March 2025"`,
  ),
  local(
    "ed-within-four-hours",
    none(
      "The plan's 81.3% is for every A&E department in BSW; this figure is of the three trusts.",
    ),
    `${overview}: "ED performance to 81.3%"`,
  ),
  local("bsw-bed-occupancy", number(96), `${overview}: "Reduction in bed occupancy to 96%"`),
  local(
    "general-acute-beds-occupancy",
    none("The plan's 96% does not say which beds it counts."),
    `${overview}: "Reduction in bed occupancy to 96%"`,
  ),
  national(
    "category-2-response",
    number(30),
    `${approach}: "Improve Category 2 response times to an average of 30 minutes across 2024/25"`,
  ),
  national("bsw-virtual-ward-utilisation", virtualWardBand.aim, virtualWardBand.source),
  local(
    "virtual-ward-step-up-admissions-avoided",
    band(120, 300),
    `${overview}: "Step up = 120-300 NELs per month"`,
  ),
  local("virtual-ward-step-up-beds", band(22, 55), `${overview}: "22-55 acute beds"`),
  local("virtual-ward-step-down-beds", band(12, 29), `${overview}: "Step down = 12-29 acute beds"`),
  local(
    "care-coordination-admissions-avoided",
    number(11),
    `${overview}, care coordination: "11 admission per month"`,
  ),
  local("care-coordination-beds", number(2), `${overview}, care coordination: "2 acute beds"`),
  local(
    "care-coordination-attendances-avoided",
    number(25),
    `${overview}, care coordination: "25 ED attendances per month"`,
  ),
  local(
    "care-coordination-conveyances-avoided",
    number(33),
    `${overview}, care coordination: "33 ambulance conveyances per month"`,
  ),
];

const planOf = (locality: string, targets: Target[]): Plan => ({
  key: "winter-plan-2024-25",
  locality,
  title: "Winter plan 2024/25",
  version: "V0.02",
  source: document,
  author: "BSW Urgent Care and Flow Delivery Group",
  reason: "Operational plan for 2024/25, submitted in May 2024 and carried into the winter plan",
  // The plans were in force from the year's beginning: an update for any week since then knows them.
  recordedAt: "2024-04-01T08:00:00.000Z",
  targets,
});

export const plans: readonly Plan[] = [
  planOf("banes", banes),
  planOf("swindon", swindon),
  planOf("wiltshire", wiltshire),
  planOf("bsw", bsw),
];
