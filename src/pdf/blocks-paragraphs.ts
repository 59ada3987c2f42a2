import type { LineMarker } from "./blocks-markers";
import { textStart } from "./blocks-markers";
import type { RawLine } from "./page-layout-lines";

/** A line with what it needs to be joined to its neighbours. */
export interface FlowLine {
  readonly line: RawLine;
  readonly marker: LineMarker | null;
  /** Size of most of its letters. */
  readonly size: number;
  /** Left edge of its text, after its marker. */
  readonly textX: number;
  readonly right: number;
}

/** The lines of one container, from its first page to its last, and how far they reach. */
export interface Column {
  readonly lines: readonly FlowLine[];
  readonly left: number;
  readonly right: number;
  /** Usual distance of baselines within a paragraph, in ems. */
  readonly leading: number;
  /** Whether enough lines end close to the right edge for the edge to be taken for the text's own. */
  readonly isEdgeSure: boolean;
}

export function describeLine(line: RawLine, marker: LineMarker | null): FlowLine {
  const weights = new Map<number, number>();
  for (const { size, text } of line.runs) {
    const key = Math.round(size * 10) / 10;
    weights.set(key, (weights.get(key) ?? 0) + text.trim().length);
  }
  const [[size] = [0]] = [...weights].sort(([, one], [, other]) => other - one);
  return { line, marker, size, textX: marker?.textX ?? line.x, right: line.x + line.width };
}

export function describeColumn(
  lines: readonly FlowLine[],
  edges: { readonly left: number; readonly right: number },
): Column {
  const near = lines.filter(({ right, size }) => right > edges.right - 1.5 * size).length;
  return { lines, ...edges, leading: usualLeading(lines), isEdgeSure: near >= Math.max(3, lines.length * 0.12) };
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
  if (last === undefined || next.marker !== null || next.line.text.includes("\t")) return false;
  if (Math.abs(last.size - next.size) > 0.06 * last.size || last.line.added !== next.line.added) return false;
  if (!isBelow(paragraph, last, next, column) || changesLook(last.line, next.line)) return false;
  return isAlignedWith(paragraph, last, next, column) && isFull(last, next, column);
}

function isBelow(paragraph: readonly FlowLine[], last: FlowLine, next: FlowLine, column: Column): boolean {
  if (last.line.page !== next.line.page || last.line.region !== next.line.region)
    return !/[.!?:;]\s*$/u.test(last.line.text) && startsLow(next.line.text);
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

function startsLow(text: string): boolean {
  return /^[\p{Ll}\d(&,;]/u.test(text);
}

function isAlignedWith(paragraph: readonly FlowLine[], last: FlowLine, next: FlowLine, column: Column): boolean {
  const [first] = paragraph;
  if (first === undefined) return false;
  const near = (one: number, other: number, reach = 2.5) => Math.abs(one - other) < reach;
  const center = (line: FlowLine) => line.line.x + line.line.width / 2;
  if (last.line.text.includes("\t") && last.marker === null) return near(lastPartX(last), next.line.x);
  if (first.marker !== null)
    return near(first.textX, next.line.x, 0.45 * next.size) || (near(last.line.x, next.line.x) && paragraph.length > 1);
  if (near(last.line.x, next.line.x)) return true;
  if (paragraph.length === 1) {
    const indent = last.line.x - next.line.x;
    if (indent > 0 && indent < 3.2 * next.size && near(next.line.x, column.left)) return true;
    if (indent < 0 && -indent < 3.2 * next.size && near(last.line.x, column.left)) return true;
  }
  const middle = (column.left + column.right) / 2;
  return near(center(last), center(next)) && near(center(next), middle, 4) && last.line.x > column.left + 2;
}

function lastPartX({ line }: FlowLine): number {
  return textStart(line, line.text.lastIndexOf("\t") + 1);
}

/** Whether the next line's first word would not have fitted on the line. */
function isFull(last: FlowLine, next: FlowLine, column: Column): boolean {
  const word = /^\S+/u.exec(next.line.text)?.[0] ?? "";
  const end = textStart(next.line, word.length);
  const wordWidth = word.length < next.line.text.length ? end - next.line.x : next.line.width;
  const isCentered =
    last.line.x > column.left + 2 * last.size && Math.abs(last.line.x - column.left - (column.right - last.right)) < 4;
  const room = (isCentered ? 2 : 1) * (column.right - last.right);
  if (room > wordWidth + 0.1 * next.size) return isCjk(last.line.text, next.line.text) && room < 1.5 * next.size;
  if (column.isEdgeSure)
    return last.line.text.trim().includes(" ") || /[-\u2010]$/u.test(last.line.text) || isCjk(last.line.text, word);
  return startsLow(next.line.text) || endsMidway(last.line);
}

const CJK = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]/u;

function isCjk(before: string, after: string): boolean {
  return CJK.test(before.at(-1) ?? "") && CJK.test(after[0] ?? "");
}

/** What stands between two lines of a paragraph when they are joined: a space, nothing, or a hyphen taken away. */
export function seam(
  before: string,
  after: string,
  words: ReadonlySet<string>,
): { readonly drop: number; readonly add: string } {
  if (isCjk(before, after)) return { drop: 0, add: "" };
  if (/\u00AD$/u.test(before)) return { drop: 1, add: "" };
  const head = /([\p{L}\p{M}]+)[-\u2010]$/u.exec(before)?.[1];
  const tail = /^([\p{L}\p{M}]+)/u.exec(after)?.[1];
  if (head !== undefined && tail !== undefined) {
    const isWhole = before.endsWith("\u2010") || words.has(`${head}${tail}`.toLowerCase());
    const isCompound = words.has(`${head}-${tail}`.toLowerCase()) || !/^\p{Ll}/u.test(tail) || PREFIXES.test(head);
    return isCompound && !isWhole ? { drop: 0, add: "" } : { drop: 1, add: "" };
  }
  if (/[-\u2010]$/u.test(before) && /^\p{L}|^\d/u.test(after) && !/\s[-\u2010]$/u.test(before))
    return { drop: 0, add: "" };
  if (/(?:https?:\/\/|www\.)\S*[/\-_=&?.]$/u.test(before)) return { drop: 0, add: "" };
  return { drop: 0, add: " " };
}

/** Heads of words that keep their hyphen: a line broken after one was broken at a hyphen that is written. */
const PREFIXES =
  /^(?:self|cross|non|co|ex|multi|pre|post|semi|anti|full|part|long|short|high|low|real|end|front|back|well|on|off|in|out|up|data|cost|time|user|client|customer|award|detail|results?|team|state|first|second|third|one|two|three|four|five|ten|test|object|mid|large|small|open|cloud|e|key)$/iu;
