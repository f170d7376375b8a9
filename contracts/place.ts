/** Who is there: the system, its localities, and the providers that report to them. */
import { z } from "zod";

/** A name for machines: lower-case words with hyphens, in tables, paths and JSON alike. */
export const Key = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "A key is lower-case letters and digits, with hyphens between.",
  )
  .max(64);
export type Key = z.infer<typeof Key>;

export const System = z.object({ key: Key, name: z.string(), shortName: z.string() });
export type System = z.infer<typeof System>;

/**
 * A place with a wall and a revision of its own. Most are localities; a system is one too, so that
 * roll-ups over its localities are figures like any other.
 */
export const Locality = z.object({
  key: Key,
  system: Key,
  kind: z.enum(["locality", "system"]),
  name: z.string(),
  shortName: z.string(),
  /** What the weekly update is called: "BaNES Locality Weekly Update". */
  weeklyTitle: z.string(),
});
export type Locality = z.infer<typeof Locality>;

/** An organisation that reports figures to a locality. */
export const Provider = z.object({
  key: Key,
  locality: Key,
  name: z.string(),
  shortName: z.string(),
  /** Organisation Data Service code, where it has one: "RD1". */
  odsCode: z.string().nullable(),
});
export type Provider = z.infer<typeof Provider>;

export const LocalityList = z.object({
  localities: z.array(
    Locality.extend({
      providers: z.array(Provider),
      /** Whether its wall and published updates may be seen without signing in. */
      open: z.boolean(),
    }),
  ),
});
export type LocalityList = z.infer<typeof LocalityList>;
