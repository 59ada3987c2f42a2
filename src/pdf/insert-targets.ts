import type { Edges } from "./content-stream-marks";
import { inverse, type OpenPage } from "./content-stream-move";
import type { Column } from "./insert-columns";
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFString,
} from "./lib";
import { apply, boundsOf } from "./page-layout-matrix";
import type { Row } from "./reflow-rows";

/** What points at places of pages, to be moved with them. */
export interface TargetMoving {
  readonly pdf: PDFDocument;
  readonly open: readonly OpenPage[];
  readonly columns: readonly Column[];
  /** Pages of the result. */
  readonly pages: readonly PDFPage[];
  /** Those of them that are taken out in the end, by index. */
  readonly emptied: ReadonlySet<number>;
}

interface Move {
  readonly page: number;
  readonly dx: number;
  readonly dy: number;
}

/**
 * Moves annotations with the text under them, to other pages too; those of text that is taken out go with it. Gives
 * those that left their page, with the page that they came to; null for those that are gone.
 */
export function moveAnnotations(moving: TargetMoving): ReadonlyMap<PDFDict, number | null> {
  const { pdf, open, pages } = moving;
  const left = new Map<PDFDict, number | null>();
  const arriving: { page: number; annotation: PDFObject }[] = [];
  open.forEach((source, index) => {
    const node = pages[index]!.node;
    const annotations = node.Annots();
    if (annotations === undefined) return;
    const kept: PDFObject[] = [];
    annotations.asArray().forEach((entry, at) => {
      const annotation = annotations.lookup(at);
      const move =
        annotation instanceof PDFDict ? moveOfAnnotation(annotation, source, moving) : { page: index, dx: 0, dy: 0 };
      if (annotation instanceof PDFDict && move?.page !== index) left.set(annotation, move?.page ?? null);
      if (move === null) return;
      if (annotation instanceof PDFDict) shift(annotation, source, move);
      if (move.page === index) kept.push(entry);
      else arriving.push({ page: move.page, annotation: entry });
    });
    node.set(PDFName.of("Annots"), pdf.context.obj(kept));
  });
  for (const { page, annotation } of arriving) {
    const target = pages[page]!;
    const dictionary = pdf.context.lookup(annotation);
    if (dictionary instanceof PDFDict) dictionary.set(PDFName.of("P"), target.ref);
    target.node.addAnnot(annotation instanceof PDFRef ? annotation : pdf.context.register(annotation));
  }
  return left;
}

/** Null for an annotation of what is left out. */
function moveOfAnnotation(annotation: PDFDict, source: OpenPage, { columns }: TargetMoving): Move | null {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbersIn(annotation.lookup(PDFName.of("Rect")));
  const [left, bottom, right, top] = boundsOf(source.base, [x1, y1, x2, y2]);
  // The lower third: where the text stands in a box that is higher than its line.
  const y = bottom + (top - bottom) / 3;
  const x = (left + right) / 2;
  const stays = { page: source.index, dx: 0, dy: 0 };
  const text = source.marks.findIndex(({ kind, edges }) => kind === "text" && isInside(edges, x, y));
  for (const { views } of columns) {
    const { rows, scope, landed, places } = views[source.index]!;
    if (x < scope.left || x > scope.right || places[text]?.kind === "none") continue;
    const row = rows.find((each) => each.bottom - 2 <= y && y <= each.top + 2) ?? nearest(rows, y, top - bottom + 12);
    if (row === null) return stays;
    const isGone = row.lines.every(
      (line) => x < line.x - 6 || x > line.x + line.width + 6 || landed.get(row) === undefined,
    );
    const landing = landed.get(row);
    if (landing === undefined) return isGone ? null : stays;
    return landing;
  }
  return stays;
}

function isInside({ left, right, bottom, top }: Edges, x: number, y: number): boolean {
  return left <= x && x <= right && bottom <= y && y <= top;
}

function nearest(rows: readonly Row[], y: number, reach: number): Row | null {
  const near = rows.filter(({ baseline }) => Math.abs(baseline - y) < reach);
  return near.reduce<Row | null>(
    (best, row) => (best === null || Math.abs(row.baseline - y) < Math.abs(best.baseline - y) ? row : best),
    null,
  );
}

function shift(annotation: PDFDict, { base }: OpenPage, move: Move): void {
  if (move.dx === 0 && move.dy === 0) return;
  const [ux, uy] = userOffset(base, move);
  for (const key of ["Rect", "QuadPoints", "L", "Vertices", "CL"]) {
    const array = annotation.lookup(PDFName.of(key));
    if (!(array instanceof PDFArray)) continue;
    const moved = numbersIn(array).map((value, index) => value + (index % 2 === 0 ? ux : uy));
    annotation.set(PDFName.of(key), annotation.context.obj(moved));
  }
}

/** A move on the upright page, in the page's user space. */
function userOffset(base: OpenPage["base"], { dx, dy }: Move): readonly [number, number] {
  const back = inverse(base);
  const [x0, y0] = apply(back, 0, 0);
  const [x1, y1] = apply(back, dx, dy);
  return [x1 - x0, y1 - y0];
}

/** Deepest nesting of outlines and name trees that is followed. */
const DEEPEST = 100;

/** Moves the destinations of links, outlines and names with the text that they point at (ISO 32000-2 §12.3.2). */
export function moveDestinations(moving: TargetMoving): void {
  const { pdf, pages } = moving;
  const seen = new Set<PDFObject>();
  const move = (value: PDFObject | undefined) => {
    const array = value instanceof PDFDict ? value.lookup(PDFName.of("D")) : value;
    if (!(array instanceof PDFArray) || seen.has(array)) return;
    seen.add(array);
    moveDestination(array, moving);
  };
  const moveOf = (holder: PDFDict) => {
    move(holder.lookup(PDFName.of("Dest")));
    const action = holder.lookup(PDFName.of("A"));
    if (action instanceof PDFDict && isName(action.lookup(PDFName.of("S")), "GoTo")) move(action);
  };
  const { catalog } = pdf;
  const old = catalog.lookup(PDFName.of("Dests"));
  if (old instanceof PDFDict) for (const key of old.keys()) move(old.lookup(key));
  const names = catalog.lookup(PDFName.of("Names"));
  if (names instanceof PDFDict) visitNames(names.lookup(PDFName.of("Dests")), new Set(), move);
  const opening = catalog.lookup(PDFName.of("OpenAction"));
  if (opening instanceof PDFArray || opening instanceof PDFDict) move(opening);
  const outlines = catalog.lookup(PDFName.of("Outlines"));
  if (outlines instanceof PDFDict) visitOutlines(outlines, 0, new Set(), moveOf);
  for (const page of pages) {
    const annotations = page.node.Annots();
    annotations?.asArray().forEach((_, index) => {
      const annotation = annotations.lookup(index);
      if (annotation instanceof PDFDict) moveOf(annotation);
    });
  }
}

function visitNames(
  node: PDFObject | undefined,
  seen: Set<PDFDict>,
  visit: (value: PDFObject | undefined) => void,
  depth = 0,
): void {
  // A tree that holds itself has more branches than there is time for, however deep they go.
  if (!(node instanceof PDFDict) || seen.has(node) || depth > DEEPEST) return;
  seen.add(node);
  const names = node.lookup(PDFName.of("Names"));
  if (names instanceof PDFArray) {
    for (let index = 1; index < names.size(); index += 2) {
      const key = names.lookup(index - 1);
      if (key instanceof PDFString || key instanceof PDFHexString) visit(names.lookup(index));
    }
  }
  const kids = node.lookup(PDFName.of("Kids"));
  if (kids instanceof PDFArray)
    kids.asArray().forEach((_, index) => {
      visitNames(kids.lookup(index), seen, visit, depth + 1);
    });
}

function visitOutlines(node: PDFDict, depth: number, seen: Set<PDFDict>, visit: (item: PDFDict) => void): void {
  let item = node.lookup(PDFName.of("First"));
  while (item instanceof PDFDict && !seen.has(item) && depth <= DEEPEST) {
    seen.add(item);
    visit(item);
    visitOutlines(item, depth + 1, seen, visit);
    item = item.lookup(PDFName.of("Next"));
  }
}

/** Index of the height in the array, by the kind of destination (ISO 32000-2 table 149). */
const HEIGHT_AT: Readonly<Record<string, number | undefined>> = { XYZ: 3, FitH: 2, FitBH: 2 };

function moveDestination(array: PDFArray, moving: TargetMoving): void {
  movePoint(array, moving);
  const { pages, emptied } = moving;
  const page = pages.findIndex(({ ref }) => ref === array.get(0));
  const kept =
    pages.findLast((_, index) => index < page && !emptied.has(index)) ?? pages.find((_, at) => !emptied.has(at));
  if (emptied.has(page) && kept !== undefined) array.set(0, kept.ref);
}

function movePoint(array: PDFArray, moving: TargetMoving): void {
  const { open, pages } = moving;
  const target = array.get(0);
  const kind = array.lookup(1);
  const source = open.find(({ index }) => pages[index]!.ref === target);
  const at = kind instanceof PDFName ? HEIGHT_AT[kind.decodeText()] : undefined;
  const height = at === undefined || at >= array.size() ? undefined : array.lookup(at);
  if (source === undefined || at === undefined || !(height instanceof PDFNumber)) return;
  const across = at === 3 ? array.lookup(2) : undefined;
  const left = across instanceof PDFNumber ? across.asNumber() : 0;
  const [x, y] = apply(source.base, left, height.asNumber());
  const move = moveOfPoint(source, x, y, moving);
  if (move === null) return;
  const [ux, uy] = userOffset(source.base, move);
  array.set(0, pages[move.page]!.ref);
  array.set(at, PDFNumber.of(height.asNumber() + uy));
  // Into another column; and on a page that is turned, what moves down moves across in its user space.
  if (across instanceof PDFNumber && Math.abs(ux) > 0.005) array.set(2, PDFNumber.of(left + ux));
}

/** A destination points at the line below it; that of a heading which is taken out, at the one that replaces it. */
function moveOfPoint(source: OpenPage, x: number, y: number, { columns }: TargetMoving): Move | null {
  const inside = columns.filter(({ views }) => {
    const { scope } = views[source.index]!;
    return x >= scope.left && x <= scope.right;
  });
  // At the edge of the page, it is of no column; over the text of another column, it is of that one.
  if (inside.length === 0 && source.marks.some((mark) => mark.kind === "text" && isOver(mark.edges, x))) return null;
  for (const { views } of inside.length > 0 ? inside : columns) {
    const { rows, landed } = views[source.index]!;
    const row = rows.find(({ baseline }) => baseline < y + 1);
    if (row === undefined) continue;
    const landing = landed.get(row) ?? landingOfSection(row, columns);
    if (landing === null) continue;
    const isMoved = landing.page !== source.index || landing.dx !== 0 || landing.dy !== 0;
    // What led its page may now stand close below other text.
    const excess = isMoved ? Math.max(0, y - row.top - (row.top - row.bottom) / 2) : 0;
    return { ...landing, dy: landing.dy - excess };
  }
  return null;
}

function isOver({ left, right }: Edges, x: number): boolean {
  return left - 12 <= x && x <= right;
}

/** Where a row of the old section would be, did it stand at the place of the new heading. */
function landingOfSection({ baseline }: Row, columns: readonly Column[]): Move | null {
  for (const { page, placed } of columns.flatMap(({ flow }) => flow.flowed)) {
    const heading = placed.find(({ piece }) => piece.content.kind === "line");
    if (heading !== undefined) return { page, dx: heading.dx, dy: heading.baseline - baseline };
  }
  return null;
}

function isName(value: PDFObject | undefined, name: string): boolean {
  return value instanceof PDFName && value.decodeText() === name;
}

function numbersIn(array: unknown): readonly number[] {
  if (!(array instanceof PDFArray)) return [];
  return array.asArray().flatMap((_, index) => {
    const value = array.lookup(index);
    return value instanceof PDFNumber ? [value.asNumber()] : [];
  });
}
