/** What a figure says of itself, before each of it has the name of a fact. */

/** The words, null or empty where there are none to say, and what they are to whoever looks for them. */
export type Aspects = { aspect: string; words: string | null; label: string }[];
