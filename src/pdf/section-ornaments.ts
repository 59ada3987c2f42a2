import type { ResumeDocument } from "../model/document";
import type { Edges, Mark } from "./content-stream-marks";
import type { OpenPage } from "./content-stream-move";
import type { Matrix, PdfLayout, PdfLine } from "./page-layout";
import { lineUnder } from "./reflow-rows";
import { type Card, isCards } from "./section-card";
import { type Frame, longest, type SectionModel } from "./section-model";

/** What is drawn around a line of the resume, to be drawn around a new line as well. */
export interface Ornaments {
  readonly page: OpenPage;
  /** Indices of marks of the page. */
  readonly marks: readonly number[];
  /** The line that they belong to. */
  readonly line: PdfLine;
}

/** The rules, boxes and bars that every heading like the model has at the same place around it. */
export function headingOrnaments(
  model: SectionModel,
  document: ResumeDocument,
  open: readonly OpenPage[],
  layout: PdfLayout,
  card: Card | null,
): Ornaments | null {
  const { heading } = model;
  const page = open[heading?.page ?? -1];
  if (heading === null || page === undefined) return null;
  const siblings = layout.pages
    .flatMap(({ lines }) => lines)
    .filter(
      (line) =>
        line !== heading &&
        document.blocks[line.block ?? -1]?.kind === "heading" &&
        isInLookOf(line, heading) &&
        Math.abs(line.x - heading.x) < 200,
    );
  const marks = near(page, heading, layout, model.frame).filter((index) => {
    if (card?.page === page && isCards(card, index)) return false;
    const offsets = offsetsOf(page.marks[index]!.edges, heading);
    const alike = siblings.filter((line) =>
      near(open[line.page]!, line, layout, columnOf(line, heading, layout, model)).some((other) =>
        isAlike(offsetsOf(open[line.page]!.marks[other]!.edges, line), offsets),
      ),
    );
    return alike.length >= siblings.length / 2;
  });
  return marks.length === 0 ? null : { page, marks, line: heading };
}

/** Headings of entries are ranked by their look below those of sections, though they may be nearly as large. */
function isInLookOf(line: PdfLine, heading: PdfLine): boolean {
  const [one, other] = [longest(line.runs), longest(heading.runs)];
  const isSame = one?.color === other?.color && one?.font.bold === other?.font.bold;
  return isSame && Math.abs(sizeOf(line) - sizeOf(heading)) < 0.6;
}

/** The column of a sibling: that of the model, or another one where it stands in another. */
function columnOf({ page, region }: PdfLine, heading: PdfLine, { pages }: PdfLayout, { frame }: SectionModel): Frame {
  const column = pages[page]?.regions[region];
  const own = pages[heading.page]?.regions[heading.region];
  if (column === undefined || column.container === own?.container) return frame;
  return { left: column.x, right: column.x + column.width };
}

/** Paths between the lines above and below a heading, in its column. */
function near(page: OpenPage, heading: PdfLine, layout: PdfLayout, frame: Frame): readonly number[] {
  const size = sizeOf(heading);
  const lines = layout.pages[page.index]!.lines.filter(
    (line) => line.block !== null && line.x < frame.right && line.x + line.width > frame.left,
  );
  const above = Math.min(
    heading.baseline + 3 * size,
    ...lines.filter(({ baseline }) => baseline > heading.baseline + 3).map(({ baseline }) => baseline - 0.5),
  );
  const below = Math.max(
    heading.baseline - 2 * size,
    ...lines
      .filter(({ baseline }) => baseline < heading.baseline - 3)
      .map((line) => line.baseline + 0.45 * sizeOf(line)),
  );
  return page.marks.flatMap((mark, index) => {
    if (mark.kind !== "path" || !(mark.fills || mark.strokes)) return [];
    const { left, right, top, bottom } = mark.edges;
    const isHere = bottom > below && top < above && right > frame.left - 20 && left < frame.right + 5;
    return isHere && top - bottom < 3 * size ? [index] : [];
  });
}

function offsetsOf({ bottom, top }: Edges, { baseline }: PdfLine): readonly [number, number] {
  return [bottom - baseline, top - baseline];
}

function isAlike(one: readonly [number, number], other: readonly [number, number]): boolean {
  return Math.abs(one[0] - other[0]) < 1.5 && Math.abs(one[1] - other[1]) < 1.5;
}

/** The bullet of the model entry; null when it is part of a longer string, or there is none. */
export function bulletOrnaments(
  { entry, textX, marker, isRtl }: SectionModel,
  open: readonly OpenPage[],
  layout: PdfLayout,
): Ornaments | null {
  const page = open[entry?.page ?? -1];
  if (entry === null || page === undefined || marker === null) return null;
  const size = sizeOf(entry);
  const lines = layout.pages[page.index]!.lines;
  const marks = page.marks.flatMap((mark, index) => {
    const { left, right } = mark.edges;
    const before = isRtl ? left - textX : textX - right;
    const start = isRtl ? right - textX : textX - left;
    const isBeside = before > -0.6 * size && start > 0.2 * size && start < 5 * size;
    return isBeside && isBullet(mark, entry, lines, marker, size) ? [index] : [];
  });
  return marks.length === 0 ? null : { page, marks, line: entry };
}

function isBullet(mark: Mark, entry: PdfLine, lines: readonly PdfLine[], marker: string, size: number): boolean {
  if (mark.kind === "text") {
    const isPart = lineUnder(mark, lines) === entry || Math.abs(mark.baseline - entry.baseline) < 0.3 * size;
    const shown = mark.codes
      .map(({ text = marker }) => text)
      .join("")
      .trim();
    return isPart && [...shown].length === 1 && (shown === marker.trim() || !/[\p{L}\p{N}]/u.test(shown));
  }
  if (mark.kind !== "path" || !(mark.fills || mark.strokes)) return false;
  const { left, right, top, bottom } = mark.edges;
  const middle = (top + bottom) / 2;
  const isLevel = middle > entry.baseline - 0.2 * size && middle < entry.baseline + 0.8 * size;
  return isLevel && top - bottom < size && right - left < size && right - left > 0.1;
}

/** How an ornament is moved from its line to a new one, whose words reach from `left` to `right`. */
export function ornamentMove(
  { line }: Ornaments,
  edges: Edges,
  to: { readonly baseline: number; readonly left: number; readonly right: number },
): Matrix | null {
  const dy = to.baseline - line.baseline;
  const size = sizeOf(line);
  const lineRight = line.x + line.width;
  if (edges.right - edges.left < 1.5 * size) return [1, 0, 0, 1, edges.right <= line.x ? to.left - line.x : 0, dy];
  const follow = (x: number) => {
    if (Math.abs(x - line.x) < size) return x + to.left - line.x;
    return Math.abs(x - lineRight) < 1.5 * size ? x + to.right - lineRight : x;
  };
  const left = follow(edges.left);
  const right = follow(edges.right);
  if (right - left < 1) return null;
  const scale = (right - left) / (edges.right - edges.left);
  return Math.abs(scale - 1) < 0.001
    ? [1, 0, 0, 1, left - edges.left, dy]
    : [scale, 0, 0, 1, left - edges.left * scale, dy];
}

function sizeOf({ runs }: PdfLine): number {
  return Math.max(...runs.map(({ size }) => size), 1);
}
