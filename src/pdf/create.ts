import type { Context } from "../context";
import { guarded } from "../errors";
import type { FlowDocument } from "../model/flow";
import { paintPage } from "./create-content";
import { writeStructure } from "./create-structure";
import { embedFonts } from "./fonts/embed";
import { openFonts } from "./fonts/library";
import type { DisplayPage } from "./layout/display";
import { layOut } from "./layout/pages";
import { PDFDocument, PDFHexString, type PDFImage, PDFName } from "./lib";

export interface Created {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * Draws a document as a tagged PDF with embedded subset fonts (ISO 32000-2). The same document gives the same bytes.
 * `fonts` are TrueType or OpenType files, tried before those of the library.
 *
 * @throws {ResumeError} `invalid-options` when a font cannot be used, or no font has a character of the text;
 * `too-large` past `limits.pdfPages`.
 */
export async function createPdf(flow: FlowDocument, context: Context, fonts: readonly Uint8Array[]): Promise<Created> {
  return guarded("corrupt", "The document cannot be drawn as a PDF. Ask for a DOCX instead.", async () => {
    const { pages, root } = layOut(flow, layoutSettings(flow, context, fonts));
    const document = await PDFDocument.create({ updateMetadata: false });
    describe(document, flow);
    const embedded = embedFonts(document);
    const structure = writeStructure(document, root);
    const pictures = await embedPictures(document, pages, context);
    for (const page of pages) {
      context.checkpoint();
      paintPage(page, { document, fonts: embedded, structure, pictures });
    }
    if (pages.length === 0) document.addPage();
    structure.finish();
    embedded.finish();
    const bytes = await document.save({
      addDefaultPage: false,
      updateFieldAppearances: false,
      objectsPerTick: 100_000,
    });
    return { bytes, pages: document.getPageCount() };
  });
}

/** How many pages a document fills, without drawing it. @throws {ResumeError} as {@link createPdf}. */
export async function estimatePages(
  flow: FlowDocument,
  context: Context,
  fonts: readonly Uint8Array[],
): Promise<number> {
  return Math.max(layOut(flow, layoutSettings(flow, context, fonts)).pages.length, 1);
}

function layoutSettings(flow: FlowDocument, context: Context, fonts: readonly Uint8Array[]) {
  const { defaultTab, addSpaces = false } = flow;
  return { context, fonts: openFonts(fonts, context), defaultTab, addSpaces };
}

function describe(document: PDFDocument, { title, author, language }: FlowDocument): void {
  if (title !== undefined) document.setTitle(title, { showInWindowTitleBar: true });
  if (author !== undefined) document.setAuthor(author);
  document.setProducer("resume-tailor");
  document.catalog.set(PDFName.of("Lang"), PDFHexString.fromText(language ?? "en"));
}

async function embedPictures(
  document: PDFDocument,
  pages: readonly DisplayPage[],
  { checkpoint, messages }: Context,
): Promise<ReadonlyMap<Uint8Array, PDFImage>> {
  const pictures = new Map<Uint8Array, PDFImage>();
  const failed = new Set<Uint8Array>();
  for (const item of pages.flatMap(({ items }) => items)) {
    if (item.kind !== "picture" || pictures.has(item.data) || failed.has(item.data)) continue;
    checkpoint();
    try {
      const picture = item.type === "png" ? await document.embedPng(item.data) : await document.embedJpg(item.data);
      pictures.set(item.data, picture);
    } catch {
      failed.add(item.data);
      messages.warn("picture-not-drawn", "A picture of the resume is damaged and was left out; its room is kept.");
    }
  }
  return pictures;
}
