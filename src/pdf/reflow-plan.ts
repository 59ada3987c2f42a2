import type { ResumeDocument } from "../model/document";
import type { SectionEntry, SectionPlan } from "../model/plan";
import type { PdfLayout, PdfLine, PdfPage, PdfRegion } from "./page-layout";
import { type FlowedPage, type FlowPage, flow, type Piece } from "./reflow";
import { type Cut, cutAt } from "./reflow-cut";
import { kindOf, type LineKind, type Rhythm } from "./reflow-rhythm";
import { type Row, rowsOf, type Scope } from "./reflow-rows";
import type { SectionHeading, SectionLine } from "./section-lines";

/** What flows: a row of the resume, or a line of the new section. */
export type Content =
  | { readonly kind: "row"; readonly row: Row; readonly taken: boolean }
  | { readonly kind: "line"; readonly line: SectionLine };

/** A part of the page that is set anew, with the rows in it. */
export interface ScopedPage {
  readonly scope: Scope;
  readonly rows: readonly Row[];
}

export interface SectionParts {
  readonly heading: SectionHeading;
  /** Lines of an entry; for an entry taken over as it stands they are used when it cannot be moved. */
  readonly entry: (entry: SectionEntry, index: number) => readonly SectionLine[];
  readonly entryKind: LineKind;
}

/** One column over all pages. */
export interface Flow {
  /** By page of the source. */
  readonly pages: readonly ScopedPage[];
  readonly flowed: readonly FlowedPage<Content>[];
}

export interface ReflowPlan {
  /** The column of the new section first; then those that close up where something was taken out of them. */
  readonly flows: readonly Flow[];
  /** Blocks whose lines are left out or moved into the section. */
  readonly removed: ReadonlySet<number>;
}

/** The column that the anchor stands in, and the first page that it is on. */
export function anchorLine(plan: SectionPlan, layout: PdfLayout): PdfLine | null {
  const lines = layout.pages.flatMap((page) => page.lines).filter(({ block }) => block === plan.anchor.block);
  const byPlace = [...lines].sort((one, other) => one.page - other.page || other.baseline - one.baseline);
  return (plan.anchor.side === "before" ? byPlace[0] : byPlace.at(-1)) ?? null;
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
  const pages = scopedPages(document, layout, container);
  const cut = cutAt(pages[anchor.page]?.rows ?? [], anchor, plan.anchor.side, layout.pages[anchor.page]?.lines ?? []);
  if (cut === null) return "text goes on beside its place";
  const section = sectionPieces(entries, ownColumn(pages, layout, container), parts, rhythm);
  const setting = { document, layout, rhythm, removed, entryKind: parts.entryKind };
  const main = flowColumn(container, pages, setting, { page: anchor.page, pieces: section, cut });
  if (main === null) return "the section does not fit on its pages";
  const others = container === "body" ? [] : otherColumns(layout, removed, container);
  const closing = others.flatMap((other) => {
    const closed = flowColumn(other, scopedPages(document, layout, other), setting, null);
    return closed === null ? [] : [closed];
  });
  return { flows: [main, ...closing], removed };
}

function scopedPages(document: ResumeDocument, layout: PdfLayout, container: string): readonly ScopedPage[] {
  return layout.pages.map((page) => {
    const scope = scopeOf(page, container);
    return { scope, rows: rowsOf(page, scope, document) };
  });
}

/** Columns beside the section's own that lose lines. */
function otherColumns(layout: PdfLayout, removed: ReadonlySet<number>, container: string): readonly string[] {
  const names = layout.pages.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.block !== null && removed.has(line.block) ? [containerOf(line, layout)] : [])),
  );
  return [...new Set(names)].filter((name) => name !== container && name !== "body");
}

interface Setting {
  readonly document: ResumeDocument;
  readonly layout: PdfLayout;
  readonly rhythm: Rhythm;
  readonly removed: ReadonlySet<number>;
  readonly entryKind: LineKind;
}

interface NewSection {
  readonly page: number;
  readonly pieces: readonly Piece<Content>[];
  readonly cut: Cut;
}

function flowColumn(
  container: string,
  pages: readonly ScopedPage[],
  setting: Setting,
  section: NewSection | null,
): Flow | null {
  const { document, layout, rhythm } = setting;
  const top = Math.max(...pages.flatMap(({ rows }) => rows.map((row) => row.top)));
  const flowPages = pages.map(({ rows }, index): FlowPage<Content> => {
    const here = section?.page === index ? section : null;
    const isRemoved = (row: Row) => isTakenOut(row, container, layout, setting.removed);
    return piecesOf(rows, isRemoved, here, { ...setting, top, limit: bottomLimit(layout, index) });
  });
  const flowed = flow(flowPages, {
    gapBetween: (upper, lower) => {
      if (upper.paragraphs.some((paragraph) => lower.paragraphs.includes(paragraph)))
        return lower.gap ?? rhythm.pitch(lower.above / 0.75);
      return rhythm.between(contentKind(upper.content, document), contentKind(lower.content, document));
    },
    addedPage: () => ({ top, limit: bottomLimit(layout, layout.pages.length - 1) }),
    most: 20,
  });
  return flowed === null ? null : { pages, flowed };
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

function containerOf(line: PdfLine, layout: PdfLayout): string {
  return layout.pages[line.page]?.regions[line.region]?.container ?? "body";
}

/** The whole page for text over its full width, else the room between the neighbouring columns. */
function scopeOf(page: PdfPage, container: string): Scope {
  const own = page.regions.filter((region) => region.container === container);
  if (own.length === 0 || container === "body")
    return { left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY };
  const left = Math.min(...own.map(({ x }) => x));
  const right = Math.max(...own.map(({ x, width }) => x + width));
  // What reaches over the column from above or below it is no neighbour.
  const isBeside = (region: PdfRegion) =>
    region.x + region.width <= left || region.x >= right || own.some((each) => standBeside(each, region));
  const others = page.regions.filter(
    (region) => region.container !== container && region.container !== "body" && isBeside(region),
  );
  const before = Math.max(
    Number.NEGATIVE_INFINITY,
    ...others.filter(({ x, width }) => x + width / 2 < left).map(({ x, width }) => x + width),
  );
  const after = Math.min(
    Number.POSITIVE_INFINITY,
    ...others.filter(({ x, width }) => x + width / 2 > right).map(({ x }) => x),
  );
  return { left: (before + left) / 2, right: (after + right) / 2 };
}

/** Whether two regions share most of the height of the lower one. */
function standBeside(one: PdfRegion, other: PdfRegion): boolean {
  const shared = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return shared > Math.min(one.height, other.height) / 2;
}

/** How low text may reach: as low as it does somewhere, or down to a margin like the one at the top; above the footer. */
function bottomLimit({ pages }: PdfLayout, index: number): number {
  const page = pages[index]!;
  const body = pages.flatMap(({ lines, height }) =>
    Math.abs(height - page.height) > 1 ? [] : lines.filter(({ block }) => block !== null),
  );
  const lowest = Math.min(...body.map(({ y }) => y));
  const top = page.height - Math.max(...body.map(({ y, height }) => y + height));
  const left = Math.min(...body.map(({ x }) => x));
  const margin = Math.max(28, Math.min(top, left, 72));
  const footers = page.lines.filter((line) => line.block === null && line.y < page.height * 0.15);
  const footer = Math.max(0, ...footers.map(({ y, height }) => y + height + 6));
  return Math.max(Math.min(lowest, margin), Math.min(footer, page.height / 4));
}

function contentKind(content: Content, document: ResumeDocument): LineKind {
  if (content.kind === "row") return rowKind(content.row, document);
  return content.line.kind === "heading" ? "heading" : "text";
}

function rowKind({ isHeading, lines }: Row, document: ResumeDocument): LineKind {
  return isHeading ? "heading" : kindOf(lines[0]!, document);
}

/** The section's lines; entries of the person's own are their old rows, where these hold nothing else. */
function sectionPieces(
  entries: readonly SectionEntry[],
  rows: readonly Row[],
  parts: SectionParts,
  rhythm: Rhythm,
): readonly Piece<Content>[] {
  const { lines: heading, isBeside, isCentred } = parts.heading;
  const pieces: Piece<Content>[] = heading.map((line) => linePiece(line, true));
  entries.forEach((entry, index) => {
    const own = ownRows(entry, rows);
    if (own === null) {
      pieces.push(...parts.entry(entry, index).map((line) => linePiece(line, false)));
      return;
    }
    own.forEach((row, at) => {
      const above = own[at - 1];
      const gap =
        above === undefined || above.page !== row.page
          ? rhythm.between(index === 0 && at === 0 ? "heading" : parts.entryKind, parts.entryKind)
          : above.baseline - row.baseline;
      pieces.push({ ...rowPiece(row, gap, true), keepsWithNext: at < own.length - 1 });
    });
  });
  if (isBeside) hangBeside(pieces, heading.length, isCentred);
  return pieces;
}

/** Sets the entries beside the lines of their heading: level with the first of them, or at one height in the middle. */
function hangBeside(pieces: Piece<Content>[], lines: number, isCentred: boolean): void {
  const [heading, entry] = [pieces[0]!, pieces[lines]!];
  const depth = depthOf(pieces.slice(1, lines));
  const lower = isCentred ? (depthOf(pieces.slice(lines + 1)) - depth) / 2 : 0;
  pieces[0] = { ...heading, gap: Math.max(lower, 0) };
  pieces[lines] = { ...entry, gap: -depth - lower };
}

/** From the baseline above some pieces to that of the last of them. */
function depthOf(pieces: readonly Piece<Content>[]): number {
  return pieces.reduce((sum, { gap }) => sum + (gap ?? 0), 0);
}

/** How much further than its last line a heading beside the entries reaches down. */
function overhang([, ...pieces]: readonly Piece<Content>[]): number {
  const depths = pieces.map((_, index) => depthOf(pieces.slice(0, index + 1)));
  return Math.max(0, ...depths) - Math.max(0, depths.at(-1) ?? 0);
}

/** Rows that hold nothing of other columns: only they can be moved within their column. */
function ownColumn(pages: readonly ScopedPage[], layout: PdfLayout, container: string): readonly Row[] {
  const rows = pages.flatMap((page) => page.rows);
  return rows.filter(({ lines }) => lines.every((line) => containerOf(line, layout) === container));
}

function ownRows({ from }: SectionEntry, rows: readonly Row[]): readonly Row[] | null {
  if (from === undefined) return null;
  const own = rows.filter(({ lines }) => lines.some(({ block }) => block !== null && from.includes(block)));
  const isWhole = own.every(({ lines }) => lines.every(({ block }) => block !== null && from.includes(block)));
  return own.length > 0 && isWhole ? own : null;
}

function linePiece(line: SectionLine, keepsWithNext: boolean): Piece<Content> {
  return {
    content: { kind: "line", line },
    gap: line.gap,
    above: line.above,
    below: line.below,
    keepsWithNext: keepsWithNext || !line.isLast,
    paragraphs: [],
  };
}

function rowPiece(row: Row, gap: number | null, taken: boolean): Piece<Content> {
  return {
    content: { kind: "row", row, taken },
    gap,
    above: row.top - row.baseline,
    below: row.baseline - row.bottom,
    keepsWithNext: row.keepsWithNext,
    paragraphs: row.lines.flatMap(({ block }) => block ?? []),
  };
}

/** A page's rows as they are to follow one another: without those that are taken out, and with the section. */
function piecesOf(
  rows: readonly Row[],
  isRemoved: (row: Row) => boolean,
  here: NewSection | null,
  { document, rhythm, top, limit, entryKind }: Setting & { readonly top: number; readonly limit: number },
): FlowPage<Content> {
  const first = Math.min(
    here === null ? rows.length : here.cut.at,
    ...rows.flatMap((row, index) => (isRemoved(row) ? [index] : [])),
  );
  const isChanged = here !== null || first < rows.length;
  const start = isChanged ? first : rows.length;
  const pieces: Piece<Content>[] = [];
  const gapAbove = (index: number) => (index === 0 ? null : rows[index - 1]!.baseline - rows[index]!.baseline);
  let closing: { readonly row: Row; readonly gap: number | null } | null = null;
  let afterSection = false;
  const lastKind = (index: number): LineKind => (index > 0 ? rowKind(rows[index - 1]!, document) : "text");
  const insert = (index: number) => {
    if (here === null || here.cut.at !== index) return;
    const next = rows[index];
    const gap =
      closing !== null
        ? closing.row.isHeading
          ? closing.gap
          : rhythm.between("text", "heading")
        : next?.isHeading === true || here.cut.isAboveHeading
          ? gapAbove(index)
          : index === 0
            ? null
            : rhythm.between(lastKind(index), "heading");
    const [heading, ...rest] = here.pieces;
    if (heading !== undefined)
      pieces.push({ ...heading, gap: gap === null ? null : gap + (heading.gap ?? 0) }, ...rest);
    afterSection = true;
    closing = null;
  };
  for (let index = start; index < rows.length; index += 1) {
    insert(index);
    const row = rows[index]!;
    if (isRemoved(row)) {
      closing ??= { row, gap: gapAbove(index) };
      continue;
    }
    let gap = gapAbove(index);
    if (here !== null && afterSection) {
      const usual = here.cut.isAboveHeading ? gap : null;
      gap = (usual ?? rhythm.between(entryKind, "heading")) + overhang(here.pieces);
    } else if (closing !== null) {
      const { row: gone, gap: before } = closing;
      gap = row.isHeading && !gone.isHeading && before !== null ? rhythm.between("text", "heading") : before;
    }
    pieces.push(rowPiece(row, gap, false));
    afterSection = false;
    closing = null;
  }
  insert(rows.length);
  return {
    previous: start > 0 ? rows[start - 1]!.baseline : null,
    top: rows[0]?.top ?? top,
    limit,
    head: rows.slice(0, start).map((row, index) => rowPiece(row, gapAbove(index), false)),
    pieces,
    isChanged,
  };
}
