import type { Nest, StoryParagraph } from "./story";
import { isEdge, nestOf, tableAround } from "./units";
import type { XmlElement } from "./xml";

/** Where the section's XML goes: an offset among the children of an element. */
export interface InsertionPoint {
  readonly offset: number;
  /** The unit it stands beside: a paragraph, or a content control, table or row around it. */
  readonly unit: Nest;
  readonly side: "before" | "after";
  /** Whether rows of a table are to be put there, and not paragraphs. */
  readonly isAmongRows: boolean;
}

/**
 * Where a section directly before or after a paragraph goes: never into a content control or a small table that the
 * paragraph begins or ends; between rows where the rows of a table are sections themselves.
 */
export function insertionPoint(
  paragraph: StoryParagraph,
  side: "before" | "after",
  holdsSections: (tableOrCell: XmlElement) => boolean,
): InsertionPoint {
  let unit = nestOf(paragraph);
  for (;;) {
    const parent = unit.outer;
    if (parent === undefined) return at(unit, side, false);
    const { name } = parent.element;
    if (name === "w:sdtContent" && parent.outer !== undefined) {
      if (!isEdge(unit.element, parent.element, side)) return at(unit, side, false);
      unit = parent.outer;
    } else if (name === "w:tc") {
      const around = tableAround(unit, holdsSections);
      if (around === undefined) return at(unit, side, false);
      if (holdsSections(around.table.element)) return at(around.row, side, true);
      // The middle of a table of entries is no place for a section: it goes to the nearer edge.
      unit = around.table;
    } else if (name === "w:customXml") {
      if (!isEdge(unit.element, parent.element, side)) return at(unit, side, false);
      unit = parent;
    } else if (name === "w:ins" || name === "w:moveTo" || name === "w:smartTag") unit = parent;
    else return at(unit, side, false);
  }
}

function at(unit: Nest, side: "before" | "after", isAmongRows: boolean): InsertionPoint {
  return { offset: side === "before" ? unit.element.start : unit.element.end, unit, side, isAmongRows };
}
