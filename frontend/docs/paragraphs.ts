/** The little markup that a description uses: paragraphs, `code` and **strong** words. */

export type Run = { is: "text" | "code" | "strong"; text: string };

const writeRun = (piece: string): Run => {
  if (/^`.+`$/.test(piece)) return { is: "code", text: piece.slice(1, -1) };
  if (/^\*\*.+\*\*$/.test(piece)) return { is: "strong", text: piece.slice(2, -2) };
  return { is: "text", text: piece };
};

/** Each paragraph as runs of text; nothing in it is ever read as HTML. */
export const writeParagraphs = (text: string): Run[][] =>
  text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) =>
      paragraph
        .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
        .filter((piece) => piece !== "")
        .map(writeRun),
    );
