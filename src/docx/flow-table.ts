import type { FlowBlock, FlowCell, FlowRow, FlowTable } from "../model/flow";
import type { FlowPlace, FlowReader } from "./flow-reader";
import { openTableLook } from "./flow-table-look";
import { points } from "./measures";
import { WRAPPERS } from "./story";
import { attribute, child, childOn, childrenNamed, childValue, integer, type XmlElement } from "./xml";

/** A table (ECMA-376 Part 1 §17.4.37) with the look of each cell resolved; undefined when it has no cells. */
export function flowTable(element: XmlElement, reader: FlowReader, place: FlowPlace): FlowTable | undefined {
  const properties = child(element, "w:tblPr");
  const rows = wrapped(element, "w:tr").filter((row) => child(child(row, "w:trPr"), "w:del") === undefined);
  if (rows.length === 0) return undefined;
  const look = openTableLook(properties, reader);
  const columnWidths = fitted(columnsOf(element, rows, properties, place.width), reader, place);
  const tableStyle = childValue(properties, "w:tblStyle");
  const align = childValue(properties, "w:jc");
  const isRtl = childOn(properties, "w:bidiVisual") === true;
  const margins = look.margins;
  const indent = points(attribute(child(properties, "w:tblInd"), "w:w"), 20) ?? 0;

  const readRow = (row: XmlElement, rowIndex: number): FlowRow => {
    const trPr = child(row, "w:trPr");
    const height = child(trPr, "w:trHeight");
    const value = points(attribute(height, "w:val"), 20);
    const rule = attribute(height, "w:hRule");
    const cells: FlowCell[] = [];
    let column = 0;
    const skipped = integer(child(trPr, "w:gridBefore"), "w:val") ?? 0;
    if (skipped > 0) {
      cells.push({ columnSpan: skipped, blocks: [], margins });
      column = skipped;
    }
    for (const cell of wrapped(row, "w:tc")) {
      const tcPr = child(cell, "w:tcPr");
      const columnSpan = Math.max(integer(child(tcPr, "w:gridSpan"), "w:val") ?? 1, 1);
      const width = columnWidths.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0);
      const at = {
        row: rowIndex,
        rows: rows.length,
        column,
        columnEnd: column + columnSpan,
        columns: columnWidths.length,
      };
      const style = look.cell(tcPr, at);
      const merge = child(tcPr, "w:vMerge");
      const inner = Math.max(width - style.margins.left - style.margins.right, 1);
      const background = style.shading ?? place.background;
      const blocks = reader.blocks(cell.children, {
        page: place.page,
        ...(place.linePitch === undefined ? {} : { linePitch: place.linePitch }),
        width: inner,
        isCell: true,
        cellRun: look.run(at),
        ...(tableStyle === undefined ? {} : { tableStyle }),
        ...(background === undefined ? {} : { background }),
      });
      cells.push({
        columnSpan,
        blocks: withoutCloser(blocks),
        ...style,
        ...(merge === undefined
          ? {}
          : { rowMerge: attribute(merge, "w:val") === "restart" ? ("start" as const) : ("continue" as const) }),
      });
      column += columnSpan;
    }
    return {
      cells,
      ...(value === undefined || value === 0
        ? {}
        : { height: { rule: rule === "exact" ? ("exact" as const) : ("at-least" as const), value } }),
      ...(childOn(trPr, "w:tblHeader") ? { header: true } : {}),
      ...(childOn(trPr, "w:cantSplit") ? { cantSplit: true } : {}),
    };
  };
  const read = rows.map(readRow);
  // Up to Word 2010 the text of the first column stands at the indent; since then the outside of the table's rule does.
  const halfRule = (read[0]?.cells[0]?.borders?.left?.width ?? 0) / 2;
  const hang = reader.isOldLayout ? Math.max(margins.left, halfRule) : -halfRule;
  const indentLeft = place.isCell === true ? indent : indent - hang;
  return {
    kind: "table",
    columnWidths,
    ...(indentLeft === 0 ? {} : { indentLeft }),
    ...(align === "center" ? { align: "center" as const } : {}),
    ...(align === "right" || align === "end" ? { align: "right" as const } : {}),
    ...(isRtl ? { rtl: true } : {}),
    rows: read,
  };
}

/** Children of a name, also those that are only wrapped. */
function wrapped(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.flatMap((element) => {
    if (element.name === name) return [element];
    return WRAPPERS.has(element.name) ? wrapped(element, name) : [];
  });
}

/**
 * Without the empty paragraph behind a table that ends a cell: a cell must end with a paragraph (§17.4.65), and word
 * processors show none there.
 */
function withoutCloser(blocks: readonly FlowBlock[]): readonly FlowBlock[] {
  const [table, last] = blocks.slice(-2);
  const isCloser =
    table?.kind === "table" &&
    last?.kind === "paragraph" &&
    last.inlines.every((inline) => inline.kind === "text" && inline.text === "") &&
    last.marker === undefined &&
    last.borders === undefined;
  return isCloser ? blocks.slice(0, -1) : blocks;
}

/** A table that would reach over the page's edge is made narrower, so that all of it can be seen. */
function fitted(
  widths: readonly number[],
  { context }: FlowReader,
  { page, width, isCell }: FlowPlace,
): readonly number[] {
  const total = widths.reduce((sum, one) => sum + one, 0);
  // A cell's own margins may be used up by a table within it.
  const most = isCell === true ? width + 12 : width + page.marginRight;
  if (total <= most + 1) return widths;
  context.messages.info("table-narrowed", "A table wider than the page was made narrower, to fit between the margins.");
  return widths.map((one) => (one * width) / total);
}

/** Widths of the grid (§17.4.48); of the widest row's cells where the grid says nothing; equal ones at last. */
function columnsOf(
  table: XmlElement,
  rows: readonly XmlElement[],
  properties: XmlElement | undefined,
  room: number,
): readonly number[] {
  const grid = childrenNamed(child(table, "w:tblGrid"), "w:gridCol").map(
    (column) => points(attribute(column, "w:w"), 20) ?? 0,
  );
  const spans = rows.map((row) =>
    wrapped(row, "w:tc").reduce(
      (sum, cell) => sum + Math.max(integer(child(child(cell, "w:tcPr"), "w:gridSpan"), "w:val") ?? 1, 1),
      0,
    ),
  );
  const count = Math.min(Math.max(grid.length, ...spans, 1), 200);
  const wanted = tableWidth(child(properties, "w:tblW"), room);
  const widths = grid.slice(0, count);
  if (widths.length < count || widths.some((width) => width <= 0)) {
    const stated = statedWidths(rows, count, room);
    const rest = Math.max((wanted ?? room) - stated.reduce((sum, width) => sum + width, 0), 0);
    const open = stated.filter((width) => width === 0).length;
    return stated.map((width) => width || Math.max(rest / Math.max(open, 1), 20));
  }
  const total = widths.reduce((sum, width) => sum + width, 0);
  const isRelative = attribute(child(properties, "w:tblW"), "w:type") === "pct";
  return isRelative && wanted !== undefined && Math.abs(total - wanted) > 1
    ? widths.map((width) => (width * wanted) / total)
    : widths;
}

function statedWidths(rows: readonly XmlElement[], count: number, room: number): readonly number[] {
  const widths = new Array<number>(count).fill(0);
  for (const row of rows) {
    let column = 0;
    for (const cell of wrapped(row, "w:tc")) {
      const tcPr = child(cell, "w:tcPr");
      const span = Math.max(integer(child(tcPr, "w:gridSpan"), "w:val") ?? 1, 1);
      const width = tableWidth(child(tcPr, "w:tcW"), room);
      if (span === 1 && width !== undefined && column < count) widths[column] = Math.max(widths[column] ?? 0, width);
      column += span;
    }
  }
  return widths;
}

/** A width in twentieths of a point, or in fiftieths of a percent of the room (§17.18.90). */
function tableWidth(element: XmlElement | undefined, room: number): number | undefined {
  const value = attribute(element, "w:w");
  const type = attribute(element, "w:type") ?? "dxa";
  if (value === undefined || type === "auto" || type === "nil") return undefined;
  if (value.endsWith("%")) return (Number.parseFloat(value) / 100) * room || undefined;
  return (type === "pct" ? (Number.parseFloat(value) / 5000) * room : points(value, 20)) || undefined;
}
