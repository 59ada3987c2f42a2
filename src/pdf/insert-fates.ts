import type { Mark } from "./content-stream-marks";
import { DROP, type Fate, moveUp, type OpenPage, STAY } from "./content-stream-move";
import type { PdfLine } from "./page-layout";
import type { Content } from "./reflow-pieces";
import type { Flow, FlowedColumn, PlacedContent } from "./reflow-plan";
import { lineUnder, type Place, type Row, type Scope } from "./reflow-rows";

/** Where a row ends up. */
export interface Landing {
  readonly page: number;
  /** How far it moves to the right, into another column, and up. */
  readonly dx: number;
  readonly dy: number;
  /** Drawn as part of the new section, not at its old place. */
  readonly taken: boolean;
}

/** Where the rows of columns land; rows left out are not in it, and those above all changes land where they are. */
export function landings(flows: readonly Flow[], removed: ReadonlySet<number>): ReadonlyMap<Row, Landing> {
  const landed = new Map<Row, Landing>();
  for (const { page, placed } of flows.flatMap(({ flowed }) => flowed)) {
    for (const { piece, baseline, dx } of placed) {
      if (piece.content.kind !== "row") continue;
      const { row, taken } = piece.content;
      landed.set(row, { page, dx, dy: baseline - row.baseline, taken });
    }
  }
  for (const { rows } of flows.flatMap(({ pages }) => pages)) {
    for (const row of rows) {
      if (!landed.has(row) && !row.lines.every((line) => isRemoved(line, removed))) {
        landed.set(row, { page: row.page, dx: 0, dy: 0, taken: false });
      }
    }
  }
  return landed;
}

/** Whether a row stays in its column on its page, moved up or down at most; else it is drawn anew. */
function staysOn(page: number, landing: Landing | undefined): landing is Landing {
  return landing !== undefined && landing.page === page && landing.dx === 0 && !landing.taken;
}

export function isRemoved({ block }: PdfLine, removed: ReadonlySet<number>): boolean {
  return block !== null && removed.has(block);
}

/** A column's part of one page. */
export interface ColumnView {
  readonly page: number;
  readonly scope: Scope;
  readonly rows: readonly Row[];
  /** By mark of the page. */
  readonly places: readonly Place[];
  readonly landed: ReadonlyMap<Row, Landing>;
}

/** What becomes of each mark on its own page. */
export function fatesOf(
  page: OpenPage,
  lines: readonly PdfLine[],
  columns: readonly ColumnView[],
  removed: ReadonlySet<number>,
): readonly Fate[] {
  const fates = page.marks.map((mark, index): Fate => {
    for (const { rows, places, landed } of columns) {
      const place = places[index]!;
      if (place.kind === "none") continue;
      if (place.kind === "span") return spanFate(page.index, mark, rows.slice(place.from, place.to + 1), landed);
      const landing = landed.get(rows[place.row]!);
      const isGone = place.line !== null && isRemoved(place.line, removed) && landing?.taken !== true;
      return isGone ? DROP : fateOn(page.index, landing);
    }
    const line = mark.kind === "text" ? lineUnder(mark, lines) : null;
    return line !== null && isRemoved(line, removed) ? DROP : STAY;
  });
  return fates.map((fate, index) => clipFate(page, index, fate, fates));
}

function fateOn(page: number, landing: Landing | undefined): Fate {
  return staysOn(page, landing) ? moveUp(landing.dy) : DROP;
}

/** A drawing around several rows goes with the first and grows with the last of those that stay together. */
function spanFate(page: number, mark: Mark, rows: readonly Row[], landed: ReadonlyMap<Row, Landing>): Fate {
  const kept = rows.filter((row) => landed.get(row)?.taken === false);
  const [first] = kept;
  if (first === undefined || !staysOn(page, landed.get(first))) return DROP;
  const upper = landed.get(first)!.dy;
  const last = kept.findLast((row) => staysOn(page, landed.get(row)))!;
  const lower = landed.get(last)!.dy + (last.bottom - rows.at(-1)!.bottom);
  if (mark.kind !== "path" || Math.abs(upper - lower) < 0.01) return moveUp(upper);
  return { kind: "stretch", upper, lower };
}

/** A clip moves with what it clips, where all of that moves alike; that of the page's edges stays. */
function clipFate(page: OpenPage, index: number, fate: Fate, fates: readonly Fate[]): Fate {
  const mark = page.marks[index]!;
  if (mark.kind !== "path" || !mark.clipping || mark.fills || mark.strokes) return fate;
  const under = fatesUnder(page, index, fates);
  const [first] = under;
  if (first === undefined || coversPage(page, mark)) return STAY;
  return under.every((other) => isSameMove(other, first)) ? first : STAY;
}

/** Clips whose content no longer moves as one: they would cut off what has moved. */
export function openedClips(page: OpenPage, fates: readonly Fate[]): ReadonlySet<number> {
  const opened = new Set<number>();
  page.marks.forEach((mark, index) => {
    if (mark.kind !== "path" || !mark.clipping) return;
    const [first, ...rest] = fatesUnder(page, index, fates);
    if (first !== undefined && rest.some((other) => !isSameMove(other, first)) && !coversPage(page, mark)) {
      opened.add(index);
    }
  });
  return opened;
}

export function coversPage({ width, height }: OpenPage, { edges }: Mark): boolean {
  return edges.left <= 2 && edges.bottom <= 2 && edges.right >= width - 2 && edges.top >= height - 2;
}

function fatesUnder(page: OpenPage, clip: number, fates: readonly Fate[]): readonly Fate[] {
  return page.marks.flatMap(({ clips }, index) =>
    clips.includes(clip) && fates[index]!.kind !== "drop" ? [fates[index]!] : [],
  );
}

function isSameMove(one: Fate, other: Fate): boolean {
  if (one.kind === "move" && other.kind === "move") return one.by[5] === other.by[5];
  if (one.kind === "stretch" && other.kind === "stretch") return one.upper === other.upper && one.lower === other.lower;
  return one.kind === "stay" && other.kind === "stay";
}

export interface ChunkContent extends Pick<PlacedContent, "baseline" | "dx"> {
  readonly content: Content;
}

/** Pieces of a page that are drawn apart from its own content: what flows onto it, and the new section. */
export interface Chunk {
  readonly contents: readonly ChunkContent[];
  /** Rows of the page itself around it. */
  readonly before: Row | null;
  readonly after: Row | null;
}

export function chunksOf(
  { page, placed }: FlowedColumn,
  rows: readonly Row[],
  landed: ReadonlyMap<Row, Landing>,
): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let open: ChunkContent[] = [];
  // Rows above all changes are not among the pieces.
  const pieces = new Set(placed.flatMap(({ piece: { content } }) => (content.kind === "row" ? [content.row] : [])));
  const first = rows.findIndex((row) => pieces.has(row) && !landed.get(row)!.taken);
  const above = rows.slice(0, first < 0 ? rows.length : first);
  const isAbove = (row: Row) => staysOn(page, landed.get(row));
  let before: Row | null = above.findLast((row) => !pieces.has(row) && isAbove(row)) ?? null;
  const close = (after: Row | null) => {
    if (open.length > 0) chunks.push({ contents: open, before, after });
    open = [];
  };
  for (const { piece, baseline, dx } of placed) {
    const { content } = piece;
    if (content.kind === "row" && content.row.page === page && dx === 0 && !content.taken) {
      close(content.row);
      before = content.row;
    } else open.push({ content, baseline, dx });
  }
  close(null);
  return chunks;
}
