/** What each locality's weekly update is made of. BaNES's rows are the board's own table, in its order and words. */
import type { Key } from "../contracts/place.ts";
import type { WeeklyLayout, WeeklyRowLayout } from "../contracts/weekly-update.ts";

type LocalityLayout = { locality: Key; layout: WeeklyLayout };

const figure = (key: Key, criteria: string, measure: Key = key): WeeklyRowLayout => ({
  key,
  criteria,
  row: { is: "figure", measure },
});

/** Patients on pathways 1 to 3 who wait to leave a hospital, said as the board reads it. */
const waitingToLeave = (
  key: Key,
  criteria: string,
  { place, hospital }: { place: string; hospital: string },
): WeeklyRowLayout => {
  const who = (patients: string) => `${place} ${patients} at ${hospital} on pathways 1 to 3`;
  return {
    ...figure(key, criteria),
    says: {
      one: `${who("patient")} no longer needs a hospital bed`,
      many: `${who("patients")} no longer need a hospital bed`,
    },
  };
};

const careAct: WeeklyRowLayout = {
  key: "awaiting-social-care",
  criteria: "Patients awaiting social care allocation",
  row: {
    is: "parts",
    measure: "care-act-assessments",
    what: "patients awaiting Care Act assessments",
  },
};

const careHomes: WeeklyRowLayout = {
  key: "care-home-capacity",
  criteria: "Care Home capacity: any challenges?",
  row: { is: "yes-no", measure: "care-home-challenges" },
};

const primaryCare: WeeklyRowLayout[] = [
  figure("primary-care-gpas", "Primary Care GPAS status"),
  figure("primary-care-opel", "Primary Care OPEL status"),
];

const banes: WeeklyLayout = {
  rows: [
    figure("ruh-opel", "RUH OPEL status"),
    waitingToLeave("ruh-nctr-banes-p1-3", "RUH NCTR BaNES P1-3", {
      place: "BaNES",
      hospital: "RUH",
    }),
    figure("ruh-ed-attendances", "RUH ED attendances"),
    figure("hcrg-opel", "HCRG OPEL status"),
    figure("community-hospital-nctr", "Community Hospital NCTR"),
    figure("paulton-miu-attendances", "Paulton MIU attendances"),
    careAct,
    careHomes,
    ...primaryCare,
    figure("cwh-referrals-ruh-weekly", "Community Wellbeing Hub referrals: RUH total (weekly)"),
    {
      key: "cwh-referrals-monthly",
      criteria: "Community Wellbeing Hub referrals: ALL (monthly)",
      row: {
        is: "pair",
        first: "cwh-referrals-monthly",
        second: "cwh-service-users-monthly",
        all: "all",
        of: "RUH",
        ofLabel: "RUH",
      },
    },
    figure("orchard-house-capacity", "Orchard House capacity"),
  ],
  nctrByPathway: "ruh-nctr-banes",
  nctrByTrust: "nctr-by-trust",
  // The plan's target of 20 is for pathways 1 to 3: the total with P0 is not set against it.
  nctrAgainstLastYear: "ruh-nctr-banes-p1-3",
  lengthOfStay: "nctr-los",
};

const swindon: WeeklyLayout = {
  rows: [
    figure("gwh-opel", "GWH OPEL status"),
    waitingToLeave("gwh-nctr-swindon-p1-3", "GWH NCTR Swindon P1-3", {
      place: "Swindon",
      hospital: "GWH",
    }),
    figure("gwh-ed-attendances", "GWH ED attendances"),
    figure("gwh-nctr", "GWH NCTR, whole trust"),
    figure("gwh-discharges", "GWH discharges"),
    figure("community-opel", "Community OPEL status"),
    figure("community-hospital-nctr", "Community Hospital NCTR"),
    figure("utc-attendances", "Urgent treatment centre attendances"),
    careAct,
    careHomes,
    ...primaryCare,
    figure("reablement-waiting", "Waiting for reablement"),
    figure("virtual-ward-utilisation", "Virtual wards in use"),
  ],
  nctrByPathway: "gwh-nctr-swindon",
  nctrByTrust: null,
  nctrAgainstLastYear: "gwh-nctr-swindon-p1-3",
  lengthOfStay: "nctr-los",
};

const wiltshire: WeeklyLayout = {
  rows: [
    figure("sft-opel", "SFT OPEL status"),
    waitingToLeave("sft-nctr-wiltshire-p1-3", "SFT NCTR Wiltshire P1-3", {
      place: "Wiltshire",
      hospital: "SFT",
    }),
    figure("nctr-by-trust", "NCTR Wiltshire, all trusts"),
    figure("sft-ed-attendances", "SFT ED attendances"),
    figure("sft-nctr", "SFT NCTR, whole trust"),
    figure("sft-discharges", "SFT discharges"),
    figure("community-opel", "HCRG Wiltshire OPEL status"),
    figure("community-hospital-nctr", "Community Hospital NCTR"),
    figure("miu-attendances", "Minor injuries units attendances"),
    careAct,
    careHomes,
    ...primaryCare,
    figure("virtual-ward-utilisation", "Virtual wards in use"),
  ],
  nctrByPathway: "sft-nctr-wiltshire",
  nctrByTrust: "nctr-by-trust",
  nctrAgainstLastYear: "sft-nctr-wiltshire-p1-3",
  lengthOfStay: "nctr-los",
};

const bsw: WeeklyLayout = {
  rows: [
    figure("bsw-opel", "BSW OPEL status"),
    figure("bsw-nctr", "NCTR, all three trusts"),
    figure("bsw-nctr-p1-3", "NCTR P1-3, by place"),
    figure("bsw-discharges", "Discharges, all three trusts"),
    figure("mental-health-opel", "Mental health OPEL status"),
    figure("nhs-111-opel", "NHS 111 OPEL status"),
    figure("bsw-virtual-ward-utilisation", "Virtual wards in use (monthly)"),
    figure("ed-attendances-monthly", "A&E attendances (monthly)"),
    figure("ed-within-four-hours", "A&E within 4 hours (monthly)"),
    figure("general-acute-beds-occupancy", "General and acute bed occupancy (monthly)"),
  ],
  nctrByPathway: null,
  nctrByTrust: "bsw-nctr",
  nctrAgainstLastYear: "bsw-nctr",
  lengthOfStay: null,
};

export const weeklyLayouts: readonly LocalityLayout[] = [
  { locality: "banes", layout: banes },
  { locality: "swindon", layout: swindon },
  { locality: "wiltshire", layout: wiltshire },
  { locality: "bsw", layout: bsw },
];
