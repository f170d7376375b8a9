/** How the description groups what can be asked for, and whom it says may ask. What is allowed is decided by `may`. */

/** In the order in which the description tells them. */
export const tags = {
  places: "Places and walls",
  entering: "Entering figures",
  files: "Files and feeds",
  weekly: "Weekly update",
  notices: "Notices",
  screens: "Screens",
  people: "People",
  feedKeys: "Feed keys",
  audit: "Audit",
  demonstration: "Demonstration",
} as const;

const words: Record<keyof typeof tags, string> = {
  places: "What there is, and how it stands: places, walls, the past of a measure, plans.",
  entering: "A provider's figures for a day, what is said of them, and who still owes some.",
  files: "Figures by the file, and forms to fill in.",
  weekly: "The update for the board: as data, as a page, as charts.",
  notices: "What a place is called together for: why, who has it, and the rules by which it opens.",
  screens:
    "Displays that hang somewhere and need nobody: paired by a code, then looked after from afar.",
  people: "Who may come in, and one's own sessions.",
  feedKeys: "Keys with which machines feed, and how far a place is open.",
  audit: "Who did what, when and from where.",
  demonstration: "What only a demonstration has.",
};

type Tag = keyof typeof tags;
const order: readonly Tag[] = [
  "places",
  "entering",
  "files",
  "weekly",
  "notices",
  "screens",
  "people",
  "feedKeys",
  "audit",
  "demonstration",
];

export const tagsInOrder = order.map((tag) => ({ name: tags[tag], description: words[tag] }));

/** Ways to be let in, any one of which will do; an empty one is nobody in particular. */
type Ways = { feedKey?: string[]; session?: string[]; screen?: string[] }[];

const feedKey = { feedKey: [] };
const session = { session: [] };

export const askedBy = {
  anyone: [],
  /** Those who belong to the place; everyone where it is open, as in a demonstration. */
  whoMaySeeThePlace: [{}, feedKey, session],
  /** People of the place; everyone in a demonstration. */
  whoMaySeeDrafts: [{}, session],
  feedsAndPeople: [feedKey, session],
  people: [session],
  screens: [{ screen: [] }],
} satisfies Record<string, Ways>;
