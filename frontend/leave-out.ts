/**
 * What libraries carry and no page uses, left out of the build: a wall stays under 90 kB compressed.
 * It is only size: where a pattern finds nothing, in another release, the page is larger and works.
 */
import type { Plugin } from "vite";

/** One edit of one file of a library, and why it is safe. */
type Omission = { file: RegExp; find: RegExp; put: string };

const omissions: readonly Omission[] = [
  // Pages parse with their schemas and never describe them: the writers of JSON Schema can go.
  {
    file: /zod\/v4\/classic\/schemas\.js$/,
    find: /inst\._zod\.processJSONSchema = .*;/g,
    put: "",
  },
  {
    file: /zod\/v4\/classic\/schemas\.js$/,
    find: /create(?:Standard|To)JSONSchemaMethod\(this, [^)]*\)(?:\(params\))?/g,
    put: "undefined",
  },
  // What a schema would say of its own limits is read from the same writers, and no page asks it.
  {
    file: /zod\/v4\/classic\/schemas\.js$/,
    find: /processors\.aggregateChecks\(inst\)/g,
    put: "({})",
  },
  // The contracts write dates with z.iso and other texts with a pattern: no page checks e-mail
  // addresses, network addresses or the many kinds of ids.
  {
    file: /zod\/v4\/classic\/schemas\.js$/,
    find: /\w+\(params\) \{\s*return this\.check\(core\._\w+\(Zod\w+, params\)\);\s*\},?/g,
    put: "",
  },
  // Colours are mixed for animation and hover, of which there is none here.
  {
    file: /chart\.js\/dist\/chunks\/\w+\.js$/,
    find: /import \{ Color \} from '@kurkle\/color';/,
    put: "const Color = null;",
  },
  // Nothing of ours moves, so one way of moving is enough for what asks for it by habit.
  {
    file: /chart\.js\/dist\/chunks\/\w+\.js$/,
    find: /(const effects = \{\s*linear: \(t\)=>t,)[\s\S]*?\n\};/,
    put: "$1 };",
  },
  // No chart of ours shows its scales: what draws and labels them is never asked to.
  {
    file: /chart\.js\/dist\/chart\.js$/,
    find: /(?<=\s)(drawBackground|drawGrid|drawTitle|drawLabels|_computeGridLineItems|_computeLabelItems|_getXAxisLabelAlignment|_getYAxisLabelAlignment|_calculatePadding|calculateLabelRotation|_computeLabelSizes)\([^)]*\) \{\n[\s\S]*?\n {4}\}/g,
    put: "$1() { return null; }",
  },
  // Nor does any listen to a pointer.
  {
    file: /chart\.js\/dist\/chart\.js$/,
    find: /(evaluateInteractionItems,\s*modes: \{)[\s\S]*?\n {4}\}\n\};/,
    put: "$1}\n};",
  },
  // Formatters and defaults are read while the scales are declared, and for all the bundler knows a
  // read does something. Called pure, the scales that no chart registers go.
  {
    file: /chart\.js\/dist\/chart\.js$/,
    find: /(callback:|static defaults =) (Ticks\.formatters\.\w+|\w+\.defaults)\b/g,
    put: "$1 /* @__PURE__ */ (() => $2)()",
  },
];

export const leaveOut = (): Plugin => ({
  name: "leave-out",
  apply: "build",
  transform: (code, id) => {
    const here = omissions.filter(({ file }) => file.test(id));
    if (here.length === 0) return null;
    return { code: here.reduce((text, { find, put }) => text.replace(find, put), code), map: null };
  },
});
