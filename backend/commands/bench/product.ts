/** The product on a database of the bench's, with a feed key to send figures by. */
import { randomUUID } from "node:crypto";
import { NewFeedKey } from "../../../contracts/people.ts";
import { type ProductApart, startApart } from "../start-apart.ts";
import { signIn } from "../sign-in.ts";
import { findSentFigure } from "./figure.ts";
import type { Contender } from "./contender.ts";

/** More than any round sends: it is not the limit that is measured. */
const writesPerMinute = 10_000_000;

export type ProductSetting = {
  /** The project's. */
  folder: string;
  databaseUrl: string;
  dataDir: string;
  place: string;
  /** What is sent: with a feed key of its provider, as a machine does. */
  measure: string;
  /** Where to leave a profile of the processor's work when it stops; null for none. */
  profileDir: string | null;
};

export const startProduct = async (setting: ProductSetting): Promise<Contender> => {
  const password = randomUUID();
  const product = await startOne(setting, password);
  try {
    const credentials = await makeKey(product.address, setting, password);
    return contenderOf(setting, password, product, credentials);
  } catch (error) {
    await product.stop();
    throw error;
  }
};

const startOne = (
  { folder, databaseUrl, dataDir, profileDir }: ProductSetting,
  password: string,
): Promise<ProductApart> =>
  startApart(
    folder,
    {
      DEMO_PASSWORD: password,
      DATA_DIR: dataDir,
      WRITES_PER_MINUTE: String(writesPerMinute),
      DATABASE_URL: databaseUrl,
    },
    profileDir === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileDir}`],
  );

const contenderOf = (
  setting: ProductSetting,
  password: string,
  { address, pid, stop }: ProductApart,
  credentials: Record<string, string>,
): Contender => ({
  name: "ours",
  address,
  pagePath: `/wall/${setting.place}`,
  postPath: `/api/localities/${setting.place}/submissions`,
  credentials,
  livePath: `/api/localities/${setting.place}/live`,
  pid,
  startAnother: async () =>
    contenderOf(setting, password, await startOne(setting, password), credentials),
  stop,
});

/** Signs in as the place team and makes a feed key, as one does for a machine. */
const makeKey = async (
  address: string,
  { place, measure }: ProductSetting,
  password: string,
): Promise<Record<string, string>> => {
  const { provider } = await findSentFigure(address, place, measure);
  const cookie = await signIn(address, "place@demo.example", password);
  const reply = await fetch(`${address}/api/localities/${place}/feed-keys`, {
    method: "POST",
    headers: { Cookie: cookie, "Content-Type": "application/json" },
    body: JSON.stringify({ provider, name: "bench" }),
  });
  if (!reply.ok) throw new Error(`No feed key was made: ${await reply.text()}`);
  return { Authorization: `Bearer ${NewFeedKey.parse(await reply.json()).token}` };
};
