import { ADDITION_TAGS, OWN_TAG } from "./addition-tags";
import type { Layers } from "./pdfjs";

/** The marked content around something painted (ISO 32000-2 §14.6). */
export interface Mark {
  readonly mcid?: number;
  /** Painted as an artifact: no part of the text proper. */
  readonly artifact: boolean;
  /** Painted by this library: number of the sequence on its page, one for each entry; 0 for all else. */
  readonly added: number;
  /** What this library painted is an entry of the person's own, set anew. */
  readonly isOwn: boolean;
}

/** Follows marked content sequences as they open and close. */
export class MarkedContent {
  mark: Mark = { artifact: false, added: 0, isOwn: false };
  /** In a layer that is not shown. */
  hidden = false;
  private readonly outer: { readonly mark: Mark; readonly hidden: boolean }[] = [];
  private additions = 0;

  constructor(private readonly layers: Layers) {}

  open(tag: string, properties: unknown): void {
    const { mark, hidden } = this;
    this.outer.push({ mark, hidden });
    const isAdded = ADDITION_TAGS.has(tag);
    if (isAdded) this.additions += 1;
    if (tag === "OC" && !this.layers.isVisible(properties)) this.hidden = true;
    this.mark = {
      ...mark,
      ...(typeof properties === "number" ? { mcid: properties } : {}),
      artifact: mark.artifact || tag === "Artifact",
      added: isAdded ? this.additions : mark.added,
      isOwn: mark.isOwn || tag === OWN_TAG,
    };
  }

  close(): void {
    const outer = this.outer.pop();
    if (outer !== undefined) ({ mark: this.mark, hidden: this.hidden } = outer);
  }
}

/** PDF.js gives the tag as a string, or as its own object for a name. */
export function tagFrom(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && "name" in value ? String(value.name) : "";
}
