import type { FontkitFont } from "fontkit";
import { ResumeError } from "../../errors";
import { parseFonts } from "./parse";

/** A glyph in its place in a line, lengths in ems; `text` is what it stands for ("" when its neighbour says it). */
export interface Glyph {
  readonly id: number;
  readonly text: string;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
}

export interface ShapeOptions {
  readonly rtl?: boolean;
  readonly kerning?: boolean;
}

/** One font file of one style, ready to measure and to draw with. Lengths in ems. */
export interface Face {
  readonly family: string;
  readonly postscriptName: string;
  /** 400 is regular, 700 bold (OpenType `OS/2`, usWeightClass). */
  readonly weight: number;
  readonly italic: boolean;
  /** Above the baseline. */
  readonly ascent: number;
  /** Below the baseline, positive. */
  readonly descent: number;
  /** Between lines: it stands on top of each. */
  readonly lineGap: number;
  readonly underlinePosition: number;
  readonly underlineThickness: number;
  readonly has: (codePoint: number) => boolean;
  /** A glyph's own advance in thousandths, as a PDF states it (ISO 32000-2 §9.7.4.3). */
  readonly width: (id: number) => number;
  /** Glyphs of a text of one direction, from left to right. */
  readonly shape: (text: string, options?: ShapeOptions) => readonly Glyph[];
  readonly font: FontkitFont;
}

/** What a reader or the caller knows about a font better than its file. */
export interface FaceFacts {
  readonly ascent?: number;
  readonly descent?: number;
  readonly lineGap?: number;
}

/**
 * Opens a TrueType or OpenType font, or each of a collection.
 *
 * @throws {ResumeError} `invalid-options` when the bytes are no font that can be embedded.
 */
export function openFaces(bytes: Uint8Array, name: string, facts: FaceFacts = {}): readonly Face[] {
  const refuse = (problem: string, cause?: unknown): never => {
    throw new ResumeError("invalid-options", `${name}: ${problem} Give a TrueType or OpenType font (.ttf, .otf).`, {
      detail: "font",
      ...(cause === undefined ? {} : { cause }),
    });
  };
  try {
    const fonts = parseFonts(bytes);
    for (const font of fonts) {
      if (font.type === "WOFF2") refuse("a WOFF2 font cannot be embedded in a PDF.");
      const { tables } = font.directory;
      if (tables.glyf === undefined && tables["CFF "] === undefined) refuse("the font has no outlines to embed.");
      if (font["OS/2"]?.fsType.noEmbedding) refuse("the font's licence bits forbid embedding it.");
    }
    return fonts.map((font) => makeFace(font, facts));
  } catch (error) {
    if (error instanceof ResumeError) throw error;
    return refuse("this is not a font that can be read.", error);
  }
}

function makeFace(font: FontkitFont, facts: FaceFacts): Face {
  const em = font.unitsPerEm;
  const os2 = font["OS/2"];
  const { ascent, descent, lineGap } = verticalMetrics(font);
  const shaped = new Map<string, readonly Glyph[]>();
  return {
    family: nameRecord(font, "preferredFamily") ?? font.familyName ?? "",
    postscriptName: (font.postscriptName ?? "Font").replace(/[^\w-]/gu, "") || "Font",
    weight: os2?.usWeightClass ?? (/bold/iu.test(font.subfamilyName ?? "") ? 700 : 400),
    italic: os2?.fsSelection.italic ?? font.italicAngle !== 0,
    ascent: facts.ascent ?? ascent / em,
    descent: facts.descent ?? -descent / em,
    lineGap: facts.lineGap ?? lineGap / em,
    underlinePosition: font.underlinePosition / em,
    underlineThickness: font.underlineThickness / em || 0.05,
    has: memoize((codePoint) => font.hasGlyphForCodePoint(codePoint)),
    width: memoize((id) => Math.round((font.getGlyph(id).advanceWidth * 1000) / em)),
    shape: (text, { rtl = false, kerning = false } = {}) => {
      const key = `${rtl ? "r" : "l"}${kerning ? "k" : "-"}${text}`;
      let glyphs = shaped.get(key);
      if (glyphs === undefined) {
        glyphs = shape(font, text, rtl, kerning);
        if (shaped.size > MOST_SHAPED) shaped.clear();
        shaped.set(key, glyphs);
      }
      return glyphs;
    },
    font,
  };
}

function memoize<T>(compute: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = compute(key);
      known.set(key, value);
    }
    return value;
  };
}

/** Words remembered per face; a long document repeats fewer. */
const MOST_SHAPED = 20_000;

/**
 * The vertical metrics that word processors lay lines out with: those of `hhea`, unless the font asks for the
 * typographic ones (OpenType `OS/2`, fsSelection bit 7) or has none but the Windows ones.
 */
function verticalMetrics(font: FontkitFont): { ascent: number; descent: number; lineGap: number } {
  const os2 = font["OS/2"];
  if (os2?.fsSelection.useTypoMetrics && (os2.typoAscender !== 0 || os2.typoDescender !== 0)) {
    return { ascent: os2.typoAscender, descent: os2.typoDescender, lineGap: os2.typoLineGap };
  }
  if (os2 !== undefined && font.ascent === 0 && font.descent === 0) {
    return { ascent: os2.winAscent, descent: -os2.winDescent, lineGap: 0 };
  }
  return { ascent: font.ascent, descent: font.descent, lineGap: font.lineGap };
}

function shape(font: FontkitFont, text: string, rtl: boolean, kerning: boolean): readonly Glyph[] {
  const em = font.unitsPerEm;
  const run = font.layout(text, kerning ? {} : { kern: false }, undefined, undefined, rtl ? "rtl" : "ltr");
  const glyphs = run.glyphs.map((glyph, index): Glyph => {
    const position = run.positions[index];
    return {
      id: glyph.id,
      text: String.fromCodePoint(...glyph.codePoints),
      advance: (position?.xAdvance ?? glyph.advanceWidth) / em,
      dx: (position?.xOffset ?? 0) / em,
      dy: (position?.yOffset ?? 0) / em,
    };
  });
  // A font without layout tables gives its glyphs in the order of the text, whatever the direction.
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  const isLogical =
    rtl && glyphs.length > 1 && glyphs[0]?.text.startsWith(first) && !glyphs.at(-1)?.text.startsWith(first);
  return inOrder(isLogical ? glyphs.reverse() : glyphs, text, rtl);
}

/**
 * Glyphs whose texts, read in the direction of writing, are the text: in scripts that draw a vowel sign before the
 * letter that it follows (Unicode 16, 12.1), each glyph says what is to be read at its place.
 */
function inOrder(glyphs: readonly Glyph[], text: string, rtl: boolean): readonly Glyph[] {
  const read = rtl ? glyphs.toReversed() : glyphs;
  const told = read.map((glyph) => glyph.text).join("");
  const characters = Array.from(text);
  // Where a character has no glyph, such as a mark of direction, the others keep what they say.
  const isReordered = told !== text && Array.from(told).sort().join("") === characters.toSorted().join("");
  if (!isReordered) return glyphs;
  const said = read.map((glyph, index) => {
    const isLast = index === read.length - 1;
    return { ...glyph, text: characters.splice(0, isLast ? characters.length : [...glyph.text].length).join("") };
  });
  return rtl ? said.reverse() : said;
}

function nameRecord(font: FontkitFont, key: string): string | undefined {
  const record = font.name.records[key];
  return record?.en ?? Object.values(record ?? {})[0];
}
