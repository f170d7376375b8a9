/** From one field of the page to the next: Enter, as in the sheet where figures are entered. */

/** Goes `steps` fields on in the order of the page; at its ends it stays where it is. */
export const moveOn = (from: HTMLTextAreaElement, steps: 1 | -1): void => {
  const fields = [...document.querySelectorAll<HTMLTextAreaElement>("textarea[data-passage]")];
  const next = fields[fields.indexOf(from) + steps];
  if (next === undefined) return;
  next.focus();
  next.setSelectionRange(next.value.length, next.value.length);
};
