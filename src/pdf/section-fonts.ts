/// <reference path="./fonts/fontkit.d.ts" />
import type { FontkitFont } from "fontkit";
import type { RunLook } from "../model/look";
import type { ShownCode, SourceFont } from "./content-stream-fonts";
import type { OpenPage } from "./content-stream-move";
import type { EmbeddedFonts } from "./fonts/embed";
import type { Face } from "./fonts/face";
import type { FontLibrary, FontRequest, FontUse } from "./fonts/library";
import type { PDFDocument } from "./lib";
import type { PdfLayout } from "./page-layout";

/** The resume's own fonts, for text of which they have every glyph. */
export interface OwnFonts {
  readonly library: FontLibrary;
  /** Whether text of a look is set in a font of the resume. */
  readonly covers: (look: RunLook) => boolean;
  readonly embed: (pdf: PDFDocument, others: EmbeddedFonts) => EmbeddedFonts;
}

interface OwnFace {
  readonly face: Face;
  readonly font: SourceFont;
  readonly codes: readonly ShownCode[];
}

/**
 * Puts the fonts embedded in a resume before those of the library. A subset has few glyphs, so a font is used for a look
 * only when it has all that is to be set in it: text in two fonts would show. Only glyphs that the resume itself shows
 * count, because only they are known to be there.
 */
export function ownFonts(
  library: FontLibrary,
  open: readonly OpenPage[],
  layout: PdfLayout,
  texts: readonly { readonly look: RunLook; readonly text: string }[],
): OwnFonts {
  const wanted = new Map<string, { request: FontRequest; text: string }>();
  for (const { look, text } of texts) {
    const request = { family: look.font, bold: look.bold, italic: look.italic };
    const key = keyOf(request);
    wanted.set(key, { request, text: (wanted.get(key)?.text ?? "") + text });
  }
  const glyphs = shownGlyphs(open);
  const chosen = new Map<string, OwnFace>();
  for (const [key, { text }] of wanted) {
    const names = namesOf(layout, key);
    for (const [font, codes] of glyphs) {
      if (!names.has(font.name) || !font.isEmbedded || font.isType3) continue;
      const own = openFace(font, codes, text);
      if (own !== null && !chosen.has(key)) chosen.set(key, own);
    }
  }
  const useOf = (request: FontRequest): FontUse | null => {
    const own = chosen.get(keyOf(request));
    return own === undefined ? null : { face: own.face, slanted: false, thickened: false };
  };
  return {
    library: {
      choose: (request) => useOf(request) ?? library.choose(request),
      split: (text, request) => {
        const use = useOf(request);
        const isCovered = use !== null && [...text].every((character) => use.face.has(character.codePointAt(0)!));
        return isCovered ? [{ ...use, text, drawn: text }] : library.split(text, request);
      },
      lacking: (text, request) => (useOf(request) === null ? library.lacking(text, request) : []),
    },
    covers: ({ font, bold, italic }) => chosen.has(keyOf({ family: font, bold, italic })),
    embed: (pdf, others) => embedOwn(pdf, others, [...chosen.values()]),
  };
}

function embedOwn(pdf: PDFDocument, others: EmbeddedFonts, faces: readonly OwnFace[]): EmbeddedFonts {
  const own = new Map(faces.map((each) => [each.face, each]));
  return {
    reference: (face) => {
      const dictionary = own.get(face)?.font.dictionary;
      if (dictionary === undefined) return others.reference(face);
      return pdf.context.getObjectRef(dictionary) ?? pdf.context.register(dictionary);
    },
    code: (face, glyph) => {
      const bytes = own.get(face)?.codes[glyph.id]?.bytes;
      return bytes === undefined ? others.code(face, glyph) : hex(bytes);
    },
    finish: others.finish,
  };
}

function hex(bytes: string): string {
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

function keyOf({ family = "", bold = false, italic = false }: FontRequest): string {
  return `${family}\n${bold}\n${italic}`;
}

/** Names of the fonts that the resume shows a look in. */
function namesOf(layout: PdfLayout, key: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { lines } of layout.pages) {
    for (const { font } of lines.flatMap(({ runs }) => runs)) if (keyOf(font) === key) names.add(font.baseFont);
  }
  return names;
}

/** The codes that each font of the resume shows, by the character they stand for. */
export function shownGlyphs(open: readonly OpenPage[]): ReadonlyMap<SourceFont, ReadonlyMap<string, ShownCode>> {
  const glyphs = new Map<SourceFont, Map<string, ShownCode>>();
  for (const { marks } of open) {
    for (const mark of marks) {
      if (mark.kind !== "text" || mark.font === null) continue;
      let codes = glyphs.get(mark.font);
      if (codes === undefined) {
        codes = new Map();
        glyphs.set(mark.font, codes);
      }
      for (const code of mark.codes) {
        const { text } = code;
        if (text !== undefined && [...text].length === 1 && code.width > 0 && !codes.has(text)) codes.set(text, code);
      }
    }
  }
  return glyphs;
}

/** Scripts whose letters change with their neighbours: they need more than a glyph for each character. */
const JOINED = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{M}]/u;

function openFace(font: SourceFont, glyphs: ReadonlyMap<string, ShownCode>, text: string): OwnFace | null {
  if (JOINED.test(text)) return null;
  const codes: ShownCode[] = [];
  const indices = new Map<string, number>();
  for (const character of new Set(text)) {
    const code = glyphs.get(character === "\u00A0" || character === "\t" ? " " : character);
    if (code === undefined) return null;
    indices.set(character, codes.push(code) - 1);
  }
  const face: Face = {
    family: font.name,
    postscriptName: font.name,
    weight: 400,
    italic: false,
    ascent: 0.75,
    descent: 0.25,
    lineGap: 0,
    underlinePosition: -0.1,
    underlineThickness: 0.05,
    has: (codePoint) => indices.has(String.fromCodePoint(codePoint)),
    width: (id) => codes[id]?.width ?? 0,
    shape: (word) =>
      Array.from(word, (character) => {
        const id = indices.get(character) ?? 0;
        return { id, text: character, advance: (codes[id]?.width ?? 0) / 1000, dx: 0, dy: 0 };
      }),
    font: widthsOnly(codes),
  };
  return { face, font, codes };
}

/** The part of an opened font that drawing asks for. */
function widthsOnly(codes: readonly ShownCode[]): FontkitFont {
  const getGlyph = (id: number) => ({ id, codePoints: [], advanceWidth: codes[id]?.width ?? 0 });
  return { unitsPerEm: 1000, getGlyph } as unknown as FontkitFont;
}
