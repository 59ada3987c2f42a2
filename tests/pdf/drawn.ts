import { type Color, degrees, PDFDocument, type PDFFont, type PDFPage, PDFString, rgb, StandardFonts } from "pdf-lib";

/** Text at a place on the page, as a program would set it. */
export interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: Color;
}

export interface DrawnPage {
  readonly text: readonly Drawn[];
  /** Besides the text: rules, dots, page boxes. */
  readonly finish?: (page: PDFPage, fonts: { readonly regular: PDFFont; readonly bold: PDFFont }) => void;
}

/** A PDF of pages of 612 × 792 points in Helvetica. */
export async function drawPdf(...pages: readonly (DrawnPage | readonly Drawn[])[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const fonts = {
    regular: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
  };
  for (const drawn of pages) {
    const { text, finish } = "text" in drawn ? drawn : { text: drawn, finish: undefined };
    const page = document.addPage([612, 792]);
    for (const { bold, color, size = 10, text: words, x, y } of text) {
      page.drawText(words, { x, y, size, font: bold ? fonts.bold : fonts.regular, color: color ?? rgb(0, 0, 0) });
    }
    finish?.(page, fonts);
  }
  return document.save({ useObjectStreams: false });
}

/** Lines one below the other, 12 points apart. */
export function stacked(x: number, y: number, ...lines: readonly string[]): readonly Drawn[] {
  return lines.map((text, index) => ({ x, y: y - 12 * index, text }));
}

export function turn(page: PDFPage, angle: number): void {
  page.setRotation(degrees(angle));
}

/** Puts a link over a rectangle. */
export function addLink(page: PDFPage, rect: readonly number[], url: string): void {
  const { context } = page.doc;
  const link = context.obj({
    Type: "Annot",
    Subtype: "Link",
    Rect: [...rect],
    A: { S: "URI", URI: PDFString.of(url) },
  });
  page.node.addAnnot(context.register(link));
}
