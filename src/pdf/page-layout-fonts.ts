import type { PdfFont } from "./page-layout";

/** What PDF.js tells of a font that it loaded. */
export interface LoadedFont {
  /** None where PDF.js could not load it. */
  readonly name?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly isType3Font?: boolean;
  readonly ascent?: number;
  readonly descent?: number;
  readonly fontMatrix?: readonly number[];
  readonly bbox?: readonly number[];
  readonly vertical?: boolean;
}

const BOLD = /bold|black|heavy|semibold|demi|extrab|^cmbx|^sfb[xf]|^lmr?bx|bx\d+$|[-,](bd|blk|sb|hv)(it)?$/iu;
const ITALIC = /ital|obliq|slant|kursiv|^cm(ti|sl|bxti|bxsl)|^sf(ti|sl|bi)|[-,](bd|sb)?(it|i)$/iu;
const STYLE_WORD =
  "(?:(?:ultra|extra|semi|demi)?(?:bold|light|black)|(?:semi)?condensed|regular|italics?|oblique|slanted|kursiv|heavy|medium|thin|hairline|book|normal|upright|bd|it|bolditalic|w\\d)";
const STYLE_SUFFIX = new RegExp(`[-,_ ]*(?:${STYLE_WORD}|(?<=[-,_])roman)+$`, "iu");

/**
 * Reads family, weight and slant from a PostScript font name (ISO 32000-2 §9.6.2, §9.9.2: `ABCDEF+Carlito-BoldItalic`).
 * The names of TeX's Computer Modern fonts carry them in abbreviations (`CMBX10`).
 */
export function describeFont(name: string, font: LoadedFont): PdfFont {
  const postScript = name.replace(/^[A-Z]{6}\+/u, "");
  const { ascent, descent } = heights(font);
  return {
    baseFont: name,
    family: familyOf(postScript),
    bold: BOLD.test(postScript) || font.bold === true,
    italic: ITALIC.test(postScript) || font.italic === true,
    type3: font.isType3Font === true,
    icons: ICONS.test(postScript),
    ascent,
    descent,
  };
}

function familyOf(postScript: string): string {
  const bare = postScript.replace(/(?:PS)?MT(?=[-,]|$)|(?<=\p{Ll})PS(?=[-,]|$)/gu, "");
  const family = bare
    .replace(STYLE_SUFFIX, "")
    .replace(/[-_,]+/gu, " ")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/\s+/gu, " ")
    .trim();
  return family === "" ? postScript : family;
}

/** Fonts of pictures, by their names without spaces. */
const ICONS =
  /awesome|material-?(?:icons|symbols)|ionicons|glyphicons|icomoon|fontello|entypo|bootstrap-?icons|remixicon|simple-?icons|academicons|octicons|typicons|feather|marvosym/iu;

/** Of the private use area: what a picture says that stands at the code of a letter. */
export const UNKNOWN_PICTURE = "\uE000";

/**
 * What a glyph of a font of pictures says. Such fonts put their pictures at the codes of letters, which are no
 * words.
 */
export function pictured(text: string): string {
  return /^[\0-\u024F\uFFFD]+$/u.test(text) && text.trim() !== "" ? UNKNOWN_PICTURE : text;
}

/** Type 3 fonts state no em; the height of their box stands for it. */
function heights({ ascent = 0, descent = 0 }: LoadedFont): { readonly ascent: number; readonly descent: number } {
  const usable = ascent > 0.3 && ascent < 1.6 && descent <= 0 && descent > -0.8;
  return usable ? { ascent, descent } : { ascent: 0.75, descent: -0.25 };
}
