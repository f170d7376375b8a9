/** A column that content runs down, and on which page it stands. */
import type { Pen } from "./pen.ts";
import { contentBottom, furtherTop } from "./pdf-style.ts";

export class Flow {
  readonly pen: Pen;
  readonly width: number;
  /** Where the next thing begins. */
  top: number;
  #page: number;
  #left: number;
  /** Where the columns of further pages stand; one in its own place unless said otherwise. */
  readonly #further: readonly number[];
  #column: number;

  /** @param place.further where its columns stand on pages of its own, after all that are there. */
  constructor(
    pen: Pen,
    place: {
      page: number;
      left: number;
      width: number;
      top: number;
      further?: readonly number[];
    },
  ) {
    this.pen = pen;
    this.#left = place.left;
    this.#further = place.further ?? [];
    // Beyond the last of them: the next column is the first of a new page.
    this.#column = this.#further.length;
    this.width = place.width;
    this.top = place.top;
    this.#page = place.page;
    pen.goToPage(place.page);
  }

  /** From 0. */
  get page(): number {
    return this.#page;
  }

  get left(): number {
    return this.#left;
  }

  get right(): number {
    return this.left + this.width;
  }

  get room(): number {
    return contentBottom - this.top;
  }

  /** On to the next column or page, under its head. */
  next(): void {
    this.#column += 1;
    if (this.#column >= this.#further.length) {
      this.#page = this.#further.length > 0 ? this.pen.pages : this.#page + 1;
      this.#column = 0;
    }
    this.#left = this.#further[this.#column] ?? this.#left;
    this.pen.goToPage(this.#page);
    this.top = furtherTop;
  }

  /**
   * Room for what must stay together: a new page where this one has too little. What is higher than a
   * page begins where it is, and is cut between its lines.
   *
   * @returns whether a page was turned.
   */
  keep(height: number): boolean {
    if (height <= this.room || height > contentBottom - furtherTop) return false;
    this.next();
    return true;
  }
}
