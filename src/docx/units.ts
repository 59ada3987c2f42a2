import { areParallel, type Nest, type StoryParagraph, WRAPPERS } from "./story";
import { child, type XmlElement } from "./xml";

/** A cell of a table that holds a section, an entry or a part of one. */
export interface TablePlace {
  readonly table: Nest;
  readonly row: Nest;
  readonly cell: Nest;
}

/**
 * The table around an element, when the cell between them is a part of a line, and neither a column of the page nor a
 * frame around several sections (`isFrame`).
 */
export function tableAround(nest: Nest, isFrame: (cell: XmlElement) => boolean): TablePlace | undefined {
  const cell = climbTo(nest, "w:tc");
  const row = climbTo(cell, "w:tr");
  const table = climbTo(row, "w:tbl");
  if (cell === undefined || row === undefined || table === undefined) return undefined;
  return areParallel(row) || isFrame(cell.element) ? undefined : { table, row, cell };
}

export function climbTo(nest: Nest | undefined, name: string): Nest | undefined {
  let here = nest?.outer;
  while (here !== undefined && here.element.name !== name) here = here.outer;
  return here;
}

export function nestOf({ element, nest }: StoryParagraph): Nest {
  return { element, outer: nest };
}

/**
 * What stands for a heading as a whole: the paragraph, the content control that holds it alone, or the table whose
 * only text it is.
 */
export function headingUnit(paragraph: StoryParagraph): Nest {
  let unit = nestOf(paragraph);
  for (;;) {
    const parent = unit.outer;
    if (parent?.outer === undefined) return unit;
    const { name } = parent.element;
    if (name === "w:sdtContent" || WRAPPERS.has(name)) {
      if (!isOnlyText(unit.element, parent.element)) return unit;
      unit = name === "w:sdtContent" ? parent.outer : parent;
    } else if (name === "w:tc") {
      const around = tableAround(unit, () => false);
      if (around === undefined || textParagraphs(around.table.element).length !== 1) return unit;
      unit = around.table;
    } else return unit;
  }
}

/** The paragraphs with text within an element, text boxes apart. */
export function textParagraphs(element: XmlElement): readonly XmlElement[] {
  if (element.name === "w:p") return hasText(element) ? [element] : [];
  return element.children.flatMap(textParagraphs);
}

export function hasText(element: XmlElement): boolean {
  if (element.name === "w:t" || element.name === "m:t") return element.text.trim() !== "";
  if (element.name === "w:sym") return true;
  return element.children.some(hasText);
}

/** Whether no sibling of an element on a side holds text. */
export function isEdge(element: XmlElement, parent: XmlElement, side: "before" | "after"): boolean {
  const index = parent.children.indexOf(element);
  const beside = side === "before" ? parent.children.slice(0, index) : parent.children.slice(index + 1);
  return !beside.some(hasText);
}

function isOnlyText(element: XmlElement, parent: XmlElement): boolean {
  return isEdge(element, parent, "before") && isEdge(element, parent, "after");
}

/**
 * Whether a paragraph only makes space: no text, nothing drawn, no break, no end of a section. A rule drawn as a
 * picture counts as space too, because it stands between sections as space does.
 */
export function isSpacer(element: XmlElement): boolean {
  if (element.name !== "w:p" || hasText(element)) return false;
  if (child(child(element, "w:pPr"), "w:sectPr") !== undefined) return false;
  return !holds(element, ({ name, attributes }) => {
    if (name === "w:br") return attributes["w:type"] === "page" || attributes["w:type"] === "column";
    if (name === "w:pict") return false;
    if (name.startsWith("v:")) return attributes["o:hr"] === undefined;
    return name === "w:drawing" || name === "w:object" || name === "w:fldChar" || name === "w:fldSimple";
  });
}

export function holds(element: XmlElement, isWanted: (element: XmlElement) => boolean): boolean {
  return element.children.some((node) => isWanted(node) || holds(node, isWanted));
}

/** Spacers directly before or after an element, the nearest last or first; marks between them do not count. */
export function spacersBeside(unit: Nest, side: "before" | "after"): readonly XmlElement[] {
  const siblings = unit.outer?.element.children ?? [];
  const index = siblings.indexOf(unit.element);
  const step = side === "before" ? -1 : 1;
  const spacers: XmlElement[] = [];
  for (let at = index + step; at >= 0 && at < siblings.length; at += step) {
    const sibling = siblings[at]!;
    if (isSpacer(sibling)) spacers.push(sibling);
    else if (isBlock(sibling)) break;
  }
  return side === "before" ? spacers.reverse() : spacers;
}

/** Blocks of a story, and rows of a table; bookmarks and other marks may stand among them (ECMA-376 Part 1 §17.13). */
export function isBlock({ name }: XmlElement): boolean {
  return BLOCKS.has(name);
}

const BLOCKS: ReadonlySet<string> = new Set(["w:p", "w:tbl", "w:tr", "w:sdt", "w:customXml", "w:sectPr"]);
