import type { ResumeDocument } from "../model/document";
import { BODY, newspaper, standBeside } from "./columns-newspaper";
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
