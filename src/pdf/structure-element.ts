import type { PDFRef } from "./lib";

/** A part of the new section in the logical structure (ISO 32000-2 §14.8.4). */
export interface NewElement {
  readonly type: string;
  readonly kids: NewElement[];
  /** Its marked content: index of the page in the result, and id there. */
  readonly content: { readonly page: number; readonly id: number }[];
  /** Link annotations that belong to it. */
  readonly links: { readonly page: number; readonly annotation: PDFRef }[];
}

export function newElement(type: string): NewElement {
  return { type, kids: [], content: [], links: [] };
}
