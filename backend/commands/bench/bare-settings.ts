/** What the bare server is told as it starts. In the environment, for the url holds a password. */
import { z } from "zod";

export const BareSettings = z.object({
  BARE_DATABASE_URL: z.string(),
  BARE_PATCH_BYTES: z.coerce.number().int(),
  BARE_SNAPSHOT_BYTES: z.coerce.number().int(),
});
