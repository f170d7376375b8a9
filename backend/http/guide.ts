/**
 * What one needs to know before the first request, in Markdown. A test runs each command in it as it
 * stands and compares what comes back with the lines after it.
 */
import { fileBytesMax } from "../../contracts/import.ts";
import { beatEveryMs } from "../../contracts/live.ts";
import {
  idempotencyKeyCharactersMax,
  noteCharactersMax,
  observationsPerSubmissionMax,
} from "../../contracts/observation.ts";
import { writeNumber } from "../../contracts/wording.ts";
import type { Rates } from "../rates.ts";
import { feedLookEveryMs } from "../watch-feed-folder.ts";
import { jsonBytesMax } from "./guards.ts";

const megabytes = (bytes: number): string => `${bytes / 1_000_000} MB`;

/** Where `npm start` serves. */
const address = "http://127.0.0.1:8080";

const beginning = `Figures of a health and care place: each beside its target, at once on the wall, at the end of the week in the update.

The commands are for a demonstration that was just started at \`${address}\`, and run in the order in which they stand here.

## Signing in

**A machine** has a feed key, for one provider's figures. The place team makes it under Feed keys in the administration; it is shown once. Write \`export FEED_KEY=lf_…\` first, and send it as \`Authorization: Bearer $FEED_KEY\` each time.

**A person** signs in, and sends the cookie back. \`$DEMO_PASSWORD\` is the password that the start of a demonstration prints.

\`\`\`sh
curl -c session.txt ${address}/api/auth/sign-in/email \\
  -H 'Content-Type: application/json' \\
  -d '{"email":"place@demo.example","password":"'"$DEMO_PASSWORD"'"}'
curl -b session.txt ${address}/api/me
\`\`\`

The last answers \`200\` with, among others:

\`\`\`json
{
  "person": {
    "email": "place@demo.example",
    "memberships": [{ "role": "place-team", "locality": "banes", "provider": null }]
  }
}
\`\`\``;

const sending = `## Sending figures

All figures of a submission are recorded, or none of them. Each says its measure, what it is about (\`asAt\`: a day, or a day with a time), and one of \`value\`, \`level\`, \`text\` or \`none\`: "no figure, because…" is neither zero nor silence.

\`\`\`sh
curl -X POST ${address}/api/localities/banes/submissions \\
  -H "Authorization: Bearer $FEED_KEY" \\
  -H 'Content-Type: application/json' \\
  -H 'Idempotency-Key: ruh-2024-08-15-ed' \\
  -d '{"provider":"ruh","observations":[{"measure":"ruh-ed-attendances","asAt":"2024-08-15","value":281}]}'
\`\`\`

It answers \`201\` with the place's revision, what wants a look, and, among others:

\`\`\`json
{ "locality": "banes", "observations": 1, "repeated": false, "warnings": [] }
\`\`\`

## Sending again

Give each submission an \`Idempotency-Key\` of its own, of at most ${idempotencyKeyCharactersMax} characters, and send it again under the same key when no answer came: nothing is recorded twice. Other figures under a key that was used answer \`409\`.

\`\`\`sh
curl -X POST ${address}/api/localities/banes/submissions \\
  -H "Authorization: Bearer $FEED_KEY" \\
  -H 'Content-Type: application/json' \\
  -H 'Idempotency-Key: ruh-2024-08-15-ed' \\
  -d '{"provider":"ruh","observations":[{"measure":"ruh-ed-attendances","asAt":"2024-08-15","value":281}]}'
\`\`\`

It answers \`201\` as before, and says so:

\`\`\`json
{ "locality": "banes", "observations": 1, "repeated": true, "warnings": [] }
\`\`\`

A correction is the same figure sent with its new value under a new key, with a \`reason\` that is shown beside it. A remark and a contact have an \`id\` of their own in the same manner.

## Reading the wall

\`\`\`sh
curl ${address}/api/localities/banes/wall \\
  -H "Authorization: Bearer $FEED_KEY"
\`\`\`

It answers \`200\` with all figures at the place's revision, among them:

\`\`\`json
{
  "locality": { "key": "banes", "shortName": "BaNES" },
  "figures": [
    { "key": "ruh-ed-attendances", "value": 281, "asAt": "2024-08-15", "origin": "entered" }
  ]
}
\`\`\`

Send its \`ETag\` back as \`If-None-Match\`: while nothing has changed the answer is \`304\`. With \`?as-known-at=2024-08-08T14:00:00Z\` it is the wall as it was known then. To hear of each change at once, open a WebSocket at \`/api/localities/banes/live\`: a snapshot of all figures first, then a patch for each change, and a beat every ${beatEveryMs / 1_000} seconds.`;

const files = `## Sending a file

The body is the file itself: CSV or Excel, in our own forms or one of the NHS layouts. Without \`confirm=yes\` it is a preview, and nothing is recorded. The same file twice changes nothing.

\`\`\`sh
cat > figures.csv <<'END'
measure,part,date,value,no figure because,note
ruh-nctr-banes,P1,2024-08-16,9,,
ruh-nctr-banes,P2,2024-08-16,,Ward list not back yet,
END
curl --data-binary @figures.csv '${address}/api/localities/banes/imports?confirm=yes' \\
  -H "Authorization: Bearer $FEED_KEY"
\`\`\`

It answers \`200\` with what it was understood to hold, and:

\`\`\`json
{ "observations": 2, "changed": 2, "unchanged": 0, "refused": 0 }
\`\`\`

## The watched folder

Where \`FEED_FOLDER\` names a folder of the server, such as \`/srv/feeds\`, no request is needed: what is put into its folder of a place is taken. It is looked at every ${feedLookEveryMs / 1_000} seconds, and a file is taken once it has stopped growing. Names that end in \`.part\` or \`.tmp\` are left alone: write under such a name and rename.

\`\`\`sh
mkdir -p /srv/feeds/banes
printf 'measure,part,date,value\\nruh-nctr-banes,P3,2024-08-16,5\\n' > /srv/feeds/banes/pathway-3.csv.part
mv /srv/feeds/banes/pathway-3.csv.part /srv/feeds/banes/pathway-3.csv
\`\`\`

The file then lies in \`/srv/feeds/banes/done/\`, or in \`/srv/feeds/banes/refused/\` when any of its figures could not be recorded: then none of them was. Beside it lie \`pathway-3.csv.report.txt\`, to read, and \`pathway-3.csv.report.json\`, for machines, with, among others:

\`\`\`json
{ "file": "pathway-3.csv", "locality": "banes", "outcome": "recorded" }
\`\`\`

A later file of the same name gets the time into its name. What cannot be dealt with at the moment stays and is tried again. The folder is the installation's own: whoever can write to it may enter any provider's figures of that place.`;

const problems = `## When something is wrong

The answer is a problem: a code, a sentence that says what to do, and all that is wrong, not the first thing only. Nothing was recorded, except perhaps after \`503\`: whether that request arrived is not known.

\`\`\`sh
curl -X POST ${address}/api/localities/banes/submissions \\
  -H "Authorization: Bearer $FEED_KEY" \\
  -H 'Content-Type: application/json' \\
  -d '{"provider":"ruh","observations":[{"measure":"ruh-ed-attendances","asAt":"2024-08-15","value":-281}]}'
\`\`\`

It answers \`422\`:

\`\`\`json
{
  "code": "invalid",
  "message": "Nothing was saved: 1 thing is not right.",
  "issues": [
    {
      "path": "observations[0].value",
      "message": "-281 is below zero. RUH ED attendances cannot be negative."
    }
  ]
}
\`\`\`

- \`400\` unreadable: this is not JSON, or not a file that can be read.
- \`401\` signed-out: nobody has signed in, the session has ended, or the key was revoked.
- \`403\` forbidden: not for you, or not from this page.
- \`404\` not-found, \`409\` conflict: somebody else changed it meanwhile, or it was sent before as something else.
- \`413\` too-large, \`429\` too-many: more than the limits below.
- \`422\` invalid: what was sent is not right. Put it right before you send it again.
- \`500\` internal, \`503\` unavailable: send it again in a while, under the same \`Idempotency-Key\`.`;

const limits = (rates: Rates): string => `## Limits

- ${writeNumber(rates.writesPerMinute)} changes in a minute by one person, one key or, without either, one network address.
- ${writeNumber(rates.filesPerMinute)} files in a minute, previews too, counted the same way.
- ${writeNumber(observationsPerSubmissionMax)} figures in a submission, ${megabytes(jsonBytesMax)} of JSON, ${megabytes(fileBytesMax)} in a file.
- ${noteCharactersMax} characters in a note, a reason or a remark.

Beyond a rate the answer is \`429\`, and \`Retry-After\` says after how many seconds to send it again.`;

/** @param rates those of this installation. */
export const writeGuide = (rates: Rates): string =>
  [beginning, sending, files, problems, limits(rates)].join("\n\n");
