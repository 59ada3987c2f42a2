/**
 * The geometry of a PDF's pages, shared by the reader and the in-place writer.
 *
 * All lengths are points. All coordinates are of the *upright page*: what a viewer shows, with the lower left corner of
 * the CropBox at (0, 0), y up and /Rotate applied (ISO 32000-2 §8.3.2, §14.11.2). On a page that is neither turned nor
 * cropped that is PDF user space; `PdfPage.matrix` leads there from user space otherwise.
 */

/** `[a b c d e f]`: (x, y) goes to (ax + cy + e, bx + dy + f) (ISO 32000-2 §8.3.4). */
export type Matrix = readonly [number, number, number, number, number, number];

export interface PdfLayout {
  readonly pages: readonly PdfPage[];
}

/** A rectangle; `y` is its lower edge. */
export interface PdfBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PdfPage {
  /** From 0. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** From the page's user space (the space its content stream starts in) to the upright page. */
  readonly matrix: Matrix;
  /** In reading order, furniture included at its place. */
  readonly lines: readonly PdfLine[];
  /** Stretches of the page that are read one after the other, in reading order. */
  readonly regions: readonly PdfRegion[];
  /** Thin strokes and fills: lines below headings, between columns. */
  readonly rules: readonly PdfRule[];
  /** Filled or stroked rectangles that are no rules, in the order in which they are painted. */
  readonly boxes: readonly (PdfBox & { readonly fill?: string; readonly stroke?: string })[];
  readonly links: readonly (PdfBox & { readonly url: string })[];
}

/** A part of a page whose lines stand one below the other: the whole page, or one column of a stretch of it. */
export interface PdfRegion extends PdfBox {
  /** Equal for the parts of one flow of text, over all pages: `body`, `column-1`…, as in `Block.container.id`. */
  readonly container: string;
}

/** Text on one baseline in one region; a date at the right margin belongs to the line of its entry. */
export interface PdfLine extends PdfBox {
  readonly page: number;
  /** Index in `PdfPage.regions`. */
  readonly region: number;
  readonly baseline: number;
  /** `\t` where a gap is wider than a space. */
  readonly text: string;
  readonly runs: readonly PdfRun[];
  /** Index of the block (in `Reading.blocks`) that holds it; null for page headers, footers and turned text. */
  readonly block: number | null;
}

/** A stretch of a line in one look; gaps within it are spaces and tabs of its text. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  /** Left edge of the glyph that draws each UTF-16 unit of `text`; of the glyph after it for a space. */
  readonly starts: readonly number[];
  readonly baseline: number;
  /** Size on the page: font size times text and page matrices. */
  readonly size: number;
  readonly font: PdfFont;
  /** Fill colour; `000000` is black. */
  readonly color: string;
  /** Extra space between letters. */
  readonly letterSpacing: number;
  /** Index in the painting order of the page, over all glyphs: lower is painted first. */
  readonly order: number;
  /** Number of the marked content sequence that it stands in, on a tagged page (ISO 32000-2 §14.7.5). */
  readonly mcid?: number;
  readonly link?: string;
  readonly underline?: true;
  /** Text rendering mode 3 or 7: painted without ink (ISO 32000-2 §9.3.6). */
  readonly invisible?: true;
}

export interface PdfFont {
  /** As in the file: `ABCDEF+Carlito-Bold`. */
  readonly baseFont: string;
  /** `Carlito`. */
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly type3: boolean;
  /** Its glyphs are pictures, whatever letters they stand at. */
  readonly icons: boolean;
  /** Of one em, above and below the baseline (`descent` is negative). */
  readonly ascent: number;
  readonly descent: number;
}

export interface PdfRule {
  readonly x: number;
  /** Of its middle. */
  readonly y: number;
  readonly length: number;
  readonly thickness: number;
  readonly direction: "horizontal" | "vertical";
  readonly color: string;
}
