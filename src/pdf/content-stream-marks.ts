import type { ShownCode, SourceFont } from "./content-stream-fonts";
import type { Matrix } from "./page-layout";

/** Edges of a box on the upright page, y up. */
export interface Edges {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

interface MarkBase {
  /** Indices of the operators that paint it: from the first of its path, or the only one, to the painting one. */
  readonly first: number;
  readonly last: number;
  readonly edges: Edges;
  /** From the user space at this place to the upright page. */
  readonly matrix: Matrix;
  /** Clips in force, as indices of the path that made them; innermost last. */
  readonly clips: readonly number[];
}

/** Text that one operator shows (ISO 32000-2 §9.4.3). */
export interface TextMark extends MarkBase {
  readonly kind: "text";
  /** Where its first glyph stands: text space to user space (§9.4.4). */
  readonly textMatrix: Matrix;
  readonly x: number;
  readonly baseline: number;
  /** Of the font, on the upright page. */
  readonly size: number;
  readonly font: SourceFont | null;
  /** Name of the font in the page's resources, and the size given with it. */
  readonly fontName: string;
  readonly fontSize: number;
  readonly codes: readonly ShownCode[];
  /** It goes on where the text before it ended: no operator positions it. */
  readonly continues: boolean;
  /** Whether it runs from left to right across the page. */
  readonly isLevel: boolean;
  readonly paint: PaintState;
  readonly spacing: {
    readonly character: number;
    readonly word: number;
    readonly scale: number;
    readonly rise: number;
  };
}

/** A path that is painted, or makes a clip (§8.5). */
export interface PathMark extends MarkBase {
  readonly kind: "path";
  readonly fills: boolean;
  readonly strokes: boolean;
  readonly clipping: boolean;
  readonly lineWidth: number;
  readonly paint: PaintState;
}

/** A picture, a form without text, an inline image or a shading. */
export interface PictureMark extends MarkBase {
  readonly kind: "picture";
}

export type Mark = TextMark | PathMark | PictureMark;

/** The operators that set the colours, as they stand in the stream. */
export interface PaintState {
  readonly fill: string;
  readonly stroke: string;
  /** Text rendering mode (§9.3.6). */
  readonly mode: number;
}

/** What surrounds an operator. */
export interface Surroundings {
  readonly matrix: Matrix;
  readonly isInText: boolean;
  /** Open `q`. */
  readonly depth: number;
  /** Open marked content sequences, by the index of the operator that opened each (§14.6). */
  readonly sequences: readonly number[];
  readonly clips: readonly number[];
  /** Whether parameters other than those of a page's start are in force: transparency, masks (§8.4.5). */
  readonly hasParameters: boolean;
}

export interface MarkedPage {
  readonly marks: readonly Mark[];
  /** For each operator, what surrounds it before it is carried out; then for the end of the page. */
  readonly surroundings: readonly Surroundings[];
  /** Marked content id of each operator that opens a sequence with one. */
  readonly contentIds: ReadonlyMap<number, number>;
}
