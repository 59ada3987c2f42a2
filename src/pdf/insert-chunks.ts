import { extractMarks } from "./content-stream-extract";
import type { OpenPage } from "./content-stream-move";
import type { Column } from "./insert-columns";
import type { Chunk, ChunkContent, ColumnView } from "./insert-fates";
import type { PaintTarget } from "./insert-target";
import type { Matrix } from "./page-layout";
import type { Content } from "./reflow-pieces";

/** Draws the lines of the new section on a page. Operators for the upright page, and how far they reach. */
export type DrawSection = (
  lines: readonly (ChunkContent & { readonly content: Content & { kind: "line" } })[],
  page: PaintTarget,
  /** Baselines of the highest and the lowest content of the section on the page. */
  reach: { readonly first: number; readonly last: number },
) => string;

/** What chunks are drawn from, and onto. */
export interface ChunkContext {
  readonly open: readonly OpenPage[];
  readonly columns: readonly Column[];
  readonly draw: DrawSection;
  readonly target: PaintTarget;
}

/** What a chunk draws, on the upright page. */
export function drawChunk({ contents }: Chunk, context: ChunkContext): string {
  const { draw, target, columns } = context;
  const parts: string[] = [];
  const own = contents.filter(({ content }) => content.kind === "line" || content.taken);
  const baselines = own.map(({ baseline }) => baseline);
  const reach = { first: Math.max(...baselines), last: Math.min(...baselines) };
  for (let at = 0; at < contents.length; ) {
    const { content } = contents[at]!;
    const home = homeOf(content, columns);
    let end = at + 1;
    while (end < contents.length && followsIn(home, contents[end - 1]!.content, contents[end]!.content, columns))
      end += 1;
    const stretch = contents.slice(at, end);
    if (home === null) {
      const lines = stretch.flatMap((each) =>
        each.content.kind === "line" ? [{ ...each, content: each.content }] : [],
      );
      parts.push(draw(lines, target, reach));
    } else {
      parts.push(drawRows(home, stretch, context));
    }
    at = end;
  }
  return parts.join("\n");
}

/** The column of a source page that a row stands in; null for a line of the new section. */
function homeOf(content: Content, columns: readonly Column[]): ColumnView | null {
  if (content.kind === "line") return null;
  const views = columns.flatMap((column) => column.views[content.row.page] ?? []);
  return views.find(({ rows }) => rows.includes(content.row)) ?? null;
}

/** Whether two contents are drawn in one go: lines of the section, or rows in the order in which their page draws them. */
function followsIn(home: ColumnView | null, upper: Content, lower: Content, columns: readonly Column[]): boolean {
  if (homeOf(lower, columns) !== home) return false;
  if (home === null || upper.kind === "line" || lower.kind === "line") return true;
  return home.rows.indexOf(upper.row) < home.rows.indexOf(lower.row);
}

function drawRows(
  { page: source, rows, places }: ColumnView,
  stretch: Chunk["contents"],
  { open, target }: ChunkContext,
): string {
  const page = open[source]!;
  const moves = new Map<number, Matrix>();
  for (const { content, baseline, dx } of stretch) {
    if (content.kind === "row") moves.set(rows.indexOf(content.row), [1, 0, 0, 1, dx, baseline - content.row.baseline]);
  }
  const marks = new Map<number, Matrix>();
  places.forEach((place, mark) => {
    const row = place.kind === "row" ? place.row : place.kind === "span" ? place.from : -1;
    const by = moves.get(row);
    if (by !== undefined) marks.set(mark, by);
  });
  return extractMarks(page, { marks, into: target.resources, contentId: (id) => target.contentId(page, id) });
}
