import type { PdfFont } from "./page-layout";
import { joinAccents } from "./page-layout-accents";
import type { Mark } from "./page-layout-marked";
import type { PaintedGlyph } from "./page-layout-paint";

/** Glyphs painted one after the other on one baseline in one look, without a gap that could part columns. */
export interface Span {
  readonly glyphs: readonly SpacedGlyph[];
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly font: PdfFont;
  readonly color: string;
  readonly invisible: boolean;
  readonly mark: Mark;
  readonly order: number;
  readonly letterSpacing: number;
}

export interface SpacedGlyph {
  /** Without presentation forms; a space is `" "`. */
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** Whether a space parts it from the glyph before it. */
  readonly spaceBefore: boolean;
}

/** Spans of one row that stand close together: a column's line, or one part of a row with gaps. */
export interface Chunk {
  /** From left to right. */
  readonly spans: readonly Span[];
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  /** Of its largest letters. */
  readonly size: number;
  readonly order: number;
}

/** Gap that parts words, in ems. */
export const WORD_GAP = 0.13;
/** In ems. */
const CHUNK_GAP = 1.1;
const BULLET_GAP = 4;
/** Before a place where other rows begin, a smaller gap parts columns. */
const EDGE_GAP = 0.5;
const EDGE_ROWS = 4;
const SAME_BASELINE = 0.12;

/** Joins glyphs in painting order to spans. */
export function joinSpans(glyphs: readonly PaintedGlyph[]): readonly Span[] {
  const spans: Span[] = [];
  let current: PaintedGlyph[] = [];
  const flush = () => {
    const span = makeSpan(current);
    if (span !== null) spans.push(span);
    current = [];
  };
  for (const glyph of joinAccents(glyphs)) {
    const last = current.at(-1);
    if (last !== undefined && !continues(last, glyph)) flush();
    current.push(glyph);
  }
  flush();
  return spans;
}

function continues(last: PaintedGlyph, next: PaintedGlyph): boolean {
  const gap = next.x - (last.x + last.width);
  return (
    last.font === next.font &&
    last.color === next.color &&
    last.invisible === next.invisible &&
    last.mark === next.mark &&
    Math.abs(last.size - next.size) < 0.02 * last.size &&
    Math.abs(last.y - next.y) < SAME_BASELINE * last.size &&
    gap > -0.6 * last.size &&
    gap < CHUNK_GAP * last.size
  );
}

function makeSpan(glyphs: readonly PaintedGlyph[]): Span | null {
  const inked = glyphs.filter(({ text }) => !isBlank(text));
  const [first] = inked;
  const last = inked.at(-1);
  if (first === undefined || last === undefined) return null;
  const { size, font, color, invisible, mark, order, y } = first;
  const tracking = letterSpacing(glyphs, size);
  return {
    glyphs: space(glyphs, tracking, size),
    x: Math.min(first.x, last.x),
    right: Math.max(last.x + last.width, first.x + first.width),
    baseline: y,
    size,
    font,
    color,
    invisible,
    mark,
    order,
    letterSpacing: tracking,
  };
}

/** Extra space that most letters of the span keep, 0 when they keep none. */
function letterSpacing(glyphs: readonly PaintedGlyph[], size: number): number {
  const gaps = gapsBetweenLetters(glyphs);
  if (gaps.length < 3) return 0;
  const sorted = [...gaps].sort((one, other) => one - other);
  const usual = sorted[Math.floor(sorted.length * 0.4)] ?? 0;
  const alike = gaps.filter((gap) => Math.abs(gap - usual) < 0.06 * size).length;
  return usual > 0.035 * size && alike >= gaps.length * 0.6 ? usual : 0;
}

function gapsBetweenLetters(glyphs: readonly PaintedGlyph[]): readonly number[] {
  const gaps: number[] = [];
  let last: PaintedGlyph | null = null;
  for (const glyph of glyphs) {
    const letter: PaintedGlyph | null = isBlank(glyph.text) ? null : glyph;
    if (last !== null && letter !== null) gaps.push(letter.x - (last.x + last.width));
    last = letter;
  }
  return gaps;
}

function space(glyphs: readonly PaintedGlyph[], tracking: number, size: number): readonly SpacedGlyph[] {
  const result: SpacedGlyph[] = [];
  let end: number | null = null;
  let blank = false;
  for (const glyph of glyphs) {
    if (isBlank(glyph.text)) {
      blank = true;
      continue;
    }
    const gap = end === null ? 0 : glyph.x - end - tracking;
    const typed = blank && (end === null || gap > 0.03 * size || glyph.x < end);
    result.push({
      text: plainText(glyph.text),
      x: glyph.x,
      right: glyph.x + glyph.width,
      spaceBefore: typed || gap > WORD_GAP * size,
    });
    end = glyph.x + glyph.width;
    blank = false;
  }
  return isTypedApart(result) ? joinTypedApart(result) : result;
}

/** `E X P E R I E N C E`: single letters with a space typed after each. */
function isTypedApart(glyphs: readonly SpacedGlyph[]): boolean {
  return (
    glyphs.length >= 4 &&
    glyphs.every(({ spaceBefore }, index) => spaceBefore || index === 0) &&
    glyphs.filter(({ text }) => /^\p{L}$/u.test(text)).length >= glyphs.length * 0.75
  );
}

function joinTypedApart(glyphs: readonly SpacedGlyph[]): readonly SpacedGlyph[] {
  const gaps = glyphs.slice(1).map(({ x }, index) => x - (glyphs[index]?.right ?? x));
  const usual = [...gaps].sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
  return glyphs.map((glyph, index) => ({
    ...glyph,
    spaceBefore: index > 0 && (gaps[index - 1] ?? 0) > 1.6 * usual,
  }));
}

/** Takes ligatures and presentation forms apart (Unicode 16, FB00–FDFF, FE70–FEFF), and makes every space plain. */
function plainText(text: string): string {
  if (isPrintedAscii(text)) return text;
  return text.replace(/[\uFB00-\uFDFF\uFE70-\uFEFC]/gu, (form) => form.normalize("NFKC")).replace(/\s/gu, " ");
}

function isBlank(text: string): boolean {
  return !isPrintedAscii(text) && isBlankOfAnyKind(text);
}

/** Nearly every glyph: told without a regular expression, as there are thousands on a page. */
function isPrintedAscii(text: string): boolean {
  return text.length === 1 && text > " " && text <= "~";
}

function isBlankOfAnyKind(text: string): boolean {
  return /^[\s\u200B\uFEFF\u00AD]*$/u.test(text) || text === "\u0000";
}

/** Joins spans that stand side by side on one baseline, whatever the order in which they were painted. */
export function joinChunks(spans: readonly Span[]): readonly Chunk[] {
  const rows: Span[][] = [];
  const bySize = [...spans].sort((one, other) => other.size - one.size || one.order - other.order);
  const byBaseline = new Map<number, Span[][]>();
  for (const span of bySize) {
    const row = rowFor(span, byBaseline);
    if (row === null) {
      const fresh = [span];
      rows.push(fresh);
      const key = Math.round(span.baseline / BUCKET);
      byBaseline.set(key, [...(byBaseline.get(key) ?? []), fresh]);
    } else row.push(span);
  }
  const edges = startEdges(rows);
  return rows.flatMap((row) => splitRow(row, edges));
}

/** Left edges at which several rows begin, to the point. */
function startEdges(rows: readonly (readonly Span[])[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const edge = Math.round(Math.min(...row.map(({ x }) => x)));
    counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= EDGE_ROWS).map(([edge]) => edge));
}

const BUCKET = 4;

/** The row on whose baseline a span stands; raised or lowered small letters stand on that of the text they touch. */
function rowFor(span: Span, rows: ReadonlyMap<number, readonly Span[][]>): Span[] | null {
  const reach = Math.ceil((span.size * 2) / BUCKET);
  const key = Math.round(span.baseline / BUCKET);
  let best: Span[] | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const at of bucketsAround(key, reach, rows)) {
    for (const row of rows.get(at) ?? []) {
      const [head] = row;
      if (head === undefined) continue;
      const away = Math.abs(head.baseline - span.baseline);
      const raised = span.baseline - head.baseline;
      const isScript =
        span.size < 0.85 * head.size &&
        raised < 0.55 * head.size &&
        raised > -0.25 * head.size &&
        row.some((other) => touches(other, span));
      if ((away < 0.2 * span.size || isScript) && away < distance) [best, distance] = [row, away];
    }
  }
  return best;
}

/** Buckets within reach, in order; of the text of a poster no more than there are. */
function bucketsAround(key: number, reach: number, rows: ReadonlyMap<number, unknown>): readonly number[] {
  if (2 * reach > rows.size) {
    return [...rows.keys()].filter((at) => Math.abs(at - key) <= reach).sort((one, other) => one - other);
  }
  return Array.from({ length: 2 * reach + 1 }, (_, index) => key - reach + index);
}

function touches(text: Span, script: Span): boolean {
  const gap = Math.max(script.x - text.right, text.x - script.right);
  return text.size > script.size && gap < 0.3 * text.size && gap > -0.5 * text.size;
}

function splitRow(row: readonly Span[], edges: ReadonlySet<number>): readonly Chunk[] {
  const sorted = [...row].sort((one, other) => one.x - other.x || one.order - other.order);
  const chunks: Span[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const span of sorted) {
    const chunk = chunks.at(-1);
    const last = chunk?.at(-1);
    const spread = Math.max(span.letterSpacing, last?.letterSpacing ?? 0);
    const size = Math.min(span.size, last?.size ?? span.size);
    const reach =
      chunk !== undefined && isBullet(chunk) ? BULLET_GAP : edges.has(Math.round(span.x)) ? EDGE_GAP : CHUNK_GAP;
    if (chunk !== undefined && span.x - right < reach * size + 2 * spread) chunk.push(span);
    else chunks.push([span]);
    right = Math.max(right, span.right);
  }
  return chunks.map(makeChunk);
}

/** A list marker alone, which belongs to the text after it however wide the gap. */
function isBullet(chunk: readonly Span[]): boolean {
  const text = chunk.map(({ glyphs }) => glyphs.map((glyph) => glyph.text).join("")).join("");
  return /^(?:[^\p{L}\p{N}]|o|\(?[\da-z]{1,2}[.)])$/u.test(text);
}

function makeChunk(spans: readonly Span[]): Chunk {
  const size = Math.max(...spans.map((span) => span.size));
  const longest = spans.reduce((best, span) => (weight(span) > weight(best) ? span : best));
  return {
    spans,
    x: Math.min(...spans.map(({ x }) => x)),
    right: Math.max(...spans.map(({ right }) => right)),
    baseline: longest.baseline,
    size,
    order: Math.min(...spans.map(({ order }) => order)),
  };
}

function weight({ size, glyphs }: Span): number {
  return size * size * glyphs.length;
}
