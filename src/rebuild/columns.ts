import type { Block } from "../model/document";
import type { FlowBlock, FlowCell, FlowParagraph, FlowRow, FlowTable } from "../model/flow";
import type { PageSetup } from "../model/look";
import type { Position } from "../model/position";
import type { Piece } from "./pieces";

/** A column: its pieces and how far they reach across the page, in points from its left edge. */
export interface Column {
  readonly id: string;
  readonly pieces: Piece[];
  readonly ground: string | undefined;
  /** Of the columns that text runs through one after the other. */
  readonly flow: string | undefined;
  left: number;
  right: number;
}

/** Draws a piece that stands below another, or at the top. */
type Draw = (piece: Piece, before: Piece | undefined) => FlowParagraph;

/**
 * Gives the blocks of a flow in which columns stand side by side: each group of columns is a row of a table, one cell a
 * column; everything else stays as it is. A table is the form in which a sidebar keeps its place in every word processor.
 */
export function besideEachOther(pieces: readonly Piece[], page: PageSetup, draw: Draw): readonly FlowBlock[] {
  const blocks: FlowBlock[] = [];
  for (let index = 0; index < pieces.length; ) {
    const columns = columnsFrom(pieces, index);
    const count = columns.reduce((sum, column) => sum + column.pieces.length, 0);
    if (columns.length < 2) {
      const alone = pieces.slice(index, index + Math.max(count, 1));
      blocks.push(...alone.map((piece, turn) => draw(piece, alone[turn - 1] ?? pieces[index - 1])));
      index += alone.length;
    } else {
      const below = pieces[index + count];
      blocks.push(tableOf(columns, { above: pieces[index - 1], below }, page, draw));
      index += count;
    }
  }
  return blocks;
}

/** The columns that follow each other from a piece on, each with all of its pieces. */
export function columnsFrom(pieces: readonly Piece[], start: number): readonly Column[] {
  const columns: Column[] = [];
  for (let index = start; index < pieces.length; index += 1) {
    const piece = pieces[index] as Piece;
    const { container } = piece.block;
    if (container.kind !== "column") break;
    let column = columns.at(-1);
    if (column?.id !== container.id) {
      // Text that returns to a column that was left begins another group.
      if (columns.some(({ id }) => id === container.id)) break;
      const { id, ground, flow } = container;
      column = { id, ground, flow, pieces: [], left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY };
      columns.push(column);
    }
    column.pieces.push(piece);
    const [left, right] = extent(piece.block);
    column.left = Math.min(column.left, left);
    column.right = Math.max(column.right, right);
  }
  return columns;
}

function extent({ position, added }: Block): readonly [left: number, right: number] {
  if (position.in !== "page" || added) return [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return [position.x, position.x + position.width];
}

const NARROWEST = 40;
const WIDEST_GUTTER = 10;
/** How far a coloured ground reaches beyond its text at most. */
const MOST_PADDING = 12;
const PADDING_ABOVE = 8;
/** More room than this above a column is no space between paragraphs. */
const MOST_SPACE = 72;
/** Room for the empty paragraph that a word processor has behind a table at the end. */
const LAST_PARAGRAPH = 16;

/** Columns from left to right; their text keeps its place, its width and the gutters it had. */
function tableOf(
  columns: readonly Column[],
  { above, below }: { readonly above: Piece | undefined; readonly below: Piece | undefined },
  page: PageSetup,
  draw: Draw,
): FlowTable {
  const spaceAbove = spacesAbove(columns, above);
  const placed = [...columns].sort((one, other) => one.left - other.left);
  const end = page.width - page.marginRight;
  const hasGround = (index: number) => placed[index]?.ground !== undefined;
  // A ground ends halfway to the text beside it, and before the edge of the page.
  const starts = placed.map(({ left }, index) => {
    const room = index === 0 ? left : Math.max(0, left - (placed[index - 1]?.right ?? 0)) / 2;
    return left - (hasGround(index) || hasGround(index - 1) ? Math.min(room, MOST_PADDING) : 0);
  });
  const cells = placed.map((column, index) => {
    const start = starts[index] ?? column.left;
    const next = starts[index + 1];
    const gutter = next === undefined ? 0 : Math.max(0, next - column.right);
    return {
      column,
      width: Math.max((next ?? Math.max(end, column.right)) - start, NARROWEST),
      // Half the gutter is left to text that runs wider in another font.
      margins: { left: column.left - start, right: Math.min(gutter / 2, WIDEST_GUTTER) },
    };
  });
  const padding = placed.some(({ ground }) => ground !== undefined) ? PADDING_ABOVE : 0;
  return {
    kind: "table",
    columnWidths: cells.map(({ width }) => width),
    indentLeft: (starts[0] ?? page.marginLeft) - page.marginLeft,
    rows: [
      {
        ...(padding === 0 || standsOnPage(below, columns) ? {} : { height: toPageEnd(columns, page) }),
        cells: cells.map(
          ({ column, margins }): FlowCell => ({
            columnSpan: 1,
            ...(column.ground === undefined ? {} : { shading: column.ground }),
            margins: { top: padding, bottom: padding, ...margins },
            blocks: column.pieces.map((piece, turn) =>
              turn === 0 ? { ...draw(piece, undefined), ...spaceAbove(column) } : draw(piece, column.pieces[turn - 1]),
            ),
          }),
        ),
      },
    ],
  };
}

/** The room above the first line of each column, from what stands above all of them, or from the highest. */
function spacesAbove(
  columns: readonly Column[],
  above: Piece | undefined,
): (column: Column) => { spaceBefore?: number } {
  const [first] = placesOf(columns);
  const topOf = (column: Column) => column.pieces.map(({ block: { position } }) => position).find(isOnPage)?.y;
  const position = above?.block.position;
  const isAbove = position !== undefined && isOnPage(position) && position.page === first?.page;
  const start = isAbove ? position.y + position.height : Math.min(...columns.map((column) => topOf(column) ?? 0));
  return (column) => {
    const space = Math.round((topOf(column) ?? start) - start);
    return space > 0 && space < MOST_SPACE ? { spaceBefore: space } : {};
  };
}

function isOnPage(position: Position): position is Extract<Position, { in: "page" }> {
  return position.in === "page";
}

/** Whether a piece stands on the page on which columns begin. */
function standsOnPage(piece: Piece | undefined, columns: readonly Column[]): boolean {
  const { position } = piece?.block ?? {};
  return position?.in === "page" && position.page === placesOf(columns)[0]?.page;
}

/** The ground of a sidebar goes to the foot of the page, however short its text. */
function toPageEnd(columns: readonly Column[], { height, marginBottom }: PageSetup): NonNullable<FlowRow["height"]> {
  const [first] = placesOf(columns);
  const tops = placesOf(columns).flatMap(({ page, y }) => (page === first?.page ? [y] : []));
  return { rule: "at-least", value: Math.max(0, height - marginBottom - Math.min(...tops) - LAST_PARAGRAPH) };
}

function placesOf(columns: readonly Column[]) {
  return columns.flatMap(({ pieces }) =>
    pieces.flatMap(({ block: { position, added } }) => (position.in === "page" && !added ? [position] : [])),
  );
}
