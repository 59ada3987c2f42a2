import { type DisplayItem, moved } from "./display";

/**
 * A horizontal strip of a column that no page break goes through unless it can be split itself: a line of text, or the
 * row of a table. Items are placed from its top left corner, at the column's left edge.
 */
export interface Strip {
  /** Space above it, which is lost at the top of a page it was broken onto. */
  readonly gap: number;
  readonly height: number;
  /** Part of the height, at its foot, that may hang over the end of a column. */
  readonly slack?: number;
  readonly items: readonly DisplayItem[];
  /** Must stand in the same column as the strip that follows. */
  readonly keep: boolean;
  /** Where it must begin. */
  readonly breakBefore?: "page" | "column";
  readonly origin: StripOrigin;
  /** Parts it so that the first part is not higher than the room; null when it cannot. */
  readonly split?: (room: number) => readonly [Strip, Strip] | null;
}

/** Where a strip comes from, to be laid out anew in a column of another width. */
export interface StripOrigin {
  /** Index of the block in its flow. */
  readonly block: number;
  /** First cluster of a paragraph's line; row of a table. */
  readonly from: number;
}

export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, { gap, height }) => sum + gap + height, 0);
}

/** Strips one below the other, as items. */
export function stack(strips: readonly Strip[], left: number, top: number): readonly DisplayItem[] {
  const items: DisplayItem[] = [];
  let y = top;
  for (const strip of strips) {
    y += strip.gap;
    for (const item of strip.items) items.push(moved(item, left, y));
    y += strip.height;
  }
  return items;
}
