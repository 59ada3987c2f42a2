import type { Context } from "../../context";
import { ResumeError } from "../../errors";
import { type Face, type Glyph, openFaces, type ShapeOptions } from "./face";
import {
  closestFamily,
  LATIN_FAMILIES,
  metricCompatible,
  normalizeFamily,
  type PackagedFamily,
  SCRIPT_FAMILIES,
  type Style,
  sameTypeface,
} from "./families";
import { packagedFace } from "./packaged";

/** Which font is wanted. */
export interface FontRequest {
  /** As the source names it; absent for any. */
  readonly family?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
}

/** The face that stands in for a request; where the style has no file of its own it is slanted or thickened. */
export interface FontUse {
  readonly face: Face;
  readonly slanted: boolean;
  readonly thickened: boolean;
}

/** A stretch of text that one font shows. */
export interface TextPiece extends FontUse {
  readonly text: string;
  /** Text whose glyphs are drawn, where the font has an equal of the character but not the character itself. */
  readonly drawn: string;
}

/**
 * The fonts at hand, in the order in which they are tried: the caller's family of that name, the packaged family of the
 * same outlines, of the same metrics, the one that looks closest; for a glyph that these lack, the caller's other fonts, then
 * every other packaged family.
 */
export interface FontLibrary {
  /** The first choice for a request: it gives a line its height. @throws {ResumeError} when there is no font at all. */
  readonly choose: (request: FontRequest) => FontUse;
  /** A text parted by the fonts that have its glyphs. @throws {ResumeError} `invalid-options` when none has. */
  readonly split: (text: string, request: FontRequest) => readonly TextPiece[];
  /** The characters of a text for which no font has a glyph, each once. */
  readonly lacking: (text: string, request: FontRequest) => readonly string[];
}

/** @throws {ResumeError} `invalid-options` when one of the caller's fonts cannot be used. */
export function openFonts(fonts: readonly Uint8Array[], context: Context): FontLibrary {
  const own = fonts.flatMap((bytes, index) => openFaces(bytes, `fonts[${index}]`));
  const chosen = new Map<string, readonly FontUse[]>();
  const found = new Map<string, TextPiece | undefined>();
  /** Families of other scripts that the document uses already: what they have besides looks right beside them. */
  const used = new Set<PackagedFamily>();

  const candidates = (request: FontRequest): readonly FontUse[] => {
    const { family = "", bold = false, italic = false } = request;
    const key = `${family}\n${bold}\n${italic}`;
    let uses = chosen.get(key);
    if (uses === undefined) {
      uses = findCandidates(own, { family, bold, italic });
      chosen.set(key, uses);
      sayIfSubstituted(family, uses[0], context);
    }
    return uses;
  };

  const choose = (request: FontRequest): FontUse => candidates(request)[0] ?? failWithoutFonts();
  const findCluster = (cluster: string, request: FontRequest): TextPiece | undefined => {
    const uses = candidates(request);
    const shown = showsIn(uses, equals(cluster));
    if (shown !== undefined && shown.use === uses[0]) return { ...shown.use, text: cluster, drawn: shown.drawn };
    const script = shown === undefined ? scriptUse(cluster, request, used) : undefined;
    const other =
      script === undefined ? (shown ?? showsIn(uses, lookalikes(cluster))) : { use: script, drawn: cluster };
    if (other === undefined) return undefined;
    const lacking = request.family ?? uses[0]?.face.family ?? "the font";
    context.messages.info("font-fallback", `Characters that ${lacking} lacks are set in ${other.use.face.family}.`);
    return { ...other.use, text: cluster, drawn: other.drawn };
  };
  const forCluster = (cluster: string, request: FontRequest): TextPiece | undefined => {
    const key = `${request.family ?? ""}\n${request.bold}\n${request.italic}\n${cluster}`;
    if (!found.has(key)) found.set(key, findCluster(cluster, request));
    return found.get(key);
  };

  return {
    choose,
    split: (text, request) => {
      const first = choose(request);
      if (covers(first.face, text)) return [{ ...first, text, drawn: text }];
      const pieces: TextPiece[] = [];
      for (const cluster of clusters(text)) {
        const piece = forCluster(cluster, request) ?? failWithout([cluster]);
        const last = pieces.at(-1);
        if (last?.face === piece.face && last.text === last.drawn && piece.text === piece.drawn) {
          pieces[pieces.length - 1] = { ...last, text: last.text + cluster, drawn: last.drawn + cluster };
        } else {
          pieces.push(piece);
        }
      }
      return pieces;
    },
    lacking: (text, request) =>
      covers(choose(request).face, text)
        ? []
        : [...new Set(clusters(text))].filter((cluster) => forCluster(cluster, request) === undefined),
  };
}

/** Glyphs of a piece, each saying the characters of the text. */
export function shapePiece(piece: TextPiece, options: ShapeOptions): readonly Glyph[] {
  const glyphs = piece.face.shape(piece.drawn, options);
  if (piece.drawn === piece.text) return glyphs;
  const said = options.rtl ? glyphs.length - 1 : 0;
  return glyphs.map((glyph, index) => ({ ...glyph, text: index === said ? piece.text : "" }));
}

/** @throws {ResumeError} `invalid-options` or `no-text`, naming the characters that no font can show, and what to do. */
export function failWithout(characters: readonly string[]): never {
  const meaningless = characters.filter((character) => MEANINGLESS.test(character));
  if (meaningless.length > 0) failMeaningless(meaningless);
  throw new ResumeError(
    "invalid-options",
    `No font at hand has a glyph for ${listed(characters)}. Pass a TrueType or OpenType font that has ` +
      `them in options.fonts${hint(characters)}, or ask for a DOCX.`,
    { detail: "missing-glyphs" },
  );
}

/** Codes that stand for no character: unassigned, private, or controls. Damage leaves them, and fonts without a key. */
const MEANINGLESS = /[\p{Cn}\p{Co}\p{Cc}\p{Cs}\uFFFD]/u;

function failMeaningless(characters: readonly string[]): never {
  throw new ResumeError(
    "no-text",
    `The text of the resume cannot be read whole: ${listed(characters)} stand for no character. The file is damaged, or ` +
      "its fonts do not say what their shapes mean. Export it anew, or ask for a DOCX.",
    { detail: "unmapped" },
  );
}

function listed(characters: readonly string[]): string {
  const shown = characters.slice(0, 20).map((character) => `“${character}” (${codeOf(character)})`);
  const more = characters.length > shown.length ? ` and ${characters.length - shown.length} more` : "";
  return shown.join(", ") + more;
}

function hint(characters: readonly string[]): string {
  const names = new Set<string>();
  for (const character of characters) {
    const entry = SCRIPT_FAMILIES.find(({ script }) => script.test(character));
    if (entry !== undefined) names.add(entry.family.package);
  }
  return names.size === 0 ? "" : ` or install ${[...names].join(", ")}`;
}

function findCandidates(
  own: readonly Face[],
  { family, bold, italic }: Required<{ [K in keyof FontRequest]: NonNullable<FontRequest[K]> }>,
): readonly FontUse[] {
  const name = normalizeFamily(family);
  const style = { bold, italic };
  const named = own.filter((face) => name !== "" && isFamily(face, name));
  const uses: FontUse[] = [...byFit(named, style)];
  for (const packaged of [sameTypeface(family), metricCompatible(family), closestFamily(family)]) {
    if (packaged !== undefined) add(packaged);
  }
  uses.push(
    ...byFit(
      own.filter((face) => !named.includes(face)),
      style,
    ),
  );
  for (const packaged of LATIN_FAMILIES) add(packaged);
  return uses;

  function add(packaged: PackagedFamily): void {
    const use = packagedUse(packaged, style);
    if (use !== undefined && !uses.some(({ face }) => face === use.face)) uses.push(use);
  }
}

/** The faces of one family, the nearest in weight and slant first. */
function byFit(faces: readonly Face[], style: { bold: boolean; italic: boolean }): readonly FontUse[] {
  const weight = style.bold ? 700 : 400;
  const distance = (face: Face) => (face.italic === style.italic ? 0 : 1000) + Math.abs(face.weight - weight);
  return [...faces].sort((one, other) => distance(one) - distance(other)).map((face) => useOf(face, style));
}

function useOf(face: Face, { bold, italic }: { bold: boolean; italic: boolean }): FontUse {
  return { face, slanted: italic && !face.italic, thickened: bold && face.weight < 600 };
}

function isFamily(face: Face, name: string): boolean {
  const family = normalizeFamily(face.family);
  return (
    family === name ||
    normalizeFamily(face.postscriptName) === name ||
    normalizeFamily(face.font.familyName ?? "") === name
  );
}

function packagedUse(family: PackagedFamily, style: { bold: boolean; italic: boolean }): FontUse | undefined {
  const name: Style = style.bold ? (style.italic ? "bold-italic" : "bold") : style.italic ? "italic" : "regular";
  const face = packagedFace(family, name);
  return face === null ? undefined : useOf(face, style);
}

/** The families of the character's scripts first, then those in use, then whatever is installed. */
function scriptUse(
  cluster: string,
  { bold = false, italic = false }: FontRequest,
  used: Set<PackagedFamily>,
): FontUse | undefined {
  const named = SCRIPT_FAMILIES.filter(({ script }) => script.test(cluster)).map(({ family }) => family);
  for (const family of new Set([...named, ...used, ...SCRIPT_FAMILIES.map((one) => one.family)])) {
    const use = packagedUse(family, { bold, italic });
    if (use === undefined || !covers(use.face, cluster)) continue;
    used.add(family);
    return use;
  }
  return undefined;
}

function sayIfSubstituted(family: string, use: FontUse | undefined, { messages }: Context): void {
  if (family === "" || use === undefined || isFamily(use.face, normalizeFamily(family))) return;
  const set = `${family} is not at hand; it is set in ${use.face.family}`;
  const same = sameTypeface(family);
  if (same !== undefined && isOf(use.face, same)) {
    messages.info("font-substituted", `${set}, which has the same outlines.`);
  } else if (isOf(use.face, metricCompatible(family))) {
    messages.info("font-substituted", `${set}, which has the same widths.`);
  } else {
    const install = same === undefined ? "" : `Install ${same.package}, or p`;
    messages.info("font-substituted", `${set}. ${install || "P"}ass the font in options.fonts to keep its look.`);
  }
}

function isOf({ family }: Face, packaged: PackagedFamily | undefined): boolean {
  return packaged !== undefined && normalizeFamily(packaged.family) === normalizeFamily(family);
}

function failWithoutFonts(): never {
  throw new ResumeError(
    "invalid-options",
    "There is no font to draw with: the optional @expo-google-fonts packages are not installed. Install them, or pass " +
      "TrueType or OpenType fonts in options.fonts.",
    { detail: "no-fonts" },
  );
}

function covers(face: Face, text: string): boolean {
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!face.has(codePoint) && !isInvisible(codePoint)) return false;
  }
  return true;
}

/** Default ignorable characters that shape text but show nothing (Unicode, DerivedCoreProperties). */
function isInvisible(codePoint: number): boolean {
  return (
    codePoint === 0xad ||
    codePoint === 0x34f ||
    codePoint === 0x61c ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff
  );
}

const SEGMENTER = new Intl.Segmenter("und", { granularity: "grapheme" });

/** UTF-16 units that are segmented at a time: of a long text the segmenter takes longer for each piece. */
const WINDOW = 1000;

function clusters(text: string): readonly string[] {
  const found: string[] = [];
  for (let from = 0; from < text.length; ) {
    const window = text.slice(from, from + WINDOW);
    const segments = Array.from(SEGMENTER.segment(window), ({ segment }) => segment);
    // The last one may go on beyond the window.
    if (from + WINDOW < text.length && segments.length > 1) segments.pop();
    for (const segment of segments) {
      found.push(segment);
      from += segment.length;
    }
  }
  return found;
}

/** The first font that has a form, and the form. */
function showsIn(
  uses: readonly FontUse[],
  forms: readonly string[],
): { readonly use: FontUse; readonly drawn: string } | undefined {
  for (const use of uses) {
    const drawn = forms.find((form) => covers(use.face, form));
    if (drawn !== undefined) return { use, drawn };
  }
  return undefined;
}

/** A character, then what looks just the same: its composed or decomposed form, a plain space or hyphen. */
function equals(cluster: string): readonly string[] {
  const forms = new Set([cluster, cluster.normalize("NFC"), cluster.normalize("NFD")]);
  if (/^[\u00A0\u2000-\u200A\u202F\u205F]$/u.test(cluster)) forms.add(" ");
  if (/^[\u2010\u2011]$/u.test(cluster)) forms.add("\u2010").add("-");
  return [...forms];
}

/** What stands in for a sign when no font has it. */
function lookalikes(cluster: string): readonly string[] {
  const sign = LOOKALIKES[cluster];
  return sign === undefined ? [] : [sign];
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  "\u2212": "–",
  "\u2215": "/",
  "\u2219": "·",
  "\u2043": "–",
  "\u25E6": "○",
};

function codeOf(character: string): string {
  return Array.from(
    character,
    (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  ).join(" ");
}
