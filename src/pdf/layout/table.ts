import type { FlowBlock, FlowCell, FlowRow, FlowTable } from "../../model/flow";
import type { Border } from "../../model/look";
import { type DisplayItem, type StructureNode, thickness } from "./display";
import { heightOf, type Strip, stack } from "./strips";

export interface TableFrame {
  readonly width: number;
  readonly block: number;
  /** Space above the table. */
  readonly gap: number;
  readonly parent: StructureNode | null;
  /** Sets the blocks of a cell into strips of a width. */
  readonly setCell: (blocks: readonly FlowBlock[], node: StructureNode | null, width: number) => readonly Strip[];
}

/** A cell in the grid, its content laid out. */
interface PlacedCell {
  readonly cell: FlowCell;
  readonly column: number;
  readonly x: number;
  readonly width: number;
  /** What of its content begins in this row. */
  readonly strips: readonly Strip[];
  /** How far below the top of the row it begins. */
  readonly from: number;
  /** Whether the cell goes on from the row above, or into the one below. */
  readonly goesOn: boolean;
  readonly endsHere: boolean;
}

/** Sets a table into strips, one a row (ECMA-376 Part 1 §17.4). */
export function setTable(table: FlowTable, frame: TableFrame): readonly Strip[] {
  const edges = columnEdges(table, frame);
  const node: StructureNode | null = frame.parent === null ? null : { type: "Table", parent: frame.parent };
  const rows = table.rows.map((row, index) => placeCells(table, row, index, edges, node, frame));
  const heights = rows.map((cells, index) => {
    const height = rowHeight(table.rows[index]!, cells);
    carryOver(rows, index, height);
    return height;
  });
  align(rows, heights);
  const strips = rows.map((cells, index) =>
    rowStrip(cells, heights[index]!, table.rows[index]!, index, index === 0 ? frame.gap : 0, frame),
  );
  // The rule below the last row stands below it, all others within the row that follows.
  const last = strips.at(-1);
  if (last !== undefined) strips[strips.length - 1] = { ...last, height: last.height + lastRule(rows.at(-1)) };
  return strips;
}

/** Where the columns begin and end, from the left edge of the text. */
function columnEdges(table: FlowTable, frame: TableFrame): readonly number[] {
  const total = table.columnWidths.reduce((sum, width) => sum + width, 0);
  const indent = table.indentLeft ?? 0;
  const left =
    table.align === "center" ? (frame.width - total) / 2 : table.align === "right" ? frame.width - total : indent;
  const edges = [left];
  for (const width of table.columnWidths) edges.push(edges.at(-1)! + width);
  return table.rtl ? edges.map((edge) => left + total - (edge - left)) : edges;
}

function placeCells(
  table: FlowTable,
  row: FlowRow,
  index: number,
  edges: readonly number[],
  tableNode: StructureNode | null,
  { setCell }: TableFrame,
): PlacedCell[] {
  const rowNode: StructureNode | null = tableNode === null ? null : { type: "TR", parent: tableNode };
  const cells: PlacedCell[] = [];
  let column = 0;
  for (const cell of row.cells) {
    const from = edges[Math.min(column, edges.length - 1)]!;
    const to = edges[Math.min(column + cell.columnSpan, edges.length - 1)]!;
    const [x, width] = [Math.min(from, to), Math.abs(to - from)];
    const isContinued = cell.rowMerge === "continue";
    const span = cell.rowMerge === "start" ? spanOf(table, index, column) : 1;
    const node: StructureNode | null =
      rowNode === null || isContinued
        ? null
        : {
            type: row.header ? "TH" : "TD",
            parent: rowNode,
            ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
            ...(span > 1 ? { rowSpan: span } : {}),
          };
    const room = width - inset(cell, "left") - inset(cell, "right");
    const strips = isContinued ? [] : setCell(cell.blocks, node, Math.max(room, 1));
    cells.push({
      cell,
      column,
      x,
      width,
      strips,
      from: 0,
      goesOn: isContinued,
      endsHere: !continuesBelow(table, index, column),
    });
    column += cell.columnSpan;
  }
  const { top } = padding(cells);
  return cells.map((placed) => ({ ...placed, from: top }));
}

/** From the edge of a cell to its text: the margin, which reaches from the middle of the rule, but never on the rule. */
function inset({ margins, borders }: FlowCell, side: "left" | "right"): number {
  return Math.max(margins[side], thickness(borders?.[side]) / 2);
}

function cellAt(row: FlowRow | undefined, column: number): FlowCell | undefined {
  let at = 0;
  for (const cell of row?.cells ?? []) {
    if (at === column) return cell;
    at += cell.columnSpan;
  }
  return undefined;
}

function continuesBelow(table: FlowTable, row: number, column: number): boolean {
  return (
    cellAt(table.rows[row], column)?.rowMerge !== undefined &&
    cellAt(table.rows[row + 1], column)?.rowMerge === "continue"
  );
}

function spanOf(table: FlowTable, row: number, column: number): number {
  let span = 1;
  while (continuesBelow(table, row + span - 1, column)) span += 1;
  return span;
}

/** Room above and below the content of a row's cells: the largest margin counts for all, and so does the rule above. */
function padding(cells: readonly PlacedCell[]): { readonly top: number; readonly bottom: number } {
  const margins = cells.map(({ cell }) => cell.margins);
  const rules = cells.map(({ cell, goesOn }) => (goesOn ? 0 : thickness(cell.borders?.top)));
  return {
    top: Math.max(...margins.map(({ top }) => top), 0) + Math.max(...rules, 0),
    bottom: Math.max(...margins.map(({ bottom }) => bottom), 0),
  };
}

function lastRule(cells: readonly PlacedCell[] = []): number {
  return Math.max(...cells.map(({ cell }) => thickness(cell.borders?.bottom)), 0);
}

/** High enough for every cell that ends here. */
function rowHeight(row: FlowRow, cells: readonly PlacedCell[]): number {
  if (row.height?.rule === "exact") return row.height.value;
  const { bottom } = padding(cells);
  let height = row.height?.value ?? 0;
  for (const { strips, from, endsHere } of cells) {
    const content = endsHere ? heightOf(strips) : (strips[0]?.height ?? 0);
    height = Math.max(height, from + content + bottom);
  }
  return height;
}

/** Lines of a merged cell that begin below its row stand in the next one; a line may reach over the edge between. */
function carryOver(rows: PlacedCell[][], index: number, height: number): void {
  const cells = rows[index]!;
  cells.forEach((placed, at) => {
    const below = placed.endsHere ? -1 : belowOf(rows, index, placed);
    const next = rows[index + 1]?.[below];
    if (next === undefined) return;
    const room = height - placed.from;
    let [y, count] = [0, 0];
    while (count < placed.strips.length && y + placed.strips[count]!.gap < room - 0.01) {
      y += placed.strips[count]!.gap + placed.strips[count]!.height;
      count += 1;
    }
    cells[at] = { ...placed, strips: placed.strips.slice(0, count) };
    rows[index + 1]![below] = { ...next, strips: placed.strips.slice(count), from: y - room };
  });
}

function belowOf(rows: readonly (readonly PlacedCell[])[], index: number, { column }: PlacedCell): number {
  return rows[index + 1]?.findIndex((cell) => cell.goesOn && cell.column === column) ?? -1;
}

/** Moves content down to the middle or the foot of its cell, over all the rows that the cell takes. */
function align(rows: PlacedCell[][], heights: readonly number[]): void {
  rows.forEach((cells, index) => {
    cells.forEach((placed, at) => {
      if (placed.goesOn) return;
      const parts = [placed];
      for (let last = placed; !last.endsHere; parts.push(last)) {
        const row = index + parts.length - 1;
        last = rows[row + 1]![belowOf(rows, row, last)]!;
      }
      const strips = parts.flatMap((part) => part.strips);
      const total = parts.reduce((sum, _, turn) => sum + heights[index + turn]!, 0);
      const free = Math.max(total - placed.from - padding(cells).bottom - heightOf(strips), 0);
      const { verticalAlign } = placed.cell;
      const down = verticalAlign === "center" ? free / 2 : verticalAlign === "bottom" ? free : 0;
      cells[at] = { ...placed, strips, from: placed.from + down };
    });
    carryOver(rows, index, heights[index]!);
  });
}

/** The strips that fit into the room, and the others. Rows are parted between any two lines, as word processors do. */
function cut(strips: readonly Strip[], room: number): readonly [readonly Strip[], readonly Strip[]] {
  let y = 0;
  let count = 0;
  for (const strip of strips) {
    y += strip.gap + strip.height;
    if (y > room + 0.01 && strip.height > 0) break;
    count += 1;
  }
  return [strips.slice(0, count), strips.slice(count)];
}

function rowStrip(
  cells: readonly PlacedCell[],
  height: number,
  row: FlowRow,
  index: number,
  gap: number,
  frame: TableFrame,
): Strip {
  const isKept = cells[0]?.cell.blocks.some((block) => block.kind === "paragraph" && block.keepNext) ?? false;
  return {
    gap,
    height,
    items: rowItems(cells, height),
    keep: isKept || row.header === true,
    origin: { block: frame.block, from: index },
    ...(row.cantSplit || row.height?.rule === "exact"
      ? {}
      : { split: (room: number) => splitRow(cells, room, row, index, gap, frame) }),
  };
}

function rowItems(cells: readonly PlacedCell[], height: number): readonly DisplayItem[] {
  const fills: DisplayItem[] = [];
  const rules: DisplayItem[] = [];
  const content: DisplayItem[] = [];
  for (const { cell, x, width, strips, from, goesOn, endsHere } of cells) {
    if (cell.shading !== undefined) fills.push({ kind: "fill", x, y: 0, width, height, color: cell.shading });
    const rule = (border: Border | undefined, fromX: number, fromY: number, toX: number, toY: number) => {
      if (border === undefined) return;
      const { width: line, color, style } = border;
      rules.push({ kind: "rule", x: fromX, y: fromY, toX, toY, width: line, color, style });
    };
    const over = thickness(cell.borders?.top) / 2;
    const under = height + thickness(cell.borders?.bottom) / 2;
    if (!goesOn) rule(cell.borders?.top, x, over, x + width, over);
    if (endsHere) rule(cell.borders?.bottom, x, under, x + width, under);
    rule(cell.borders?.left, x, 0, x, height);
    rule(cell.borders?.right, x + width, 0, x + width, height);
    content.push(...stack(strips, x + inset(cell, "left"), from));
  }
  return [...fills, ...rules, ...content];
}

function splitRow(
  cells: readonly PlacedCell[],
  room: number,
  row: FlowRow,
  index: number,
  gap: number,
  frame: TableFrame,
): readonly [Strip, Strip] | null {
  const { top, bottom } = padding(cells);
  const parts = cells.map((placed) => {
    const [head, tail] = cut(placed.strips, room - gap - placed.from - bottom);
    return { head: { ...placed, strips: head }, tail: { ...placed, strips: tail, from: top } };
  });
  // Nothing is gained when a cell with text would have none of it here.
  if (parts.some(({ head, tail }) => head.strips.length === 0 && tail.strips.length > 0)) return null;
  const heads = parts.map(({ head }) => head);
  const tails = parts.map(({ tail }) => tail);
  const { height: _, ...free } = row;
  return [
    { ...rowStrip(heads, Math.max(rowHeight(free, heads), room - gap), free, index, gap, frame), keep: false },
    rowStrip(tails, rowHeight(free, tails), free, index, 0, frame),
  ];
}
