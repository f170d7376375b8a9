/**
 * The forms that are files, and what writes each. They are written in a thread of their own: a thread
 * that draws a document answers nobody meanwhile.
 */
import type { WeeklyForm } from "../../../contracts/weekly-settings.ts";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";

/** The same update gives the same file. */
export type RenderForm = (update: WeeklyUpdate) => Promise<Uint8Array>;

export type FileForm = {
  readonly form: WeeklyForm;
  /** As HTTP and e-mail name it. */
  readonly contentType: string;
  /** What is loaded only where it is written. */
  readonly load: () => Promise<RenderForm>;
};

export const fileForms: readonly FileForm[] = [
  {
    form: "pdf",
    contentType: "application/pdf",
    load: async () => (await import("../pdf/render-pdf.ts")).renderPdf,
  },
  {
    form: "docx",
    contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    load: async () => (await import("../docx/render-docx.ts")).renderDocx,
  },
  {
    form: "pptx",
    contentType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    load: async () => (await import("../pptx/render-pptx.ts")).renderPptx,
  },
  {
    form: "csv",
    contentType: "text/csv; charset=utf-8",
    load: async () => {
      const { renderWeeklyCsv } = await import("../weekly-csv.ts");
      return (update) => Promise.resolve(new TextEncoder().encode(renderWeeklyCsv(update)));
    },
  },
];
