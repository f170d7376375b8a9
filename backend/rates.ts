/** How often one caller may ask for what costs something. */
export type Rates = {
  /** Changes of any kind, by one person, one key or one address. */
  writesPerMinute: number;
  /** Files to read. */
  filesPerMinute: number;
  /** One-time links to look behind, by one address. */
  linksPerMinute: number;
};

export const usualRates: Rates = {
  writesPerMinute: 600,
  filesPerMinute: 30,
  linksPerMinute: 30,
};
