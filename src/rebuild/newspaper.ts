import type { FlowColumn } from "../model/flow";
import type { PageSetup } from "../model/look";
import { type Column, columnsFrom } from "./columns";
import type { Piece } from "./pieces";

/** Pieces that follow each other in one set-up of columns. */
export interface Stretch {
  readonly pieces: readonly Piece[];
  /** Of a newspaper, from left to right; none where text has the page's width, or columns stand apart in a table. */
  readonly columns: readonly FlowColumn[];
  /** Where the first column begins, in points from the left edge of the page. */
  readonly left?: number;
}

/**
 * Parts pieces where the text begins or ends to flow from column to column, as in a newspaper: columns of one
 * flow, each of which is full before the next begins. Set in columns of a section, what is added to one flows on into the next.
 */
export function stretchesOf(pieces: readonly Piece[], page: PageSetup): readonly Stretch[] {
  const stretches: { pieces: Piece[]; columns: readonly FlowColumn[]; left?: number; ids: ReadonlySet<string> }[] = [];
  for (let index = 0; index < pieces.length; ) {
    const group = columnsFrom(pieces, index);
    const count = Math.max(1, sum(group.map((column) => column.pieces.length)));
    const own = pieces.slice(index, index + count);
    const last = stretches.at(-1);
    const isSame = group.length > 0 && last !== undefined && group.every(({ id }) => last.ids.has(id));
    const columns = newspaperColumns(group, page);
    const [left] = leftEdges(group);
    if (isSame) last.pieces.push(...own);
    else if (columns !== null && left !== undefined) {
      stretches.push({ pieces: [...own], columns, left, ids: new Set(group.map(({ id }) => id)) });
    } else if (last !== undefined && last.columns.length === 0) last.pieces.push(...own);
    else stretches.push({ pieces: [...own], columns: [], ids: new Set() });
    index += count;
  }
  return stretches;
}

/** How far from the end of the page the last line of a full column may be, in points: an entry that was kept together. */
const ROOM_LEFT = 60;
const NARROWEST_GAP = 6;

/** The columns of a newspaper; null where they are no flow, or where text would not go on from one to the next by itself. */
function newspaperColumns(group: readonly Column[], page: PageSetup): readonly FlowColumn[] | null {
  const [flow] = group.map((column) => column.flow);
  if (flow === undefined || group.some((column) => column.flow !== flow)) return null;
  if (group.length < 2 || !group.slice(0, -1).every((one) => isFull(one, page))) return null;
  const lefts = leftEdges(group);
  const end = page.width - page.marginRight;
  return group.map(({ left, right }, index) => {
    const next = lefts[index + 1];
    const gap = next === undefined ? 0 : Math.max(NARROWEST_GAP, next - right);
    return { width: (next ?? end) - left - gap, gap };
  });
}

function leftEdges(group: readonly Column[]): readonly number[] {
  return group.map(({ left }) => left);
}

function isFull({ pieces }: Column, { height, marginBottom }: PageSetup): boolean {
  const bottoms = pieces.map(({ block: { position } }) => (position.in === "page" ? position.y + position.height : 0));
  return Math.max(...bottoms) > height - marginBottom - ROOM_LEFT;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
