import type { InsertionPoint } from "./insertion-point";
import type { PartNames } from "./part-names";
import { cellsOf, type Nest, rowsOf } from "./story";
import { climbTo } from "./units";
import { attribute, child, descend, integer, type XmlElement } from "./xml";

/**
 * The cells of a row that must go on with a merge down the table (ECMA-376 Part 1 §17.4.84) when the row is copied to a
 * point within that merge: without them a side column would end there.
 */
export function mergedCells(row: Nest, { unit, side, isAmongRows }: InsertionPoint): ReadonlySet<XmlElement> {
  const table = climbTo(unit, "w:tbl");
  if (!isAmongRows || table === undefined || climbTo(row, "w:tbl")?.element !== table.element) return new Set();
  const rows = rowsOf(table);
  const at = rows.findIndex(({ element }) => element === unit.element);
  const next = rows[side === "before" ? at : at + 1];
  const goingOn = new Set(columnsOf(next).flatMap(({ cell, column }) => (goesOn(cell) ? [column] : [])));
  return new Set(columnsOf(row).flatMap(({ cell, column }) => (goingOn.has(column) ? [cell] : [])));
}

/** Cells with the column of the table's grid that they begin at. */
function columnsOf(row: Nest | undefined): readonly { readonly cell: XmlElement; readonly column: number }[] {
  let column = 0;
  return (row === undefined ? [] : cellsOf(row)).map(({ element: cell }) => {
    const place = { cell, column };
    column += integer(descend(cell, "w:tcPr", "w:gridSpan"), "w:val") ?? 1;
    return place;
  });
}

/** Whether a cell is a part of one that reaches over several rows, as a side column does. */
export function isMergedDown(cell: XmlElement): boolean {
  return descend(cell, "w:tcPr", "w:vMerge") !== undefined;
}

function goesOn(cell: XmlElement): boolean {
  const merge = descend(cell, "w:tcPr", "w:vMerge");
  return merge !== undefined && attribute(merge, "w:val") !== "restart";
}

/** What stands before `w:vMerge` among the properties of a cell (§17.4.70). */
const BEFORE_MERGE: ReadonlySet<string> = new Set(["w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge"]);

/** The start of a cell as a copy has it, up to its properties: part of no merge, or going on with one. */
export function cellStart(cell: XmlElement, text: string, isMerged: boolean, { w }: PartNames): string {
  const properties = child(cell, "w:tcPr");
  const merge = isMerged ? `<${w}vMerge/>` : "";
  const open = text.slice(cell.start, cell.innerStart);
  if (properties === undefined) return merge === "" ? open : `${open}<${w}tcPr>${merge}</${w}tcPr>`;
  const own = properties.children.filter(({ name }) => name !== "w:vMerge");
  const xml = (nodes: readonly XmlElement[]) => nodes.map(({ start, end }) => text.slice(start, end)).join("");
  const before = own.filter(({ name }) => BEFORE_MERGE.has(name));
  const after = own.filter(({ name }) => !BEFORE_MERGE.has(name));
  return `${open}<${w}tcPr>${xml(before)}${merge}${xml(after)}</${w}tcPr>`;
}
