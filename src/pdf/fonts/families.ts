import type { FaceFacts } from "./face";

/** A family that an npm package brings as whole TrueType files (mostly `@expo-google-fonts/*`). */
export interface PackagedFamily {
  readonly family: string;
  readonly package: string;
  /** Whether bold and italic files are there, or the regular one alone. */
  readonly styles: "four" | "bold" | "regular";
  readonly facts?: FaceFacts;
  /** Paths within the package, where they are not those of `@expo-google-fonts`. */
  readonly files?: Readonly<Record<Style, string>>;
}

export type Style = "regular" | "bold" | "italic" | "bold-italic";

const packaged = (family: string, styles: PackagedFamily["styles"], facts?: FaceFacts): PackagedFamily => ({
  family,
  package: `@expo-google-fonts/${family.toLowerCase().replaceAll(" ", "-")}`,
  styles,
  ...(facts === undefined ? {} : { facts }),
});

const per2048 = (ascent: number, descent: number, lineGap: number): FaceFacts => ({
  ascent: ascent / 2048,
  descent: descent / 2048,
  lineGap: lineGap / 2048,
});

// Lines as high as those of the fonts they stand in for (OpenType `hhea`).
const ARIMO = packaged("Arimo", "four", per2048(1854, 434, 67));
const CARLITO = packaged("Carlito", "four", per2048(1536, 512, 452));
const TINOS = packaged("Tinos", "four", per2048(1825, 443, 87));
const CALADEA = packaged("Caladea", "four");
const COUSINE = packaged("Cousine", "four", per2048(1705, 615, 0));

const GELASIO = packaged("Gelasio", "four");
/** In one colour, as text is. */
const EMOJI = packaged("Noto Emoji", "bold");
const CMU_SERIF = computerModern("CMU Serif");
const CMU_SANS = computerModern("CMU Sans Serif");

/** Computer Modern Unicode: the outlines of TeX's Computer Modern and Latin Modern fonts. */
function computerModern(family: string): PackagedFamily {
  const stem = `fonts/${family.toLowerCase().replaceAll(" ", "-")}`;
  return {
    family,
    package: "computer-modern",
    styles: "four",
    files: {
      regular: `${stem}-500-roman.ttf`,
      bold: `${stem}-700-roman.ttf`,
      italic: `${stem}-500-italic.ttf`,
      "bold-italic": `${stem}-700-italic.ttf`,
    },
  };
}

/** Brought along by default (optionalDependencies), in the order in which they are asked for a missing glyph. */
export const LATIN_FAMILIES: readonly PackagedFamily[] = [ARIMO, TINOS, CARLITO, CALADEA, COUSINE];

/** Families of other scripts, used when their package is installed; for a character of several, the first. */
export const SCRIPT_FAMILIES: readonly { readonly script: RegExp; readonly family: PackagedFamily }[] = [
  { script: /\p{scx=Arabic}/u, family: packaged("Noto Naskh Arabic", "bold") },
  { script: /\p{scx=Hebrew}/u, family: packaged("Noto Sans Hebrew", "bold") },
  { script: /[\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Han}]/u, family: packaged("Noto Sans JP", "bold") },
  { script: /\p{scx=Hangul}/u, family: packaged("Noto Sans KR", "bold") },
  { script: /\p{scx=Han}/u, family: packaged("Noto Sans SC", "bold") },
  { script: /\p{scx=Han}/u, family: packaged("Noto Sans TC", "bold") },
  { script: /\p{scx=Thai}/u, family: packaged("Noto Sans Thai", "bold") },
  { script: /\p{scx=Devanagari}/u, family: packaged("Noto Sans Devanagari", "bold") },
  { script: /\p{scx=Armenian}/u, family: packaged("Noto Sans Armenian", "bold") },
  { script: /\p{scx=Georgian}/u, family: packaged("Noto Sans Georgian", "bold") },
  { script: /\p{Emoji_Presentation}/u, family: EMOJI },
  { script: /\p{S}|\p{Co}/u, family: packaged("Noto Sans Symbols 2", "regular") },
  { script: /\p{Extended_Pictographic}/u, family: EMOJI },
  { script: /./su, family: packaged("Noto Sans", "four") },
];

/** Families of the same advance widths: a text set in one breaks into the same lines in the other. */
const METRIC_COMPATIBLE: Readonly<Record<string, PackagedFamily>> = {
  arimo: ARIMO,
  arial: ARIMO,
  arialmt: ARIMO,
  helvetica: ARIMO,
  helveticaneue: ARIMO,
  liberationsans: ARIMO,
  nimbussans: ARIMO,
  nimbussansl: ARIMO,
  carlito: CARLITO,
  calibri: CARLITO,
  tinos: TINOS,
  timesnewroman: TINOS,
  timesnewromanps: TINOS,
  times: TINOS,
  liberationserif: TINOS,
  nimbusroman: TINOS,
  nimbusromanno9l: TINOS,
  caladea: CALADEA,
  cousine: COUSINE,
  couriernew: COUSINE,
  couriernewps: COUSINE,
  courier: COUSINE,
  liberationmono: COUSINE,
  nimbusmono: COUSINE,
  nimbusmonops: COUSINE,
  cambria: CALADEA,
  georgia: GELASIO,
};

/** Typefaces that resumes are often set in and that a package brings, by their own names. */
const SAME_TYPEFACE: Readonly<Record<string, PackagedFamily>> = Object.fromEntries(
  [
    ...[
      "Lato",
      "Roboto",
      "Open Sans",
      "Source Sans 3",
      "Gelasio",
      "Montserrat",
      "Raleway",
      "Poppins",
      "Inter",
      "Nunito",
    ],
    ...["Work Sans", "Fira Sans", "Ubuntu", "PT Sans", "PT Serif", "Noto Sans", "Noto Serif", "Merriweather"],
    ...[
      "EB Garamond",
      "Source Serif 4",
      "Libre Baskerville",
      "Crimson Text",
      "STIX Two Text",
      "Roboto Slab",
      "Charis SIL",
      "Libertinus Serif",
    ],
  ].map((family) => [normalizeFamily(family), packaged(family, "four")] as const),
);
/** Other names of the same outlines: former ones, and those of the design that a family carries on. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  sourcesanspro: "sourcesans3",
  sourcesans: "sourcesans3",
  sourceserifpro: "sourceserif4",
  sourceserif: "sourceserif4",
  charter: "charissil",
  charterbt: "charissil",
  bitstreamcharter: "charissil",
  xcharter: "charissil",
  linuxlibertine: "libertinusserif",
};

/** Names of TeX's fonts (`LMRoman10`, `CMBX12`, `SFRM1000`), of its packages, and of their Unicode successors. */
const TEX_SERIF =
  /^(?:cmu ?serif|computer ?modern|latin ?modern ?roman|lm ?roman|(?:cm|sf)(?:r|rm|bx|ti|sl|csc|cc|b|u|xc)\d|lmr)/iu;
const TEX_SANS = /^(?:cmu ?sans|latin ?modern ?sans|lm ?sans|(?:cm|sf)(?:ss|ssbx|sx|si|ssi)\d)/iu;

const SERIF =
  /serif|roman|times|georgia|garamond|palatino|antiqua|bookman|century(?!\s*gothic)|schoolbook|baskerville|caslon|didot|bodoni|cambria|constantia|charter|merriweather|playfair|lora|minion|rockwell|slab|gelasio|sylfaen|perpetua|goudy|utopia|cmr|lmroman|latin modern roman|nimbusrom|p052|c059|songti|simsun|mincho|ming|batang|cormorant|crimson|spectral|bitter|vollkorn|tisa|sabon|bembo|elephant|footlight|high tower|modern no|noto naskh/iu;
const SANS_AFTER_ALL = /sans|gothic/iu;
const MONOSPACED = /mono(?!type)|courier|consol|typewriter|menlo|monaco|source code|inconsolata|cmtt|lmmono/iu;
/** Humanist families, nearer to Calibri's proportions than to Arial's. */
const HUMANIST = /calibri|candara|corbel|carlito|lato|gill|optima|myriad|frutiger|source sans|fira|pt sans/iu;

/** The family of the same metrics, and whether it is that family itself. */
export function metricCompatible(family: string): PackagedFamily | undefined {
  return METRIC_COMPATIBLE[normalizeFamily(family)];
}

/** The package that brings the very typeface, or its outlines under another name. */
export function sameTypeface(family: string): PackagedFamily | undefined {
  if (TEX_SANS.test(family)) return CMU_SANS;
  if (TEX_SERIF.test(family)) return CMU_SERIF;
  const name = normalizeFamily(family);
  return SAME_TYPEFACE[OTHER_NAMES[name] ?? name];
}

/** The family that looks most like one that is not at hand. */
export function closestFamily(family: string): PackagedFamily {
  if (MONOSPACED.test(family)) return COUSINE;
  if (HUMANIST.test(family)) return CARLITO;
  return SERIF.test(family) && !SANS_AFTER_ALL.test(family) ? TINOS : ARIMO;
}

/** A name that differs only in spaces, hyphens, case or a subset's tag is the same family. */
export function normalizeFamily(family: string): string {
  return family
    .replace(/^[A-Z]{6}\+/u, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Path of a style's file within its package. */
export function fileOf({ family, package: name, styles, files }: PackagedFamily, style: Style): string {
  if (files !== undefined) return `${name}/${files[style]}`;
  const offered = styles === "four" ? style : styles === "bold" && style.startsWith("bold") ? "bold" : "regular";
  const folder = {
    regular: "400Regular",
    bold: "700Bold",
    italic: "400Regular_Italic",
    "bold-italic": "700Bold_Italic",
  };
  const title = family.replaceAll(" ", "");
  return `${name}/${folder[offered]}/${title}_${folder[offered]}.ttf`;
}
