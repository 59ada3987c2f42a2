import { createHash } from "node:crypto";
import type { Context } from "../context";
import { guarded } from "../errors";
import type { FlowBlock, FlowDocument } from "../model/flow";
import { paintPage } from "./create-content";
import { embedPictures } from "./create-pictures";
import { writeStructure } from "./create-structure";
import { embedFonts } from "./fonts/embed";
import { openFonts } from "./fonts/library";
import { layOut } from "./layout/pages";
import { PDFDocument, PDFHexString, PDFName, PDFRawStream } from "./lib";

export interface Created {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * Draws a document as a tagged PDF with embedded subset fonts (ISO 32000-2). The same document gives the same bytes.
 * `fonts` are TrueType or OpenType files, tried before those of the library.
 *
 * @throws {ResumeError} `invalid-options` when a font cannot be used, or no font has a character of the text; `no-text`
 * when the text holds what is no character; `too-large` past `limits.pdfPages`, or when there is too much to lay out.
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
    await document.flush();
    identify(document);
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

/** Title, author and language; a resume without a title is called by its first line, the person's name as a rule. */
function describe(document: PDFDocument, flow: FlowDocument): void {
  const { author, language } = flow;
  document.setTitle(flow.title ?? firstLine(flow) ?? "Resume", { showInWindowTitleBar: true });
  if (author !== undefined) document.setAuthor(author);
  document.setProducer("resume-tailor");
  document.catalog.set(PDFName.of("Lang"), PDFHexString.fromText(language ?? "en"));
}

function firstLine({ sections }: FlowDocument): string | undefined {
  const texts = (blocks: readonly FlowBlock[]): readonly string[] =>
    blocks.flatMap((block) =>
      block.kind === "table"
        ? block.rows.flatMap((row) => row.cells.flatMap((cell) => texts(cell.blocks)))
        : [block.inlines.map((inline) => (inline.kind === "text" ? inline.text : " ")).join("")],
    );
  const all = sections.flatMap(({ header, blocks }) => [
    ...texts(header?.first ?? header?.default ?? []),
    ...texts(blocks),
  ]);
  return all.map((text) => text.trim().slice(0, 200)).find((text) => text !== "");
}

/** The file identifier (ISO 32000-2 §14.4) is made from the content, so that it is the same every time. */
function identify(document: PDFDocument): void {
  const hash = createHash("sha256");
  for (const [reference, object] of document.context.enumerateIndirectObjects()) {
    hash.update(reference.toString());
    hash.update(object instanceof PDFRawStream ? object.contents : object.toString());
  }
  const id = PDFHexString.of(hash.digest("hex").slice(0, 32).toUpperCase());
  document.context.trailerInfo.ID = document.context.obj([id, id]);
}
