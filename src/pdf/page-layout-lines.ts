import { joinRows } from "./columns";
import type { PdfBox, PdfLine, PdfRule, PdfRun } from "./page-layout";
import { toLogicalOrder } from "./page-layout-bidi";
import { type Chunk, type SpacedGlyph, type Span, WORD_GAP } from "./page-layout-spans";

/** A line before it is known which block holds it, with what only the making of blocks needs. */
export interface RawLine extends Omit<PdfLine, "block"> {
  /** All of it is painted as an artifact. */
  readonly artifact: boolean;
  /** Number of the addition of this library that all of it belongs to; 0 for none. */
  readonly added: number;
  /** The addition is an entry of the person's own. */
  readonly isOwn: boolean;
  /** A label beside the text after it, whose lines are one. */
  readonly label: boolean;
}

interface Piece {
  readonly text: string;
  readonly glyph: SpacedGlyph | null;
  readonly look: Look;
}

/** What glyphs of a span have in common that stand beside each other. */
interface Look {
  readonly span: Span;
  readonly link: string | undefined;
  readonly underline: boolean;
}

export interface Decorations {
  readonly links: readonly (PdfBox & { readonly url: string })[];
  readonly rules: readonly PdfRule[];
}

/** Where lines stand. */
export interface Place {
  readonly page: number;
  /** Index of the region on its page. */
  readonly region: number;
  readonly label: boolean;
}

/** Makes the lines of one region, from top to bottom. */
export function layLines(
  chunks: readonly Chunk[],
  place: Place,
  decorations: Decorations,
  isRtl: boolean,
): readonly RawLine[] {
  return joinRows(chunks).map((row) => makeLine(row.chunks, place, decorations, isRtl));
}

function makeLine(chunks: readonly Chunk[], place: Place, decorations: Decorations, isRtl: boolean): RawLine {
  const lead = chunks.reduce((best, chunk) => (chunk.size > best.size ? chunk : best));
  const spans = chunks.flatMap((chunk) => chunk.spans);
  const x = Math.min(...chunks.map((chunk) => chunk.x));
  const right = Math.max(...chunks.map((chunk) => chunk.right));
  const pieces = toLogicalOrder(
    chunks.flatMap((chunk, index) => chunkPieces(chunk, index > 0, decorations)),
    isRtl,
    (piece, text) => ({ ...piece, text }),
  );
  const runs = joinRuns(pieces);
  const bottom = Math.min(...spans.map(({ baseline, size, font }) => baseline + font.descent * size));
  const top = Math.max(...spans.map(({ baseline, size, font }) => baseline + font.ascent * size));
  return {
    ...place,
    x,
    width: right - x,
    y: bottom,
    height: top - bottom,
    baseline: lead.baseline,
    runs,
    text: runs.map(({ text }) => text).join(""),
    artifact: spans.every(({ mark }) => mark.artifact),
    added: spans.every(({ mark }) => mark.added > 0) ? (spans[0]?.mark.added ?? 0) : 0,
    isOwn: spans.every(({ mark }) => mark.isOwn),
  };
}

function chunkPieces({ spans }: Chunk, isApart: boolean, decorations: Decorations): readonly Piece[] {
  const pieces: Piece[] = [];
  let end: number | null = null;
  for (const span of spans) {
    const lookAt = looksOf(span, decorations);
    for (const glyph of span.glyphs) {
      const look = lookAt((glyph.x + glyph.right) / 2);
      const isNextSpan = span !== spans[0] && glyph === span.glyphs[0];
      if (end === null) {
        if (isApart) pieces.push({ text: "\t", glyph: null, look });
      } else if (glyph.spaceBefore || (isNextSpan && glyph.x - end - span.letterSpacing > WORD_GAP * span.size)) {
        pieces.push({ text: " ", glyph: null, look });
      }
      pieces.push({ text: glyph.text, glyph, look });
      end = glyph.right;
    }
  }
  return pieces;
}

/** The look at each place of a span; the same object as long as nothing changes. */
function looksOf(span: Span, { links, rules }: Decorations): (x: number) => Look {
  const boxes = linksOver(span, links);
  const underlines = underlinesOf(span, rules);
  let look: Look = { span, link: undefined, underline: false };
  return (x) => {
    const link = boxes.find((box) => x >= box.x && x <= box.x + box.width)?.url;
    const underline = underlines.some((rule) => rule.x <= x && rule.x + rule.length >= x);
    if (link !== look.link || underline !== look.underline) look = { span, link, underline };
    return look;
  };
}

function linksOver({ baseline, size }: Span, links: Decorations["links"]): Decorations["links"] {
  const y = baseline + size * 0.25;
  return links.filter((box) => y >= box.y && y <= box.y + box.height);
}

/** Thin rules close below the letters that are no longer than they: a heading's rule lies lower or goes further. */
function underlinesOf({ baseline, size, x, right }: Span, rules: readonly PdfRule[]): readonly PdfRule[] {
  return rules.filter(
    (rule) =>
      rule.direction === "horizontal" &&
      rule.y < baseline &&
      rule.y > baseline - 0.28 * size &&
      rule.thickness < 0.15 * size &&
      rule.x >= x - size &&
      rule.x + rule.length <= right + size,
  );
}

function joinRuns(pieces: readonly Piece[]): readonly PdfRun[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    // A gap belongs to the run before it.
    if (group !== undefined && (piece.glyph === null || isAlike(groupLook(group), piece.look))) group.push(piece);
    else groups.push([piece]);
  }
  return groups.map(makeRun);
}

function groupLook(group: readonly Piece[]): Look {
  return ((group.find(({ glyph }) => glyph !== null) ?? group[0]) as Piece).look;
}

function isAlike(one: Look, other: Look): boolean {
  if (one === other) return true;
  const [a, b] = [one.span, other.span];
  return a === b
    ? one.link === other.link && one.underline === other.underline
    : a.font === b.font &&
        Math.abs(a.size - b.size) < 0.1 &&
        a.color === b.color &&
        Math.abs(a.baseline - b.baseline) < 0.12 * a.size &&
        a.mark.mcid === b.mark.mcid &&
        Math.abs(a.letterSpacing - b.letterSpacing) < 0.3 &&
        a.invisible === b.invisible &&
        one.link === other.link &&
        one.underline === other.underline;
}

function makeRun(pieces: readonly Piece[]): PdfRun {
  const { span, link, underline } = groupLook(pieces);
  const starts: number[] = [];
  let [text, x, right] = ["", Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [index, { glyph, text: part }] of pieces.entries()) {
    const start = (glyph ?? pieces[index + 1]?.glyph)?.x ?? right;
    for (let unit = 0; unit < part.length; unit += 1) starts.push(start);
    text += part;
    if (glyph !== null) [x, right] = [Math.min(x, glyph.x), Math.max(right, glyph.right)];
  }
  return {
    text,
    x,
    width: right - x,
    starts,
    baseline: span.baseline,
    size: span.size,
    font: span.font,
    color: span.color,
    letterSpacing: span.letterSpacing,
    order: span.order,
    ...(span.mark.mcid === undefined ? {} : { mcid: span.mark.mcid }),
    ...(link === undefined ? {} : { link }),
    ...(underline ? { underline: true as const } : {}),
    ...(span.invisible ? { invisible: true as const } : {}),
  };
}
