import type { ResumeDocument } from "../model/document";
import type { SectionEntry, SectionPlan } from "../model/plan";
import type { PdfLayout, PdfLine } from "./page-layout";
import { type FlowPage, flow, type Placed } from "./reflow";
import { cutAt } from "./reflow-cut";
import {
  type Content,
  contentKind,
  type NewSection,
  piecesOf,
  type SectionParts,
  type Setting,
  sectionPieces,
} from "./reflow-pieces";
import type { Rhythm } from "./reflow-rhythm";
import type { Row } from "./reflow-rows";
import { bottomLimit, containerOf, type ScopedColumn, type ScopedPage, scopedColumns } from "./reflow-scope";

/** One column over all pages. */
export interface Flow {
  /** By page of the source. */
  readonly pages: readonly ScopedPage[];
  readonly flowed: readonly FlowedColumn[];
}

/** What comes to stand in a column on a page of the result. */
export interface FlowedColumn {
  readonly page: number;
  readonly placed: readonly PlacedContent[];
}

export interface PlacedContent extends Placed<Content> {
  /** How far to the right of its old place: what flows into another column. */
  readonly dx: number;
}

export interface ReflowPlan {
  /** The column of the new section first; then those that close up where something was taken out of them. */
  readonly flows: readonly Flow[];
  /** Blocks whose lines are left out or moved into the section. */
  readonly removed: ReadonlySet<number>;
}

/** The line that the section stands before or after. */
export function anchorLine(plan: SectionPlan, layout: PdfLayout): PdfLine | null {
  const lines = layout.pages.flatMap((page) => page.lines).filter(({ block }) => block === plan.anchor.block);
  return (plan.anchor.side === "before" ? lines[0] : lines.at(-1)) ?? null;
}

/** Sets the section and all that follows it. Gives the reason why it cannot be set otherwise. */
export function planReflow(
  document: ResumeDocument,
  plan: SectionPlan,
  entries: readonly SectionEntry[],
  layout: PdfLayout,
  parts: SectionParts,
  rhythm: Rhythm,
): ReflowPlan | string {
  const anchor = anchorLine(plan, layout);
  if (anchor === null) return "the place of the section is not part of the text of a page";
  const container = containerOf(anchor, layout);
  const removed = new Set<number>();
  for (const { start, end } of plan.replaces ?? []) for (let index = start; index < end; index += 1) removed.add(index);
  const columns = scopedColumns(document, layout, container);
  const own = columns.findIndex((column) => column.container === container);
  const rows = columns[own]?.pages[anchor.page]?.rows ?? [];
  const cut = cutAt(rows, anchor, plan.anchor.side, layout.pages[anchor.page]?.lines ?? []);
  if (cut === null) return "text goes on beside its place";
  const section = sectionPieces(entries, movableRows(columns, layout), parts, rhythm);
  const setting = { document, layout, rhythm, removed, entryKind: parts.entryKind };
  const place = { page: anchor.page, column: own };
  const main = flowColumns(columns, setting, { ...place, section: { pieces: section, cut } });
  if (main === null) return "the section does not fit on its pages";
  const others = container === "body" ? [] : otherColumns(layout, removed, columns);
  const closing = others.flatMap(
    (other) => flowColumns(scopedColumns(document, layout, other).slice(0, 1), setting, null) ?? [],
  );
  return { flows: [...main, ...closing], removed };
}

/** Rows that hold nothing of other columns: only they can be moved as a whole. */
function movableRows(columns: readonly ScopedColumn[], layout: PdfLayout): readonly Row[] {
  return columns.flatMap(({ container, pages }) =>
    pages.flatMap(({ rows }) =>
      rows.filter(({ lines }) => lines.every((line) => containerOf(line, layout) === container)),
    ),
  );
}

/** Columns beside the section's own that lose lines. */
function otherColumns(
  layout: PdfLayout,
  removed: ReadonlySet<number>,
  columns: readonly ScopedColumn[],
): readonly string[] {
  const names = layout.pages.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.block !== null && removed.has(line.block) ? [containerOf(line, layout)] : [])),
  );
  return [...new Set(names)].filter((name) => name !== "body" && !columns.some(({ container }) => container === name));
}

interface PlacedSection {
  readonly page: number;
  /** Index of the column. */
  readonly column: number;
  readonly section: NewSection;
}

/** Sets the text of columns that flows from one into the next, page by page. */
function flowColumns(
  columns: readonly ScopedColumn[],
  setting: Setting,
  place: PlacedSection | null,
): readonly Flow[] | null {
  const { document, layout, rhythm } = setting;
  // Where a header stands above the columns of the first page, those of an added one begin at its height.
  const lines =
    columns.length > 1 ? layout.pages.flatMap((page) => page.lines.filter(({ block }) => block !== null)) : [];
  const tops = columns.flatMap(({ pages }) => pages.flatMap(({ rows }) => rows.map((row) => row.top)));
  const top = Math.max(...tops, ...lines.map(({ y, height }) => y + height));
  const parts = layout.pages.flatMap((_, page) =>
    columns.map(({ container, pages }, column): FlowPage<Content> => {
      const here = place?.page === page && place.column === column ? place.section : null;
      const isRemoved = (row: Row) => isTakenOut(row, container, layout, setting.removed);
      return piecesOf(pages[page]!.rows, isRemoved, here, { ...setting, top, limit: bottomLimit(layout, page) });
    }),
  );
  const flowed = flow(parts, {
    gapBetween: (upper, lower) => {
      if (upper.paragraphs.some((paragraph) => lower.paragraphs.includes(paragraph)))
        return lower.gap ?? rhythm.pitch(lower.above / 0.75);
      return rhythm.between(contentKind(upper.content, document), contentKind(lower.content, document));
    },
    addedPage: () => ({ top, limit: bottomLimit(layout, layout.pages.length - 1) }),
    most: 20,
  });
  if (flowed === null) return null;
  const homes = new Map(
    columns.flatMap(({ left, pages }) => pages.flatMap(({ rows }) => rows.map((row) => [row, left] as const))),
  );
  const home = columns[place?.column ?? 0]!.left;
  return columns.map(({ left, pages }, column) => ({
    pages,
    flowed: flowed.flatMap(({ page: part, placed }) => {
      if (part % columns.length !== column) return [];
      const page = Math.floor(part / columns.length);
      const dxOf = ({ piece: { content } }: Placed<Content>) =>
        left - (content.kind === "row" ? (homes.get(content.row) ?? left) : home);
      return [{ page, placed: placed.map((each) => ({ ...each, dx: dxOf(each) })) }];
    }),
  }));
}

/** Whether a row leaves a gap that is to be closed: not where another column goes on beside it. */
function isTakenOut(row: Row, container: string, layout: PdfLayout, removed: ReadonlySet<number>): boolean {
  if (!row.lines.every(({ block }) => block !== null && removed.has(block))) return false;
  return row.lines.every(
    (line) =>
      containerOf(line, layout) === container ||
      !layout.pages[line.page]!.regions.some(
        ({ y, height }, index) => index !== line.region && y < line.baseline && line.baseline < y + height,
      ),
  );
}
