import type { ResumeDocument } from "../model/document";
import type { Edges, Mark } from "./content-stream-marks";
import type { OpenPage } from "./content-stream-move";
import type { PdfLayout, PdfLine, PdfPage } from "./page-layout";

/** The stretch of a page's width in which text is moved: one column, or the whole page. */
export interface Scope {
  readonly left: number;
  readonly right: number;
}

/** Lines that stand side by side and move together, with what is drawn around them. */
export interface Row {
  readonly page: number;
  readonly lines: readonly PdfLine[];
  readonly baseline: number;
  readonly top: number;
  readonly bottom: number;
  readonly isHeading: boolean;
  /** A heading, or the title line of an entry: it may not be the last on a page. */
  readonly keepsWithNext: boolean;
}

/** Where a mark belongs: to one row, to several that it spans, or to none that is moved. */
export type Place =
  | { readonly kind: "row"; readonly row: number; readonly line: PdfLine | null }
  | { readonly kind: "span"; readonly from: number; readonly to: number }
  | { readonly kind: "none" };

const NONE: Place = { kind: "none" };

/** Baselines that are nearer than this stand on one row. */
const SAME_ROW = 3;
/** So do those of text side by side, in heights of the lower line: no cut goes between them. */
const BESIDE = 0.4;

/** The rows of the resume's text within a scope of a page, from the top. */
export function rowsOf(page: PdfPage, scope: Scope, document: ResumeDocument): readonly Row[] {
  const lines = page.lines
    .filter((line) => line.block !== null && isWithin(edgesOf(line), scope))
    .sort((one, other) => other.baseline - one.baseline);
  const groups: PdfLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const reach = last !== undefined && isApart(line, last) ? Math.max(SAME_ROW, BESIDE * line.height) : SAME_ROW;
    if (last !== undefined && last[0]!.baseline - line.baseline <= reach) last.push(line);
    else groups.push([line]);
  }
  return keepTitles(groups.map((group, index) => rowOf(page.index, group, groups[index + 1], document)));
}

/** Most lines of an entry above its list: a title, an employer, a place with dates. */
const TITLE_LINES = 3;

/** The lines between the title of an entry and its list keep together, as far as the title is near. */
function keepTitles(rows: readonly Row[]): readonly Row[] {
  const kept = new Set<number>();
  rows.forEach((row, index) => {
    if (!row.keepsWithNext || row.isHeading || leadsInBold(row.lines[0])) return;
    for (let first = index - 1; first > index - TITLE_LINES; first -= 1) {
      if (rows[first]?.keepsWithNext !== true) continue;
      for (let between = first; between < index; between += 1) kept.add(between);
      return;
    }
  });
  return rows.map((row, index) => (kept.has(index) ? { ...row, keepsWithNext: true } : row));
}

/** Whether a line stands beside all others, not over or under them. */
export function isApart({ x, width }: PdfLine, lines: readonly PdfLine[]): boolean {
  return lines.every((line) => x >= line.x + line.width || x + width <= line.x);
}

function rowOf(
  page: number,
  lines: readonly PdfLine[],
  next: readonly PdfLine[] | undefined,
  document: ResumeDocument,
): Row {
  const blocks = lines.map(({ block }) => document.blocks[block ?? -1]);
  const isHeading = blocks.some((block) => block?.kind === "heading");
  const below = document.blocks[next?.[0]?.block ?? -1];
  const leadsList = blocks.every((block) => block?.kind !== "list-item") && below?.kind === "list-item";
  const main = lines.reduce((longest, line) => (line.width > longest.width ? line : longest));
  return {
    page,
    lines,
    baseline: main.baseline,
    top: Math.max(...lines.map(({ y, height }) => y + height)),
    bottom: Math.min(...lines.map(({ y }) => y)),
    isHeading,
    keepsWithNext: isHeading || leadsList || isTitleLine(lines, next),
  };
}

/** A bold line above one that is not bold names what stands below it. */
function isTitleLine(lines: readonly PdfLine[], next: readonly PdfLine[] | undefined): boolean {
  return next !== undefined && next[0]?.block !== lines[0]?.block && leadsInBold(lines[0]) && !leadsInBold(next[0]);
}

function leadsInBold(line: PdfLine | undefined): boolean {
  return line?.runs.find(({ text }) => /\p{L}/u.test(text))?.font.bold === true;
}

/** Says for each mark of a page which of the rows it belongs to. */
export function placeMarks(
  page: OpenPage,
  layout: PdfPage,
  rows: readonly Row[],
  scope: Scope,
  rulesLead: boolean,
): readonly Place[] {
  const rowOfLine = new Map<PdfLine, number>();
  rows.forEach((row, index) => {
    for (const line of row.lines) rowOfLine.set(line, index);
  });
  return page.marks.map((mark): Place => {
    if (mark.kind === "text") {
      const line = lineUnder(mark, layout.lines);
      if (line !== null) {
        const row = rowOfLine.get(line);
        return row === undefined ? NONE : { kind: "row", row, line };
      }
      if (!isWithin(mark.edges, scope)) return NONE;
      const row = rowAt(rows, mark.baseline);
      return row === null ? NONE : { kind: "row", row, line: null };
    }
    return isWithin(mark.edges, scope) && !crosses(mark.edges, scope)
      ? placeDrawing(mark, layout, rows, rulesLead)
      : NONE;
  });
}

/** The line that a text mark is part of. */
export function lineUnder(mark: Mark & { readonly kind: "text" }, lines: readonly PdfLine[]): PdfLine | null {
  let best: PdfLine | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const reach = Math.max(line.height * 0.5, 2);
    const off = Math.abs(line.baseline - mark.baseline);
    if (off > reach || mark.x < line.x - 2 || mark.x > line.x + line.width + 2) continue;
    if (off < least) {
      least = off;
      best = line;
    }
  }
  return best;
}

/** The row that text without letters stands at: blanks, or what is not seen. */
function rowAt(rows: readonly Row[], y: number): number | null {
  let best: number | null = null;
  let least = FAR;
  rows.forEach((row, index) => {
    const off = Math.abs(row.baseline - y);
    if (off < least) {
      least = off;
      best = index;
    }
  });
  return best;
}

/** Share of the page's height from which on a drawing is the page's background, not its content's. */
export const BACKDROP = 0.6;

/** What stands further than this from the text of a column is not the column's: a mark at the page's foot. */
const FAR = 40;

function placeDrawing(mark: Mark, { height }: PdfPage, rows: readonly Row[], rulesLead: boolean): Place {
  const { top, bottom } = mark.edges;
  if (top - bottom > height * BACKDROP || bottom > height || top < 0) return NONE;
  const covered = rows.flatMap((row, index) => {
    const middle = row.baseline + (row.top - row.baseline) * 0.35;
    return bottom <= middle && middle <= top ? [index] : [];
  });
  if (covered.length > 0) {
    const from = covered[0]!;
    const to = covered.at(-1)!;
    return from === to ? { kind: "row", row: from, line: null } : { kind: "span", from, to };
  }
  const beside = rowBeside(rows, (bottom + top) / 2, rulesLead);
  if (beside !== null) return { kind: "row", row: beside, line: null };
  const below = rows.findIndex((row) => row.baseline < bottom);
  const above = below < 0 ? rows.length - 1 : below - 1;
  if (above < 0) return below < 0 ? NONE : { kind: "row", row: below, line: null };
  if (below < 0) {
    // What stands far below the last line is not the text's.
    const isNear = rows[above]!.bottom - top < FAR;
    return isNear ? { kind: "row", row: above, line: null } : NONE;
  }
  const leads = rulesLead && !rows[above]!.isHeading && rows[below]!.isHeading;
  const isNearer = bottom - rows[below]!.top < rows[above]!.bottom - top;
  const belongsBelow = leads || (!rows[above]!.isHeading && !rows[below]!.isHeading && isNearer);
  return { kind: "row", row: belongsBelow ? below : above, line: null };
}

/** The row that a thin drawing stands in: a rule on both sides of a heading, a line under some words. */
function rowBeside(rows: readonly Row[], y: number, rulesLead: boolean): number | null {
  const inside = rows.flatMap((row, index) => (row.bottom <= y && y <= row.top ? [index] : []));
  return inside.find((index) => rows[index]!.isHeading && !rulesLead) ?? inside.at(-1) ?? null;
}

/** Whether rules stand above the headings of a resume rather than below them: then a rule moves with what follows it. */
export function rulesLeadHeadings(layout: PdfLayout, document: ResumeDocument): boolean {
  let over = 0;
  let under = 0;
  for (const page of layout.pages) {
    const rules = page.rules.filter(({ direction }) => direction === "horizontal");
    for (const line of page.lines) {
      if (document.blocks[line.block ?? -1]?.kind !== "heading") continue;
      const reach = line.height * 1.4;
      const near = rules.filter(({ x, length }) => x < line.x + line.width && x + length > line.x);
      if (near.some(({ y }) => y > line.y + line.height * 0.6 && y - line.y - line.height < reach)) over += 1;
      if (near.some(({ y }) => y < line.baseline && line.baseline - y < reach)) under += 1;
    }
  }
  return over > under;
}

function edgesOf({ x, y, width, height }: PdfLine): Edges {
  return { left: x, bottom: y, right: x + width, top: y + height };
}

/** Whether more than half of a box, or of the scope where that is narrower, lies in the scope. */
function isWithin({ left, right }: Edges, scope: Scope): boolean {
  const width = right - left;
  if (width <= 0.01) return scope.left <= left && left <= scope.right;
  const shared = Math.min(right, scope.right) - Math.max(left, scope.left);
  return shared > Math.min(width, scope.right - scope.left) / 2;
}

/** Whether a drawing reaches far over into other columns: a rule over all of them, a box around them. */
function crosses({ left, right }: Edges, scope: Scope): boolean {
  return Math.max(scope.left - left, right - scope.right) > 0.4 * (right - left);
}
