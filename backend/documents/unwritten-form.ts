/** A form that could not be written: said in a sentence, and never sent as half a document. */
export class UnwrittenForm extends Error {
  override name = "UnwrittenForm";
}
