import type { Border } from "../../model/look";
import type { Glyph } from "../fonts/face";
import type { FontUse } from "../fonts/library";

/** An element of the document's logical structure (ISO 32000-2 §14.8.4); the parent is the element around it. */
export interface StructureNode {
  readonly type: string;
  readonly parent: StructureNode | null;
  readonly alt?: string;
  /** Written by this library: marked in the content, so that a later run can tell. */
  readonly added?: true;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}

/** A glyph with the distance to the next one, in points. */
export interface PlacedGlyph extends Glyph {
  readonly width: number;
}

/**
 * What is drawn, in points from the top left corner of the page (or of whatever the item is still part of).
 * Items without a node are decoration.
 */
export type DisplayItem = TextItem | RuleItem | FillItem | PictureItem | LinkItem;

export interface TextItem {
  readonly kind: "text";
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly font: FontUse;
  readonly size: number;
  /** Of the width of its letters; 1 when left out. */
  readonly horizontalScale?: number;
  readonly color: string;
  /** From left to right. */
  readonly glyphs: readonly PlacedGlyph[];
  readonly node: StructureNode | null;
}

export interface RuleItem {
  readonly kind: "rule";
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
  readonly width: number;
  readonly color: string;
  readonly style: Border["style"];
}

export interface FillItem {
  readonly kind: "fill";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
}

export interface PictureItem {
  readonly kind: "picture";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly type: "png" | "jpeg";
  readonly node: StructureNode | null;
}

export interface LinkItem {
  readonly kind: "link";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly target: string;
  readonly node: StructureNode | null;
}

/** A page, ready to be drawn. Its furniture (headers and footers) is part of the items. */
export interface DisplayPage {
  readonly width: number;
  readonly height: number;
  readonly items: readonly DisplayItem[];
}

/** From side to side: a double rule is two lines and a gap as wide as each. */
export function thickness(border: Border | undefined): number {
  return border === undefined ? 0 : border.width * (border.style === "double" ? 3 : 1);
}

/** The item, moved. */
export function moved(item: DisplayItem, dx: number, dy: number): DisplayItem {
  if (dx === 0 && dy === 0) return item;
  if (item.kind === "rule") {
    return { ...item, x: item.x + dx, y: item.y + dy, toX: item.toX + dx, toY: item.toY + dy };
  }
  return { ...item, x: item.x + dx, y: item.y + dy };
}

/** The item as decoration: readers of the structure pass it over. */
export function asDecoration(item: DisplayItem): DisplayItem {
  return "node" in item ? { ...item, node: null } : item;
}
