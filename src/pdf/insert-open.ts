import type { Context } from "../context";
import type { SourceFont } from "./content-stream-fonts";
import type { OpenPage } from "./content-stream-move";
import { ResourceTable, readPageSource } from "./content-stream-source";
import { findMarks } from "./content-stream-walk";
import { deflated } from "./deflated";
import type { WrittenPage } from "./insert-pages";
import { latin1Bytes } from "./latin1";
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFPage } from "./lib";
import type { PdfLayout } from "./page-layout";

/** What a file that is edited in place draws with at most: each operator costs half a kilobyte or more of memory. */
const MOST_OPERATORS = 150_000;

/** The pages of a document with all that they paint. */
export function openPages(pdf: PDFDocument, layout: PdfLayout, context: Context): readonly OpenPage[] {
  const fonts = new Map<PDFDict, SourceFont>();
  let left = Math.min(MOST_OPERATORS, context.limits.pdfOperators);
  return pdf.getPages().map((page, index): OpenPage => {
    context.checkpoint();
    const { width, height, matrix } = layout.pages[index]!;
    const resources = new ResourceTable(pdf.context, page.node.Resources());
    const source = readPageSource(page.node, resources, context.limits, left);
    left -= source.operators.length;
    return { ...source, ...findMarks(source, matrix, fonts), index, width, height, base: matrix };
  });
}

/** Writes the new contents into their pages, adding those that there are not yet. */
export function writeBack(
  pdf: PDFDocument,
  written: readonly WrittenPage[],
  open: readonly OpenPage[],
): readonly PDFPage[] {
  const last = pdf.getPage(open.length - 1);
  for (const { index, content, resources } of written) {
    const page = index < open.length ? pdf.getPage(index) : addPageLike(pdf, last);
    const base = (index < open.length ? page : last).node.Resources();
    page.node.set(PDFName.of("Resources"), resources.write(base, content));
    page.node.set(PDFName.of("Contents"), pdf.context.register(deflated(pdf.context, latin1Bytes(content))));
  }
  return pdf.getPages();
}

function addPageLike(pdf: PDFDocument, model: PDFPage): PDFPage {
  const { width, height } = model.getSize();
  const page = pdf.addPage([width, height]);
  const boxes = { MediaBox: model.node.MediaBox(), CropBox: model.node.CropBox() };
  for (const [name, box] of Object.entries(boxes)) {
    if (box instanceof PDFArray) page.node.set(PDFName.of(name), box.clone());
  }
  page.setRotation(model.getRotation());
  return page;
}

/** Whether a page has fields to fill in, notes and the like, which are content too. */
export function holdsMoreThanLinks({ node }: PDFPage): boolean {
  const annotations = node.Annots();
  return (
    annotations?.asArray().some((_, index) => {
      const annotation = annotations.lookup(index);
      return annotation instanceof PDFDict && annotation.lookup(PDFName.of("Subtype")) !== PDFName.of("Link");
    }) === true
  );
}

/** Takes out the pages on which nothing is left. */
export function takeOut(pdf: PDFDocument, emptied: ReadonlySet<number>, { messages }: Context): void {
  if (emptied.size === 0) return;
  for (const index of [...emptied].sort((one, other) => other - one)) pdf.removePage(index);
  messages.info("pdf-removed-page", "The PDF has fewer pages, because nothing was left on them.");
}
