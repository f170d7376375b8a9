/** What the library numbers by chance or by what it wrote before, numbered by the document: the same bytes each time. */

/** A relation's name that the library throws dice for. */
const chanceName = /rId[\w-]{20,}/g;

/** Names in the order in which they are first met in the package. */
const makeNames = (): ((name: string) => string) => {
  const names = new Map<string, string>();
  return (name) => {
    const known = names.get(name) ?? `rIdNamed${names.size + 1}`;
    names.set(name, known);
    return known;
  };
};

const numberDrawings = (xml: string): string => {
  let number = 0;
  return xml.replace(/<wp:docPr id="\d+"/g, () => {
    number += 1;
    return `<wp:docPr id="${number}"`;
  });
};

/** @returns the XML of each file of one package, asked for in the package's order. */
export const makeDocumentFinisher = (): ((path: string, xml: string) => string) => {
  const nameOf = makeNames();
  return (path, xml) => {
    // A chart has one relation, to its sheet; what is drawn calls it by this name.
    if (path.startsWith("word/charts/_rels/")) return xml.replace(chanceName, "rId1");
    return numberDrawings(xml.replace(chanceName, nameOf));
  };
};
