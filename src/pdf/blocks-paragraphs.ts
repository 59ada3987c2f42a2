import type { LineMarker } from "./blocks-markers";
import { textStart } from "./blocks-markers";
import { isCjkPair } from "./blocks-seams";
import type { RawLine } from "./page-layout-lines";

/**
 * A line with what it needs to be joined to its neighbours. Places along the line are counted in the direction of
 * reading: they are x coordinates, or their negatives where lines run from right to left.
 */
export interface FlowLine {
  readonly line: RawLine;
  readonly marker: LineMarker | null;
  /** Size of most of its letters. */
  readonly size: number;
  /** Where it begins, its marker included. */
  readonly start: number;
  /** Where its text begins, after its marker. */
  readonly textStart: number;
  readonly end: number;
}

/** The lines of one container, from its first page to its last, and how far they reach. */
export interface Column {
  readonly lines: readonly FlowLine[];
  readonly start: number;
  readonly end: number;
  readonly isRtl: boolean;
  /** Usual distance of baselines within a paragraph, in ems. */
  readonly leading: number;
  /** Whether sentences are seen to go over from a full line to the next, so that `end` is where lines are broken. */
  readonly isEndSure: boolean;
}

export function describeLine(line: RawLine, marker: LineMarker | null, isRtl: boolean): FlowLine {
  const weights = new Map<number, number>();
  for (const { size, text } of line.runs) {
    const key = Math.round(size * 10) / 10;
    weights.set(key, (weights.get(key) ?? 0) + text.trim().length);
  }
  const [[size] = [0]] = [...weights].sort(([, one], [, other]) => other - one);
  const right = line.x + line.width;
  const begins = (x: number) => (isRtl ? -x : x);
  return {
    line,
    marker,
    size,
    start: begins(marker?.x ?? (isRtl ? right : line.x)),
    textStart: begins(marker?.textX ?? (isRtl ? right : line.x)),
    end: isRtl ? -line.x : right,
  };
}

export function describeColumn(
  lines: readonly FlowLine[],
  edges: { readonly left: number; readonly right: number },
  isRtl: boolean,
): Column {
  const [start, end] = isRtl ? [-edges.right, -edges.left] : [edges.left, edges.right];
  const column = { lines, start, end, isRtl, leading: usualLeading(lines), isEndSure: true };
  const wrapped = lines.slice(1).flatMap((line, index) => {
    const last = lines[index];
    const isWrapped = last && goesOn(line.line.text) && isNext(last, line, column) && hasNoRoom(last, line, column);
    return isWrapped ? [(last.line.baseline - line.line.baseline) / line.size] : [];
  });
  // Where all lines seen to go over stand closer, the usual distance is that of lists with room between their items.
  return {
    ...column,
    leading: wrapped.length === 0 ? column.leading : Math.min(column.leading, Math.max(...wrapped)),
    isEndSure: wrapped.length > 0,
  };
}

function isNext(last: FlowLine, next: FlowLine, { leading }: Column): boolean {
  const pitch = last.line.baseline - next.line.baseline;
  return (
    last.line.page === next.line.page &&
    last.line.region === next.line.region &&
    next.marker === null &&
    Math.abs(last.textStart - next.start) < 2.5 &&
    pitch > 0.7 * next.size &&
    pitch < 1.22 * leading * next.size
  );
}

function usualLeading(lines: readonly FlowLine[]): number {
  const ratios = lines.slice(1).flatMap((next, index) => {
    const last = lines[index];
    if (last === undefined || last.line.page !== next.line.page || Math.abs(last.size - next.size) > 0.3) return [];
    const ratio = (last.line.baseline - next.line.baseline) / next.size;
    return ratio > 0.9 && ratio < 2 ? [ratio] : [];
  });
  return ratios.sort((one, other) => one - other)[Math.floor(ratios.length * 0.25)] ?? 1.25;
}

/** Groups the lines of a column to paragraphs: a line is joined to the one before when that was broken for want of room. */
export function joinParagraphs(column: Column): readonly (readonly FlowLine[])[] {
  const paragraphs: FlowLine[][] = [];
  for (const next of column.lines) {
    const paragraph = paragraphs.at(-1);
    if (paragraph !== undefined && continues(paragraph, next, column)) paragraph.push(next);
    else paragraphs.push([next]);
  }
  return paragraphs;
}

function continues(paragraph: readonly FlowLine[], next: FlowLine, column: Column): boolean {
  const last = paragraph.at(-1);
  if (last === undefined) return false;
  // An entry of this library's is one paragraph, however its lines look.
  if (last.line.added > 0 && last.line.page === next.line.page && last.line.added === next.line.added) return true;
  if (next.marker !== null || next.line.text.includes("\t")) return false;
  if (Math.abs(last.size - next.size) > 0.06 * last.size || last.line.added !== next.line.added) return false;
  if (last.line.label && next.line.label && last.line.region === next.line.region) return true;
  if (!isBelow(paragraph, last, next, column) || changesLook(last.line, next.line)) return false;
  return isAlignedWith(paragraph, last, next, column) && isFull(last, next, column);
}

function isBelow(paragraph: readonly FlowLine[], last: FlowLine, next: FlowLine, column: Column): boolean {
  if (last.line.page !== next.line.page || last.line.region !== next.line.region)
    return !/[.!?:;]\s*$/u.test(last.line.text) && goesOn(next.line.text);
  const pitch = last.line.baseline - next.line.baseline;
  const before = paragraph.at(-2);
  if (before !== undefined && before.line.page === last.line.page) {
    const usual = before.line.baseline - last.line.baseline;
    return Math.abs(pitch - usual) < 0.12 * next.size + 0.3;
  }
  return pitch > 0.7 * next.size && pitch < 1.22 * column.leading * next.size;
}

/** Whole lines in another weight, colour or case begin something new. */
function changesLook(last: RawLine, next: RawLine): boolean {
  const isBold = (line: RawLine) => line.runs.every(({ font, text }) => font.bold || text.trim() === "");
  const color = (line: RawLine) =>
    line.runs.every((run) => run.color === line.runs[0]?.color) ? line.runs[0]?.color : null;
  if (isBold(next) !== isBold(last) && (isBold(next) || !endsMidway(last))) return true;
  const [one, other] = [color(last), color(next)];
  if (one !== other && one !== null && other !== null) return true;
  return (
    isCapitals(last.text) !== isCapitals(next.text) && (isCapitals(last.text) || isCapitals(next.text)) && isBold(last)
  );
}

/** A comma, an opening bracket or a small word at the end: the sentence goes on. */
function endsMidway({ text }: RawLine): boolean {
  return /(?:[,;(&/]|[-–—]|\b(?:and|or|of|the|with|for|to|in|a|und|et|de|y|e))\s*$/iu.test(text);
}

function isCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** A small letter first, or a script without capitals: the sentence goes on. Addresses begin small as well. */
function goesOn(text: string): boolean {
  const word = /^\S+/u.exec(text)?.[0] ?? "";
  return /^[(“"]?(?:\p{Ll}|\p{Lo}|&|,|;)/u.test(word) && !/@|:\/\/|^www\.|\.\p{Ll}{2,}(?:\/|$)/u.test(word);
}

function isAlignedWith(paragraph: readonly FlowLine[], last: FlowLine, next: FlowLine, column: Column): boolean {
  const [first] = paragraph;
  if (first === undefined) return false;
  const near = (one: number, other: number, reach = 2.5) => Math.abs(one - other) < reach;
  if (last.line.text.includes("\t") && last.marker === null) return near(lastPartX(last), next.line.x);
  if (first.marker !== null)
    return (
      near(first.textStart, next.start, 0.45 * next.size) || (near(last.start, next.start) && paragraph.length > 1)
    );
  if (near(last.start, next.start)) return true;
  if (paragraph.length === 1) {
    const indent = Math.abs(last.start - next.start);
    if (indent < 3.2 * next.size && near(Math.min(last.start, next.start), column.start)) return true;
  }
  const center = (line: FlowLine) => (line.start + line.end) / 2;
  return (
    near(center(last), center(next)) &&
    near(center(next), (column.start + column.end) / 2, 4) &&
    last.start > column.start + 2
  );
}

function lastPartX({ line }: FlowLine): number {
  return textStart(line, line.text.lastIndexOf("\t") + 1);
}

/** Whether the line was broken because the next one's first word would not have fitted. */
function isFull(last: FlowLine, next: FlowLine, column: Column): boolean {
  const isLong = last.end - column.start > 0.7 * (column.end - column.start);
  // Below an item's text, and level with it, stands the rest of the item.
  if (last.marker !== null && isLong && next.start > last.start + 2) return true;
  if (!hasNoRoom(last, next, column)) return isLong && goesOn(next.line.text) && !/[.!?:]$/u.test(last.line.text);
  if (column.isEndSure && last.line.text.trim().includes(" ")) return true;
  return goesOn(next.line.text) || endsMidway(last.line) || isCjkPair(last.line.text, next.line.text);
}

function hasNoRoom(last: FlowLine, next: FlowLine, column: Column): boolean {
  const word = /^\S+/u.exec(next.line.text)?.[0] ?? "";
  const wordWidth =
    word.length < next.line.text.length && !column.isRtl
      ? textStart(next.line, word.length) - next.line.x
      : (next.line.width * word.length) / Math.max(1, next.line.text.length);
  const inset = last.start - column.start;
  const isCentered = inset > 2 * last.size && Math.abs(inset - (column.end - last.end)) < 4;
  const room = (isCentered ? 2 : 1) * (column.end - last.end);
  return room < wordWidth + 0.1 * next.size || (isCjkPair(last.line.text, next.line.text) && room < 1.5 * next.size);
}
