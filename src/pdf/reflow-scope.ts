import type { ResumeDocument } from "../model/document";
import type { PdfLayout, PdfLine, PdfPage, PdfRegion } from "./page-layout";
import { type Row, rowsOf, type Scope } from "./reflow-rows";

/** A part of a page that is set anew, with the rows in it. */
export interface ScopedPage {
  readonly scope: Scope;
  readonly rows: readonly Row[];
}

/** A column over all pages. */
export interface ScopedColumn {
  readonly container: string;
  /** Where its lines begin. */
  readonly left: number;
  /** By page of the source. */
  readonly pages: readonly ScopedPage[];
}

const BODY = "body";

/** The columns that text flows through with that of a container, in the order of reading: those of a newspaper, or it alone. */
export function scopedColumns(document: ResumeDocument, layout: PdfLayout, container: string): readonly ScopedColumn[] {
  const columns = newspaper(container, layout);
  if (columns === null) {
    const pages = layout.pages.map((page) => {
      const scope = scopeOf(page, container);
      return { scope, rows: rowsOf(page, scope, document) };
    });
    return [{ container, left: 0, pages }];
  }
  return columns.map(({ name, left, room }) => ({
    container: name,
    left,
    pages: layout.pages.map((page) => {
      const scope = page.regions.some((region) => region.container === name)
        ? scopeOf(page, name)
        : { left: left - 1, right: left + room };
      // What stands above the columns over their full width does not flow through them.
      const lines = page.lines.filter((line) => containerOf(line, layout) === name);
      return { scope, rows: rowsOf({ ...page, lines }, scope, document) };
    }),
  }));
}

interface NewspaperColumn {
  readonly name: string;
  readonly left: number;
  readonly width: number;
  /** Up to the next column, or to a margin like the one at the left. */
  readonly room: number;
}

/** How much wider than the other one of two columns may be, for them to be read page by page. */
const EQUAL = 1.3;

/** Columns side by side of which each has room for the text of all others; null where there are none. */
function newspaper(container: string, { pages }: PdfLayout): readonly NewspaperColumn[] | null {
  if (container === BODY) return null;
  const names = new Set([container]);
  for (const { regions } of pages) {
    const own = regions.filter((region) => region.container === container);
    for (const region of regions)
      if (region.container !== BODY && own.some((each) => standBeside(each, region))) names.add(region.container);
  }
  if (names.size === 1) return null;
  const extents = [...names]
    .map((name) => {
      const own = pages.flatMap(({ regions }) => regions.filter((region) => region.container === name));
      const left = Math.min(...own.map(({ x }) => x));
      return { name, left, width: Math.max(...own.map(({ x, width }) => x + width)) - left };
    })
    .sort((one, other) => one.left - other.left);
  const edge = (pages[0]?.width ?? 0) - (extents[0]?.left ?? 0);
  const columns = extents.map((each, index) => ({ ...each, room: (extents[index + 1]?.left ?? edge) - each.left }));
  const widths = columns.map(({ width }) => width);
  const widest = Math.max(...widths);
  const isEqual = pages.length === 1 || widest < EQUAL * Math.min(...widths);
  return isEqual && columns.every(({ room }) => widest < room + 2) ? columns : null;
}

export function containerOf(line: PdfLine, layout: PdfLayout): string {
  return layout.pages[line.page]?.regions[line.region]?.container ?? BODY;
}

/** The whole page for text over its full width, else the room between the neighbouring columns. */
function scopeOf(page: PdfPage, container: string): Scope {
  const own = page.regions.filter((region) => region.container === container);
  if (own.length === 0 || container === BODY)
    return { left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY };
  const left = Math.min(...own.map(({ x }) => x));
  const right = Math.max(...own.map(({ x, width }) => x + width));
  // What reaches over the column from above or below it is no neighbour.
  const isBeside = (region: PdfRegion) =>
    region.x + region.width <= left || region.x >= right || own.some((each) => standBeside(each, region));
  const others = page.regions.filter(
    (region) => region.container !== container && region.container !== BODY && isBeside(region),
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
export function bottomLimit({ pages }: PdfLayout, index: number): number {
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
