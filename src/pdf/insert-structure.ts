import type { Context } from "../context";
import type { OpenPage } from "./content-stream-move";
import type { PDFDocument } from "./lib";
import type { PdfLayout, PdfLine } from "./page-layout";
import { lineUnder } from "./reflow-rows";
import { dropStructure, openStructure, type StructureTree } from "./structure-tree";

/** The document's tags; dropped with a message where they could not be kept true. */
export function structureOf(pdf: PDFDocument, open: readonly OpenPage[], { messages }: Context): StructureTree | null {
  const used = open.map(({ contentIds }) => Math.max(-1, ...contentIds.values()) + 1);
  const structure = openStructure(pdf, used);
  if (structure === null || !open.some(({ losesTags }) => losesTags)) return structure;
  dropStructure(pdf);
  messages.warn(
    "pdf-tags-dropped",
    "The PDF lost its accessibility tags, because its text stands in nested drawings that had to be taken apart.",
  );
  return null;
}

/** Marked content that a line stands in. */
export function contentOf(line: PdfLine, open: readonly OpenPage[], layout: PdfLayout, side: "before" | "after") {
  const page = open[line.page]!;
  const { lines } = layout.pages[line.page]!;
  const marks = page.marks.filter((mark) => mark.kind === "text" && lineUnder(mark, lines) === line);
  const ids = marks.flatMap(({ first }) =>
    page.surroundings[first]!.sequences.flatMap((sequence) => page.contentIds.get(sequence) ?? []),
  );
  const id = side === "before" ? ids[0] : ids.at(-1);
  return id === undefined ? null : { page: line.page, id, side };
}

/** Type of the structure element that a line stands in. */
export function typeOfLine(
  line: PdfLine,
  open: readonly OpenPage[],
  layout: PdfLayout,
  structure: StructureTree | null,
): string | null {
  const content = contentOf(line, open, layout, "before");
  return content === null ? null : (structure?.typeOf(content.page, content.id) ?? null);
}
