/// <reference path="./untyped.d.ts" />
import bidiFactory from "bidi-js";
import type { FlowField, FlowImage, FlowInline, FlowParagraph, FlowTextBox } from "../../model/flow";
import type { RunLook } from "../../model/look";
import { formatNumber } from "../../model/number-format";
import type { Face, Glyph } from "../fonts/face";
import { type FontLibrary, type FontRequest, type FontUse, shapePiece, type TextPiece } from "../fonts/library";
import { breakOpportunities, type Opportunity } from "./breaks";
import type { PlacedGlyph, StructureNode } from "./display";

/** What cannot be parted: the glyphs of one or more characters, or a tab, a break, an object. Lengths in points. */
export interface Cluster {
  readonly kind: "text" | "space" | "soft-hyphen" | "tab" | "line" | "page" | "column" | "object";
  /** Its characters, as they are shown. */
  readonly text: string;
  readonly width: number;
  readonly glyphs: readonly PlacedGlyph[];
  /** UAX #9 embedding level. */
  readonly level: number;
  /** Whether a line may end before it. */
  readonly breakBefore: Opportunity;
  readonly style: ClusterStyle;
  readonly object?: FlowImage | FlowTextBox;
}

/** What the clusters of one run share. */
export interface ClusterStyle {
  readonly look: RunLook;
  readonly font: FontUse;
  readonly size: number;
  readonly ascent: number;
  readonly descent: number;
  /** How far the baseline is raised. */
  readonly raise: number;
  readonly node: StructureNode | null;
  readonly link?: string;
}

/** A paragraph's text, measured: all that line breaking needs. */
export interface MeasuredText {
  readonly clusters: readonly Cluster[];
  /** How far before the beginning of its first line a marker begins that ends there, or has its middle there. */
  readonly markerHang: number;
  /** Height of an empty line. */
  readonly strut: { readonly ascent: number; readonly descent: number };
}

export interface PageNumbers {
  readonly page: number;
  readonly pages: number;
  /** ST_NumberFormat; decimals when left out. */
  readonly format?: string;
}

export interface MeasureOptions {
  readonly fonts: FontLibrary;
  readonly numbers: PageNumbers;
  /** Structure element of a run; links have one of their own. */
  readonly nodeOf: (role: "label" | "text", link: string | undefined) => StructureNode | null;
  readonly checkpoint: () => void;
}

/** The styles of one run, by the face that shows them. */
type StyleCache = Map<Face, ClusterStyle>;

const bidi = bidiFactory();

const STANDARD_SIZE = 11;

/** Subscripts and superscripts: part of the size, and of the font's height the baseline moves by. The line stays as high. */
const SMALL_SCRIPT = 0.58;
const RAISE = 0.33;
const LOWERED = -0.08;
const SMALL_CAPITAL = 0.8;

const SOFT_HYPHEN = "\u00AD";

interface Stretch {
  readonly text: string;
  readonly kind: Cluster["kind"];
  readonly look: RunLook;
  readonly scale: number;
  readonly role: "label" | "text";
  readonly link?: string;
  readonly object?: FlowImage | FlowTextBox;
}

export function measureText(paragraph: FlowParagraph, options: MeasureOptions): MeasuredText {
  const stretches = [
    ...markerStretches(paragraph),
    ...paragraph.inlines.flatMap((inline) => stretchesOf(inline, options.numbers)),
  ];
  const text = stretches.map((stretch) => stretch.text).join("");
  const breaks = breakOpportunities(text);
  const levels = levelsOf(text, paragraph.rtl === true);
  const clusters: Cluster[] = [];
  let offset = 0;
  for (const stretch of stretches) {
    options.checkpoint();
    const styles: StyleCache = new Map();
    const end = offset + stretch.text.length;
    if (stretch.kind === "text") {
      for (let from = offset; from < end; ) {
        const level = levels[from] ?? 0;
        let to = from + 1;
        while (to < end && levels[to] === level) to += 1;
        const part = text.slice(from, to);
        addText(clusters, stretch, part, from, level, breaks, styles, options);
        from = to;
      }
    } else {
      clusters.push({
        kind: stretch.kind,
        text: stretch.text,
        width: stretch.object?.width ?? 0,
        glyphs: stretch.kind === "soft-hyphen" ? hyphenOf(stretch, options.fonts) : [],
        level: levels[offset] ?? 0,
        breakBefore: breaks[offset] ?? "none",
        style: styleOf(stretch, options.fonts.choose(requestOf(stretch.look)), styles, options),
        ...(stretch.object === undefined ? {} : { object: stretch.object }),
      });
    }
    offset = end;
  }
  const look = paragraph.mark ?? paragraph.inlines.findLast((inline) => inline.kind === "text") ?? {};
  const { face } = options.fonts.choose(requestOf(look));
  const size = look.size ?? STANDARD_SIZE;
  return { clusters, markerHang: markerHang(paragraph, clusters), strut: lineExtent(face, size) };
}

function markerHang({ marker }: FlowParagraph, clusters: readonly Cluster[]): number {
  if (marker?.align === undefined) return 0;
  let width = 0;
  for (let index = 0, said = 0; said < marker.text.length && index < clusters.length; index += 1) {
    said += clusters[index]!.text.length;
    width += clusters[index]!.width;
  }
  return marker.align === "right" ? width : width / 2;
}

/** What a soft hyphen shows where it ends a line; the text says that the word goes on (ISO 32000-2 §14.8.2.3.3). */
function hyphenOf({ look, scale, text }: Stretch, fonts: FontLibrary): readonly PlacedGlyph[] {
  const size = (look.size ?? STANDARD_SIZE) * scale * (look.horizontalScale ?? 1);
  const { face } = fonts.choose(requestOf(look));
  return face.shape("-").map((glyph) => ({ ...glyph, text, width: toLayoutUnit(glyph.advance * size) }));
}

export function requestOf({ font, bold, italic }: RunLook): FontRequest {
  return { family: font, bold, italic };
}

function markerStretches({ marker, inlines, mark }: FlowParagraph): readonly Stretch[] {
  if (marker === undefined || marker.text === "") return [];
  const { font, size, color }: RunLook = inlines.find((inline) => inline.kind === "text") ?? mark ?? {};
  const look = marker.look ?? { ...(font && { font }), ...(size && { size }), ...(color && { color }) };
  const base = { look, scale: 1, role: "label" as const };
  const suffix = marker.suffix ?? "tab";
  return [
    { ...base, kind: "text", text: marker.text },
    ...(suffix === "tab" ? [{ ...base, kind: "tab" as const, text: "\t" }] : []),
    ...(suffix === "space" ? [{ ...base, kind: "text" as const, text: " " }] : []),
  ];
}

function stretchesOf(inline: FlowInline, numbers: PageNumbers): readonly Stretch[] {
  switch (inline.kind) {
    case "text":
      return splitRun(inline.text, inline, inline.link);
    case "field":
      return splitRun(fieldText(inline, numbers), inline, undefined);
    case "break":
      return [{ kind: inline.of, text: "\n", look: {}, scale: 1, role: "text" }];
    default:
      if (inline.float !== undefined) return [];
      return [
        {
          kind: "object",
          text: "\uFFFC",
          look: {},
          scale: 1,
          role: "text",
          object: inline,
          ...("link" in inline && inline.link !== undefined ? { link: inline.link } : {}),
        },
      ];
  }
}

function fieldText({ field, format }: FlowField, numbers: PageNumbers): string {
  return field === "page"
    ? formatNumber(numbers.page, format ?? numbers.format ?? "decimal")
    : formatNumber(numbers.pages, format ?? "decimal");
}

function splitRun(text: string, look: RunLook, link: string | undefined): readonly Stretch[] {
  const base = { look, role: "text" as const, ...(link === undefined ? {} : { link }) };
  return text.split(/([\t\n\u00AD])/u).flatMap((part): readonly Stretch[] => {
    if (part === "") return [];
    if (part === SOFT_HYPHEN) return [{ ...base, kind: "soft-hyphen", text: part, scale: 1 }];
    if (part === "\t") return [{ ...base, kind: "tab", text: part, scale: 1 }];
    if (part === "\n") return [{ ...base, kind: "line", text: part, scale: 1 }];
    if (look.caps === "all") return [{ ...base, kind: "text", text: part.toUpperCase(), scale: 1 }];
    if (look.caps !== "small") return [{ ...base, kind: "text", text: part, scale: 1 }];
    return part
      .split(/(\p{Ll}+)/u)
      .filter(Boolean)
      .map((letters) => {
        const shown = letters.toUpperCase();
        return { ...base, kind: "text" as const, text: shown, scale: shown === letters ? 1 : SMALL_CAPITAL };
      });
  });
}

function addText(
  clusters: Cluster[],
  stretch: Stretch,
  text: string,
  at: number,
  level: number,
  breaks: readonly Opportunity[],
  styles: StyleCache,
  options: MeasureOptions,
): void {
  const { look } = stretch;
  const { letterSpacing: spacing = 0, horizontalScale: scale = 1 } = look;
  const rtl = level % 2 === 1;
  const kerning = look.kerning === true;
  const shown = rtl ? mirrored(text) : text;
  let offset = at;
  const one = sharedClusters();
  const first = options.fonts.choose(requestOf(look)).face;
  for (const piece of options.fonts.split(shown, requestOf(look))) {
    const style = styleOf(stretch, piece, styles, options, LETTERS.test(piece.text) ? piece.face : first);
    for (const word of wordsOf(piece, kerning || rtl)) {
      const glyphs = shapePiece(word, { rtl, kerning });
      for (const glyph of rtl ? [...glyphs].reverse() : glyphs) {
        const width = toLayoutUnit(glyph.advance * style.size * scale) + (glyph.text === "" ? 0 : spacing);
        // Mirrored characters say what they are in the text.
        const said = rtl ? text.slice(offset - at, offset - at + glyph.text.length) : glyph.text;
        const last = clusters.at(-1);
        if (glyph.text === "" && last !== undefined && last.glyphs.length > 0 && last.glyphs.length < MOST_JOINED) {
          // A glyph that says nothing of its own belongs to the one before it in the text.
          const placed = { ...glyph, text: said, width };
          const joined = rtl ? [placed, ...last.glyphs] : [...last.glyphs, placed];
          clusters[clusters.length - 1] = { ...last, glyphs: joined, width: last.width + width };
          continue;
        }
        clusters.push(one(glyph, said, width, level, breaks[offset] ?? "none", style));
        offset += glyph.text.length;
      }
    }
  }
}

/** Gives one cluster for all equal ones: a text has a few dozen, thousands of times over. */
function sharedClusters() {
  const known = new Map<number, Cluster[]>();
  return (
    glyph: Glyph,
    text: string,
    width: number,
    level: number,
    breakBefore: Opportunity,
    style: ClusterStyle,
  ): Cluster => {
    const alike = known.get(glyph.id) ?? [];
    const found = alike.find((cluster) => {
      const [shown] = cluster.glyphs;
      return (
        cluster.text === text &&
        cluster.width === width &&
        cluster.level === level &&
        cluster.breakBefore === breakBefore &&
        cluster.style === style &&
        shown?.dx === glyph.dx &&
        shown.dy === glyph.dy &&
        shown.advance === glyph.advance
      );
    });
    if (found !== undefined) return found;
    const kind = /^[ \u2000-\u200A\u3000]+$/u.test(glyph.text) ? "space" : "text";
    const made: Cluster = { kind, text, width, glyphs: [{ ...glyph, text, width }], level, breakBefore, style };
    known.set(glyph.id, [...alike, made]);
    return made;
  };
}

/** Marks that stand with one letter; no script has as many. */
const MOST_JOINED = 100;

/** Words are shaped one by one, so that each is shaped once; letters that act on each other across spaces are not. */
function wordsOf(piece: TextPiece, whole: boolean): readonly TextPiece[] {
  if (piece.text !== piece.drawn) return [piece];
  const words = whole ? [piece.text] : piece.text.split(/( +)/u).filter(Boolean);
  return words.flatMap(shapedAtOnce).map((word) => ({ ...piece, text: word, drawn: word }));
}

/** Letters act on each other as far as a word goes; shaping takes longer than in proportion to what is given at once. */
function shapedAtOnce(text: string): readonly string[] {
  return text.length <= 500 ? [text] : (text.match(/.{1,500}(?:\s|$)|.{1,500}/gsu) ?? []);
}

/** A sign that another font has to show, such as a bullet, leaves the line as high as the text's own font makes it. */
const LETTERS = /[\p{L}\p{M}\p{N}]/u;

function styleOf(
  { look, scale, role, link }: Stretch,
  font: FontUse,
  styles: StyleCache,
  { nodeOf }: MeasureOptions,
  lineFace: Face = font.face,
): ClusterStyle {
  const full = (look.size ?? STANDARD_SIZE) * scale;
  const size = look.vertical === undefined ? full : full * SMALL_SCRIPT;
  let style = styles.get(font.face);
  if (style === undefined) {
    const extent = lineExtent(lineFace, full);
    const height = extent.ascent + extent.descent;
    const raise =
      look.vertical === "superscript" ? RAISE * height : look.vertical === "subscript" ? LOWERED * height : 0;
    style = {
      look,
      font,
      size,
      ...extent,
      raise,
      node: nodeOf(role, link),
      ...(link === undefined ? {} : { link }),
    };
    styles.set(font.face, style);
  }
  return style;
}

/** What a font takes of a line at a size, as LibreOffice rounds it: to dots, and then to twentieths of a point. */
function lineExtent(face: Face, size: number): MeasuredText["strut"] {
  const gap = toTwip(toLayoutUnit(face.lineGap * size));
  const above = toLayoutUnit(face.ascent * size);
  const height = toTwip(above + toLayoutUnit(face.descent * size)) + gap;
  const ascent = toTwip(above) + gap;
  return { ascent, descent: height - ascent };
}

/** Advances are whole dots of the 8640 to the inch that word processors measure text with, whatever the printer. */
function toLayoutUnit(points: number): number {
  return Math.round(points * 120) / 120;
}

/** Word processors lay lines out on a grid of twentieths of a point; over a page the rounding adds up. */
export function toTwip(points: number): number {
  return Math.round(points * 20 + HALF_UP) / 20;
}

/** Sums of dots that end in a half must not miss it for the sake of their last bit. */
const HALF_UP = 1e-9;

function levelsOf(text: string, rtl: boolean): Uint8Array {
  const base = rtl ? 1 : 0;
  if (!rtl && !RIGHT_TO_LEFT.test(text)) return new Uint8Array(text.length).fill(base);
  return bidi.getEmbeddingLevels(text, rtl ? "rtl" : "ltr").levels;
}

/** Hebrew, Arabic and their kin, their presentation forms, and the marks and embeddings that set a direction. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Brackets point the other way in right-to-left text (UAX #9 L4). */
function mirrored(text: string): string {
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join("");
}
