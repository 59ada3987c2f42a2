import { type RailPart, readRail, sideChanges, textOf } from "./columns-rail";
import type { Chunk } from "./page-layout-spans";

/** A stretch of a page whose rows are read from top to bottom. */
export interface Region {
  readonly chunks: readonly Chunk[];
  /** Beside another region, as a column. */
  readonly isColumn: boolean;
  /** A label that hangs beside the region after it: its lines are one. */
  readonly isLabel?: true;
}

export interface Row {
  readonly chunks: Chunk[];
  readonly baseline: number;
}

interface Split {
  /** Where the right column begins. */
  readonly x: number;
  /** Rows of both columns: from `start` to `end`, `end` excluded. */
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** Labels with their text, when the left side holds nothing else. */
  readonly rail: readonly RailPart[] | null;
}

/** How deep columns may stand in columns. */
const MAX_DEPTH = 4;
/** How wide a gutter is, in ems, and how many rows it must part on both sides: the narrower, the more. */
const GUTTERS = [
  { width: 0.8, least: 3 },
  { width: 0.5, least: 8 },
] as const;

/**
 * Finds the columns of a page and gives its regions in reading order: what stands above columns, the columns from left
 * to right, what stands below them.
 *
 * A column is parted from its neighbour by a gutter that no text crosses over several rows. Tables of rows (dates
 * beside entries, labels beside text) have gutters too; they are told by their rows, which stand on common baselines
 * and are painted row by row, and stay in one region.
 */
export function findRegions(chunks: readonly Chunk[]): readonly Region[] {
  return divide(chunks, false, 0);
}

function divide(chunks: readonly Chunk[], isColumn: boolean, depth: number): readonly Region[] {
  if (chunks.length === 0) return [];
  const rows = joinRows(chunks);
  const split = depth < MAX_DEPTH ? findSplit(rows) : null;
  if (split === null) return [{ chunks, isColumn }];
  const flat = (from: readonly Row[]) => from.flatMap((row) => row.chunks);
  const above = divide(flat(rows.slice(0, split.start)), isColumn, depth + 1);
  const below = divide(flat(rows.slice(split.end)), isColumn, depth + 1);
  if (split.rail !== null) {
    const parts = split.rail.flatMap(({ label, text }) => [
      ...(label.length > 0 ? [{ chunks: label, isColumn, isLabel: true as const }] : []),
      ...(text.length > 0 ? [{ chunks: text, isColumn }] : []),
    ]);
    return [...above, ...parts, ...below];
  }
  const middle = flat(rows.slice(split.start, split.end));
  const isLeft = ({ x }: Chunk) => x < split.x - 1;
  return [
    ...above,
    ...divide(middle.filter(isLeft), true, depth + 1),
    ...divide(
      middle.filter((chunk) => !isLeft(chunk)),
      true,
      depth + 1,
    ),
    ...below,
  ];
}

/** Rows of chunks on one baseline, from top to bottom; chunks of a row from left to right. */
export function joinRows(chunks: readonly Chunk[]): readonly Row[] {
  const rows: Row[] = [];
  for (const chunk of [...chunks].sort((one, other) => other.baseline - one.baseline)) {
    const row = rows.at(-1);
    const tolerance = 0.3 * Math.min(chunk.size, row?.chunks[0]?.size ?? chunk.size);
    const isFree = row?.chunks.every(({ x, right }) => chunk.x >= right - 1 || chunk.right <= x + 1) ?? false;
    if (row !== undefined && isFree && row.baseline - chunk.baseline < tolerance) row.chunks.push(chunk);
    else rows.push({ chunks: [chunk], baseline: chunk.baseline });
  }
  for (const row of rows) row.chunks.sort((one, other) => one.x - other.x);
  return rows;
}

function findSplit(rows: readonly Row[]): Split | null {
  const size = median(rows.flatMap(({ chunks }) => chunks.map((chunk) => chunk.size)));
  let best: Split | null = null;
  for (const x of leftEdges(rows)) {
    for (const { width, least } of GUTTERS) {
      for (const [start, end] of freeStretches(rows, x, width * size)) {
        const split = judge(rows, x, start, end, { size, gutter: width * size, least });
        if (split !== null && split.score > (best?.score ?? 0)) best = split;
      }
    }
  }
  return best;
}

/** Left edges that several rows share, and at which a right column may begin. */
function leftEdges(rows: readonly Row[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const { chunks } of rows) {
    for (const { x } of chunks) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  }
  return [...counts.keys()]
    .filter((x) => [x - 1, x, x + 1].reduce((sum, at) => sum + (counts.get(at) ?? 0), 0) >= 2)
    .sort((one, other) => one - other);
}

type Side = "left" | "right" | "both" | "across";

/** `across`: text stands over the gutter to the left of `x`, or too close to it. */
function sideOf({ chunks }: Row, x: number, gutter: number): Side {
  if (chunks.some((chunk) => chunk.x < x - 2 && chunk.right > x - gutter)) return "across";
  const left = chunks.some((chunk) => chunk.x < x - 2);
  const right = chunks.some((chunk) => chunk.x >= x - 2);
  return left && right ? "both" : left ? "left" : "right";
}

/** Stretches of rows that no text crosses at `x`, without the rows of the left side alone that lead in or out. */
function freeStretches(
  rows: readonly Row[],
  x: number,
  gutter: number,
): readonly (readonly [start: number, end: number])[] {
  const sides = rows.map((row) => sideOf(row, x, gutter));
  const stretches: [number, number][] = [];
  let start = 0;
  for (let index = 0; index <= rows.length; index += 1) {
    if (index < rows.length && sides[index] !== "across") continue;
    if (index > start) stretches.push(trim(rows, sides, start, index));
    start = index + 1;
  }
  return stretches;
}

function trim(rows: readonly Row[], sides: readonly Side[], from: number, to: number): [number, number] {
  const isRight = (index: number) => sides[index] === "both" || sides[index] === "right";
  let [start, end] = [from, to];
  let first = from;
  while (first < to && !isRight(first)) first += 1;
  let last = to - 1;
  while (last >= from && !isRight(last)) last -= 1;
  const gapAbove = (index: number) => (rows[index - 1]?.baseline ?? 0) - (rows[index]?.baseline ?? 0);
  const widest = (low: number, high: number) => {
    let best = low;
    for (let index = low; index <= high; index += 1) if (gapAbove(index) > gapAbove(best)) best = index;
    return best;
  };
  if (from > 0 && first > from && first < to) {
    const widestAbove = widest(from + 1, first);
    if (gapAbove(widestAbove) > 1.6 * (rows[widestAbove]?.chunks[0]?.size ?? 0)) start = widestAbove;
  }
  if (to < rows.length && last < to - 1 && last >= from) end = widest(last + 1, to - 1);
  return [start, Math.max(start, end)];
}

function judge(
  rows: readonly Row[],
  x: number,
  start: number,
  end: number,
  { size, gutter: narrowest, least }: { readonly size: number; readonly gutter: number; readonly least: number },
): Split | null {
  const stretch = rows.slice(start, end);
  const isLeft = (chunk: Chunk) => chunk.x < x - 2;
  const left = stretch.filter(({ chunks }) => chunks.some(isLeft));
  const right = stretch.filter(({ chunks }) => chunks.some((chunk) => !isLeft(chunk)));
  const fewer = Math.min(left.length, right.length);
  if (fewer < least) return null;
  const all = stretch.flatMap(({ chunks }) => chunks);
  const edge = Math.max(...all.filter(isLeft).map((chunk) => chunk.right));
  const begin = Math.min(...all.filter((chunk) => !isLeft(chunk)).map((chunk) => chunk.x));
  const gutter = begin - edge;
  if (gutter < narrowest) return null;
  const rail = left.length < right.length ? readRail(stretch, isLeft) : null;
  if (rail === null && isTable(stretch, left, right, isLeft, size)) return null;
  return { x: begin, start, end, score: fewer * (end - start) * Math.min(gutter, 3 * size), rail };
}

/** Whether the two sides are read row by row. */
function isTable(
  stretch: readonly Row[],
  left: readonly Row[],
  right: readonly Row[],
  isLeft: (chunk: Chunk) => boolean,
  size: number,
): boolean {
  const leftIsFewer = left.length < right.length;
  const fewer = leftIsFewer ? left : right;
  const common = stretch.filter(({ chunks }) => chunks.some(isLeft) && !chunks.every(isLeft)).length;
  const aligned = common / fewer.length;
  if (aligned < 0.6) return false;
  const texts = fewer.map(({ chunks }) =>
    chunks
      .filter((chunk) => isLeft(chunk) === leftIsFewer)
      .map(textOf)
      .join(" "),
  );
  if (texts.filter((text) => DATE.test(text)).length >= texts.length * 0.5) return true;
  if (isRail(fewer, aligned, size)) return true;
  return sideChanges(stretch, isLeft) / (2 * fewer.length - 1) > 0.34;
}

/** Years, months with numbers, "present": what stands in a column of dates. */
const DATE = /\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{2,4}\b|['’]\d\d\b|^\W*(?:present|current|heute|actuel|today|now)\W*$/iu;

/** Labels beside text: each on a baseline of the text, with room between them. */
function isRail(rows: readonly Row[], aligned: number, size: number): boolean {
  if (aligned < 0.9) return false;
  const pitches = rows.slice(1).map(({ baseline }, index) => (rows[index]?.baseline ?? 0) - baseline);
  return pitches.filter((pitch) => pitch > 2.2 * size).length >= pitches.length * 0.8;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
