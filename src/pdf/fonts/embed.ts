import { zlibSync } from "fflate";
import { Memory } from "../../memory";
import { deflated } from "../deflated";
import type { PDFDict, PDFDocument, PDFRef } from "../lib";
import { PDFHexString, PDFName, PDFNumber, PDFString } from "../lib";
import type { Face, Glyph } from "./face";

/** Faces as fonts of one PDF, each a subset of the glyphs used; written when all text is. */
export interface EmbeddedFonts {
  /** Reference of the face's font dictionary, to stand in a page's resources. */
  readonly reference: (face: Face) => PDFRef;
  /** The glyph's code, as four hexadecimal digits of a string to show. */
  readonly code: (face: Face, glyph: Glyph) => string;
  /** Writes all fonts into the document; nothing may be shown afterwards. */
  readonly finish: () => void;
}

interface Subset {
  readonly face: Face;
  readonly reference: PDFRef;
  /** Glyph ids by code; code 0 is the missing glyph. */
  readonly glyphs: number[];
  readonly texts: string[];
  readonly codes: Map<string, number>;
}

/**
 * Embeds faces as composite fonts with a Unicode mapping (ISO 32000-2 §9.7, §9.10.3). A glyph that stands for different
 * texts gets a code for each, so that every reader gets back the text as it was written.
 */
export function embedFonts(document: PDFDocument): EmbeddedFonts {
  const subsets = new Map<Face, Subset>();
  const subsetOf = (face: Face): Subset => {
    let subset = subsets.get(face);
    if (subset === undefined) {
      subset = { face, reference: document.context.nextRef(), glyphs: [0], texts: [""], codes: new Map() };
      subsets.set(face, subset);
    }
    return subset;
  };
  return {
    reference: (face) => subsetOf(face).reference,
    code: (face, { id, text }) => {
      const { codes, glyphs, texts } = subsetOf(face);
      const key = `${id} ${text}`;
      let code = codes.get(key);
      if (code === undefined) {
        code = glyphs.push(id) - 1;
        texts.push(text);
        codes.set(key, code);
      }
      return hex(code);
    },
    finish: () => {
      let index = 0;
      for (const subset of subsets.values()) {
        writeFont(document, subset, subsetTag(index));
        index += 1;
      }
    },
  };
}

function writeFont(document: PDFDocument, subset: Subset, tag: string): void {
  const { context } = document;
  const { face, glyphs, reference } = subset;
  const name = `${tag}+${face.postscriptName}`;
  const isCff = face.font.directory.tables["CFF "] !== undefined;
  const { file, length } = programOf(face, glyphs);
  const program = context.register(
    context.stream(file, { ...(isCff ? { Subtype: "CIDFontType0C" } : { Length1: length }), Filter: "FlateDecode" }),
  );
  const descriptor = context.register(
    context.obj(descriptorOf(face, name, { [isCff ? "FontFile3" : "FontFile2"]: program })),
  );
  const descendant: PDFDict = context.obj({
    Type: "Font",
    Subtype: isCff ? "CIDFontType0" : "CIDFontType2",
    BaseFont: name,
    CIDSystemInfo: { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Identity"), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 0,
    W: [0, glyphs.map((id) => face.width(id))],
  });
  if (!isCff) descendant.set(PDFName.of("CIDToGIDMap"), PDFName.of("Identity"));
  const mapping = context.register(deflated(context, toUnicode(subset)));
  context.assign(
    reference,
    context.obj({
      Type: "Font",
      Subtype: "Type0",
      BaseFont: name,
      Encoding: "Identity-H",
      DescendantFonts: [context.register(descendant)],
      ToUnicode: mapping,
    }),
  );
}

/** A font program as it stands in a file, deflated. */
interface FontProgram {
  readonly file: Uint8Array;
  /** Before it was deflated. */
  readonly length: number;
}

const programs = new WeakMap<Face, Memory<FontProgram>>();

/** A resume that is drawn again, for another posting or to be compared, has the same letters as a rule. */
function programOf(face: Face, glyphs: readonly number[]): FontProgram {
  const known = programs.get(face) ?? new Memory<FontProgram>(8, 2_000);
  programs.set(face, known);
  return known.get(glyphs.join(" "), () => {
    const program = encodeSubset(face, glyphs);
    return { file: zlibSync(program), length: program.length };
  });
}

function encodeSubset(face: Face, glyphs: readonly number[]): Uint8Array {
  const subset = face.font.createSubset();
  // By index, not by `includeGlyph`, which would give one glyph one code whatever text it stands for.
  for (const id of glyphs.slice(1)) subset.glyphs.push(id);
  return subset.encode();
}

/** ISO 32000-2 §9.8. */
function descriptorOf(face: Face, name: string, program: Record<string, PDFRef>) {
  const { font } = face;
  const perMille = (units: number) => Math.round((units * 1000) / font.unitsPerEm);
  const { minX, minY, maxX, maxY } = font.bbox;
  const SYMBOLIC = 1 << 2;
  const ITALIC = 1 << 6;
  return {
    Type: "FontDescriptor",
    FontName: name,
    Flags: SYMBOLIC | (face.italic ? ITALIC : 0),
    FontBBox: [perMille(minX), perMille(minY), perMille(maxX), perMille(maxY)],
    ItalicAngle: PDFNumber.of(font.italicAngle),
    Ascent: perMille(font.ascent),
    Descent: perMille(font.descent),
    CapHeight: perMille(font.capHeight || font.ascent),
    StemV: face.weight >= 600 ? 140 : 80,
    ...program,
  };
}

/** A ToUnicode CMap (ISO 32000-2 §9.10.3; Adobe Technical Note 5014). */
function toUnicode({ texts }: Subset): string {
  const lines = texts.flatMap((text, code) => (text === "" ? [] : [`<${hex(code)}> <${utf16(text)}>`]));
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
    ...blocks,
    "endcmap",
    "CMapName currentdict /CMap defineresource pop",
    "end\nend",
  ].join("\n");
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}

function utf16(text: string): string {
  return PDFHexString.fromText(text).asString().slice(4);
}

/** Six capitals that tell subsets apart (ISO 32000-2 §9.9.2); by position, so that the same text gives the same bytes. */
function subsetTag(index: number): string {
  let tag = "";
  for (let rest = index, place = 0; place < 6; place += 1) {
    tag = String.fromCharCode(65 + (rest % 26)) + tag;
    rest = Math.floor(rest / 26);
  }
  return tag;
}
