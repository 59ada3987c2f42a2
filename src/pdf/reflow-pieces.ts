import type { ResumeDocument } from "../model/document";
import type { SectionEntry } from "../model/plan";
import type { PdfLayout } from "./page-layout";
import type { FlowPage, Piece } from "./reflow";
import type { Cut } from "./reflow-cut";
import { kindOf, type LineKind, type Rhythm } from "./reflow-rhythm";
import type { Row } from "./reflow-rows";
import type { SectionHeading } from "./section-heading";
import type { SectionLine } from "./section-lines";

/** What flows: a row of the resume, or a line of the new section. */
export type Content =
  | { readonly kind: "row"; readonly row: Row; readonly taken: boolean }
  | { readonly kind: "line"; readonly line: SectionLine };

export interface SectionParts {
  readonly heading: SectionHeading;
  /** Lines of an entry; for an entry taken over as it stands they are used when it cannot be moved. */
  readonly entry: (entry: SectionEntry, index: number) => readonly SectionLine[];
  readonly entryKind: LineKind;
}

export interface Setting {
  readonly document: ResumeDocument;
  readonly layout: PdfLayout;
  readonly rhythm: Rhythm;
  readonly removed: ReadonlySet<number>;
  readonly entryKind: LineKind;
}

export interface NewSection {
  readonly pieces: readonly Piece<Content>[];
  readonly cut: Cut;
}

export function contentKind(content: Content, document: ResumeDocument): LineKind {
  if (content.kind === "row") return rowKind(content.row, document);
  return content.line.kind === "heading" ? "heading" : "text";
}

function rowKind({ isHeading, lines }: Row, document: ResumeDocument): LineKind {
  return isHeading ? "heading" : kindOf(lines[0]!, document);
}

/** The section's lines; entries of the person's own are their old rows, where these hold nothing else. */
export function sectionPieces(
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

/** A column's rows on a page as they are to follow one another: without those that are taken out, and with the section. */
export function piecesOf(
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
