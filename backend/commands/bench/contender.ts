/** A server as the bench sees it: where a figure is sent, and where a display listens. */
export type Contender = {
  name: "bare" | "ours";
  /** "http://127.0.0.1:8080" */
  address: string;
  /** The page that a television shows. */
  pagePath: string;
  postPath: string;
  livePath: string;
  /** What lets a figure in, besides itself. */
  credentials: Record<string, string>;
  pid: number;
  /** Starts another server of its kind over the same database, which must be stopped too. */
  startAnother(): Promise<Contender>;
  stop(): Promise<void>;
};

export const liveUrlOf = ({ address, livePath }: Contender): string =>
  `${address.replace("http://", "ws://")}${livePath}`;
