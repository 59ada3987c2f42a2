import type { Container } from "../model/document";
import { isKnownPrefix } from "./namespaces";
import { attribute, child, childrenNamed, childValue, descend, integer, type XmlElement } from "./xml";

/** An element and those around it, the nearest first. */
export interface Nest {
  readonly element: XmlElement;
  readonly outer?: Nest;
}

/** A paragraph (ECMA-376 Part 1 §17.3.1.22) and where it stands. */
export interface StoryParagraph {
  readonly element: XmlElement;
  /** The elements around it, up to the root of the story. */
  readonly nest: Nest;
  readonly container: Container;
  /** Style of the table around, which its text inherits from. */
  readonly tableStyle?: string;
}

/**
 * The paragraphs of a story (body, header, text box…) in reading order: tables row by row and cell by cell, a text box
 * after the paragraph that holds it. Content that tracked changes delete as a whole is left out.
 */
export function readStory(root: XmlElement): readonly StoryParagraph[] {
  const paragraphs: StoryParagraph[] = [];
  const columns = trackColumns(root);
  let tables = 0;
  let boxes = 0;

  const visit = (parent: Nest, container: Container, tableStyle: string | undefined): void => {
    for (const element of parent.element.children) {
      const nest = { element, outer: parent };
      if (element.name === "w:p") {
        const place = isBody(container) ? columns(element) : container;
        paragraphs.push({
          element,
          nest: parent,
          container: place,
          ...(tableStyle === undefined ? {} : { tableStyle }),
        });
        visitTextBoxes(nest);
      } else if (element.name === "w:tbl") {
        const place = isBody(container) ? columns(element) : container;
        visitTable(nest, place);
      } else if (element.name === "mc:AlternateContent") {
        const branch = chosenBranch(element);
        if (branch !== undefined) visit({ element: branch, outer: nest }, container, tableStyle);
      } else if (WRAPPERS.has(element.name)) {
        visit(nest, container, tableStyle);
      }
    }
  };

  const visitTable = (table: Nest, outside: Container): void => {
    const id = `t${tables}`;
    tables += 1;
    const style = childValue(child(table.element, "w:tblPr"), "w:tblStyle");
    for (const [rowIndex, row] of rowsOf(table).entries()) {
      const cells = cellsOf(row);
      const isParallel = outside.kind !== "text-box" && areParallel(row);
      for (const [index, cell] of cells.entries()) {
        const flow = isParallel ? { kind: "cell" as const, id: `${id}c${index}` } : outside;
        visit(cell, { ...flow, cell: `${id}r${rowIndex}c${index}` }, style);
      }
    }
  };

  const visitTextBoxes = (paragraph: Nest): void => {
    for (const element of paragraph.element.children) {
      if (element.name === "w:pPr" || element.name === "w:del" || element.name === "w:moveFrom") continue;
      const nest = { element, outer: paragraph };
      if (element.name === "w:txbxContent") {
        visit(nest, { kind: "text-box", id: `box${boxes}` }, undefined);
        boxes += 1;
      } else if (element.name === "mc:AlternateContent") {
        const branch = chosenBranch(element);
        if (branch !== undefined) visitTextBoxes({ element: branch, outer: nest });
      } else if (element.children.length > 0) visitTextBoxes(nest);
    }
  };

  visit({ element: root }, { kind: "body", id: "body" }, undefined);
  return paragraphs;
}

/** Elements that only wrap blocks, rows or cells, or the content of a paragraph. */
export const WRAPPERS: ReadonlySet<string> = new Set([
  "w:sdt",
  "w:sdtContent",
  "w:customXml",
  "w:smartTag",
  "w:ins",
  "w:moveTo",
]);

/** The branch of alternate content that is read (ECMA-376 Part 3 §7.5): the first whose namespaces are all known. */
export function chosenBranch(element: XmlElement): XmlElement | undefined {
  const choice = childrenNamed(element, "mc:Choice").find((candidate) =>
    (attribute(candidate, "Requires") ?? "").split(/\s+/u).every((prefix) => prefix === "" || isKnownPrefix(prefix)),
  );
  return choice ?? child(element, "mc:Fallback");
}

/** Rows of a table (§17.4.78) with the elements around them, without those that a tracked change deletes. */
export function rowsOf(table: Nest): readonly Nest[] {
  return within(table, "w:tr").filter(({ element }) => !isDeletedRow(element));
}

/** Cells of a row (§17.4.65) with the elements around them. */
export function cellsOf(row: Nest): readonly Nest[] {
  return within(row, "w:tc");
}

function within(parent: Nest, name: string): readonly Nest[] {
  return parent.element.children.flatMap((element): readonly Nest[] => {
    const nest = { element, outer: parent };
    if (element.name === name) return [nest];
    return WRAPPERS.has(element.name) ? within(nest, name) : [];
  });
}

/**
 * Whether the cells of a row are columns of a page, read one after the other, and not parts of a line: two of them at
 * least hold a text of some length, or the row holds most of the story. A heading or a date beside its text makes no
 * column; a table that the text runs around does.
 */
export function areParallel(row: Nest): boolean {
  const ENOUGH_LINES = 3;
  if (isBesideText(row)) return true;
  const lines = cellsOf(row).map(({ element }) => countLines(element, ENOUGH_LINES));
  if (lines.filter((count) => count >= ENOUGH_LINES).length > 1) return true;
  return lines.filter((count) => count > 1).length > 1 && textLength(row.element) > textLength(rootOf(row)) / 2;
}

/** Whether the table of a row floats beside the text of the story (§17.4.57), with several lines of its own. */
function isBesideText(row: Nest): boolean {
  let table: Nest | undefined = row;
  while (table !== undefined && table.element.name !== "w:tbl") table = table.outer;
  if (table === undefined || descend(table.element, "w:tblPr", "w:tblpPr") === undefined) return false;
  const LINES = 4;
  return textLength(table.element) < textLength(rootOf(row)) * 0.75 && countLines(table.element, LINES) === LINES;
}

function rootOf(nest: Nest): XmlElement {
  let here = nest;
  while (here.outer !== undefined) here = here.outer;
  return here.element;
}

const lengths = new WeakMap<XmlElement, number>();

/** UTF-16 units of text within an element. */
function textLength(element: XmlElement): number {
  const known = lengths.get(element);
  if (known !== undefined) return known;
  const own = element.name === "w:t" ? element.text.length : 0;
  const length = element.children.reduce((sum, node) => sum + textLength(node), own);
  lengths.set(element, length);
  return length;
}

/** Lines of text within an element, counted up to a limit. */
function countLines(element: XmlElement, limit: number): number {
  let lines = 0;
  const visit = (parent: XmlElement): boolean => {
    let hasText = false;
    for (const node of parent.children) {
      if (lines >= limit) return hasText;
      if (node.name === "w:t") hasText ||= node.text.trim() !== "";
      else if (node.name === "w:br" || node.name === "w:cr") {
        if (hasText) lines += 1;
        hasText = false;
      } else if (visit(node)) hasText = true;
    }
    if (parent.name === "w:p" && hasText) {
      lines += 1;
      return false;
    }
    return hasText;
  };
  visit(element);
  return lines;
}

function isDeletedRow(row: XmlElement): boolean {
  return child(child(row, "w:trPr"), "w:del") !== undefined;
}

/**
 * Tells for elements of the body, asked in document order, in which column they stand. Only columns that are begun by
 * a column break are told apart: where text flows from one into the next, it is one flow.
 */
function isBody({ kind, cell }: Container): boolean {
  return kind === "body" && cell === undefined;
}

function trackColumns(root: XmlElement): (element: XmlElement) => Container {
  const BODY: Container = { kind: "body", id: "body" };
  const ends = sectionEnds(root);
  if (ends.every(({ columns }) => columns < 2)) return () => BODY;
  let section = 0;
  let column = 0;
  return (element) => {
    while (section < ends.length - 1 && element.start >= (ends[section]?.end ?? 0)) {
      section += 1;
      column = 0;
    }
    if ((ends[section]?.columns ?? 1) < 2) return BODY;
    const { before, after } = element.name === "w:p" ? columnBreaks(element) : { before: 0, after: 0 };
    column += before;
    const place: Container = { kind: "column", id: `s${section}c${column}` };
    column += after;
    return place;
  };
}

/** Where each page section ends, and how many columns it has (§17.6.4); the last one ends with the body. */
function sectionEnds(root: XmlElement): readonly { readonly end: number; readonly columns: number }[] {
  const found: { end: number; columns: number }[] = [];
  const countColumns = (properties: XmlElement) => {
    const cols = child(properties, "w:cols");
    return Math.max(integer(cols, "w:num") ?? 1, childrenNamed(cols, "w:col").length);
  };
  const visit = (parent: XmlElement) => {
    for (const element of parent.children) {
      const properties = element.name === "w:p" ? descend(element, "w:pPr", "w:sectPr") : undefined;
      if (properties !== undefined) found.push({ end: element.end, columns: countColumns(properties) });
      else if (element.name === "w:sectPr")
        found.push({ end: Number.POSITIVE_INFINITY, columns: countColumns(element) });
      else if (WRAPPERS.has(element.name)) visit(element);
    }
  };
  visit(root);
  return found;
}

/** Column breaks of a paragraph, those before its first text and the others. */
function columnBreaks(paragraph: XmlElement): { readonly before: number; readonly after: number } {
  let before = 0;
  let after = 0;
  let hasText = false;
  const visit = (parent: XmlElement) => {
    for (const element of parent.children) {
      if (element.name === "w:t" && element.text.trim() !== "") hasText = true;
      else if (element.name === "w:br" && attribute(element, "w:type") === "column") {
        if (hasText) after += 1;
        else before += 1;
      } else if (element.name === "w:r" || element.name === "w:hyperlink" || WRAPPERS.has(element.name)) visit(element);
    }
  };
  visit(paragraph);
  return { before, after };
}
