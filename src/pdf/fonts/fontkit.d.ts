/** The part of fontkit 2 that is used; the package has no types of its own. Lengths are in font units. */
declare module "fontkit" {
  export interface FontkitGlyph {
    readonly id: number;
    readonly codePoints: readonly number[];
    readonly advanceWidth: number;
    readonly path: {
      readonly commands: readonly {
        readonly command: "moveTo" | "lineTo" | "quadraticCurveTo" | "bezierCurveTo" | "closePath";
        readonly args: readonly number[];
      }[];
    };
    /** Its measures, once they are known. */
    _metrics?: {
      readonly advanceWidth: number;
      readonly leftBearing: number;
      readonly advanceHeight: number;
      readonly topBearing: number;
    };
  }

  export interface FontkitPosition {
    readonly xAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }

  export interface FontkitSubset {
    /** Glyphs of the source font by their index in the subset; the first is the missing glyph. */
    readonly glyphs: number[];
    readonly encode: () => Uint8Array;
  }

  export interface FontkitFont {
    readonly type: "TTF" | "WOFF" | "WOFF2";
    readonly postscriptName: string | null;
    readonly familyName: string | null;
    readonly subfamilyName: string | null;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly lineGap: number;
    readonly capHeight: number;
    readonly italicAngle: number;
    readonly underlinePosition: number;
    readonly underlineThickness: number;
    readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
    readonly variationAxes?: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
    readonly "OS/2"?: {
      readonly usWeightClass: number;
      readonly fsType: { readonly noEmbedding: boolean };
      readonly fsSelection: { readonly bold: boolean; readonly italic: boolean; readonly useTypoMetrics: boolean };
      readonly typoAscender: number;
      readonly typoDescender: number;
      readonly typoLineGap: number;
      readonly winAscent: number;
      readonly winDescent: number;
    };
    /** The tables of the file, by tag. */
    readonly directory: { readonly tables: Readonly<Record<string, object | undefined>> };
    readonly name: {
      readonly records: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
    };
    readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
    readonly glyphForCodePoint: (codePoint: number) => FontkitGlyph;
    readonly hmtx: {
      readonly metrics: {
        readonly length: number;
        readonly get: (index: number) => { readonly advance: number; readonly bearing: number };
      };
      readonly bearings: { readonly get: (index: number) => number | undefined };
    };
    getGlyph: (id: number, characters?: readonly number[]) => FontkitGlyph;
    readonly layout: (
      text: string,
      features?: Readonly<Record<string, boolean>>,
      script?: string,
      language?: string,
      direction?: "ltr" | "rtl",
    ) => { readonly glyphs: readonly FontkitGlyph[]; readonly positions: readonly FontkitPosition[] };
    readonly createSubset: () => FontkitSubset;
  }

  export interface FontkitCollection {
    readonly type: "TTC" | "DFont";
    readonly fonts: readonly FontkitFont[];
  }

  export function create(bytes: Uint8Array): FontkitFont | FontkitCollection;
}
