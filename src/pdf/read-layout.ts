import type { Context } from "../context";
import { guarded, ResumeError } from "../errors";
import type { PDFDocument } from "./lib";
import { loadPdf } from "./load";
import type { PdfLayout } from "./page-layout";
import { type ObjectFacts, type PageParts, takeApart } from "./page-layout-build";
import { closePdf, openPdf } from "./pdfjs";
import { checkForms } from "./read-forms";
import { checkStreams } from "./read-limits";
import { readLinks, type SourceLink } from "./read-links";
import { type HeadingLevels, type Structure, structure } from "./read-structure";
import { readHeadingTags } from "./read-tags";
import { unmappedFonts } from "./read-unmapped";
import { checkUnopened } from "./read-unopened";

/** All that is read of a PDF. */
export interface PdfContent extends Structure {
  readonly pages: readonly PageParts[];
  /** Language that the file states, such as `de-DE`. */
  readonly language?: string;
}

const contents = new WeakMap<Uint8Array, Promise<PdfContent>>();
/** Files as pdf-lib has read them for their links, until a writer takes them. */
const untouched = new WeakMap<Uint8Array, PDFDocument>();

/** Reads a PDF once for all that ask for the same bytes. */
export function readContent(bytes: Uint8Array, context: Context): Promise<PdfContent> {
  const known = contents.get(bytes);
  if (known !== undefined) return known;
  const content = guarded(
    "corrupt",
    "The PDF cannot be read: a part of it is damaged. Save it again from the program that made it, then retry.",
    () => read(bytes, context),
  );
  contents.set(bytes, content);
  content.catch(() => contents.delete(bytes));
  return content;
}

/** The geometry of a document's pages; `bytes` are those of `ResumeDocument.source`. */
export async function readLayout(bytes: Uint8Array, context: Context): Promise<PdfLayout> {
  return (await readContent(bytes, context)).layout;
}

/** A PDF that was read, to be changed by pdf-lib: each call gives one that nobody has changed. */
export async function openForWriting(bytes: Uint8Array): Promise<PDFDocument> {
  const known = untouched.get(bytes);
  untouched.delete(bytes);
  return known ?? loadPdf(bytes, { isStrict: false });
}

/**
 * Reads the text of a PDF that the library wrote itself, from one within the limits: by PDF.js alone, and without what
 * does not change the text.
 */
export function readOwnContent(bytes: Uint8Array, context: Context): Promise<PdfContent> {
  return contents.get(bytes) ?? readPages(bytes, { links: [], unmapped: new Set() }, false, context);
}

async function read(bytes: Uint8Array, context: Context): Promise<PdfContent> {
  checkStreams(bytes, context);
  const objects = await openObjects(bytes, { isStrict: true });
  if (objects !== null) untouched.set(bytes, objects);
  const walkable = objects ?? (await openObjects(bytes, { isStrict: false }));
  if (walkable === null) checkUnopened(bytes, context);
  else checkForms(walkable, context);
  const unmapped = objects === null ? new Set<string>() : unmappedFonts(objects);
  return readPages(bytes, { links: linksOf(objects, context), unmapped }, true, context);
}

async function readPages(
  bytes: Uint8Array,
  facts: ObjectFacts,
  readsTags: boolean,
  context: Context,
): Promise<PdfContent> {
  const pdf = await openPdf(bytes);
  try {
    const pages = await takeApart(pdf, facts, context);
    checkText(pages);
    const headings: HeadingLevels = readsTags ? await readHeadingTags(pdf, context) : new Map();
    const { info } = await pdf.getMetadata();
    const { Language: language, Producer, Creator } = info as Readonly<Record<string, unknown>>;
    const isAutomatic = /tex\b|typst|groff|troff/iu.test(`${Producer} ${Creator}`);
    return {
      ...structure(pages, { headings, isAutomatic }, context),
      pages,
      ...(typeof language === "string" && language !== "" ? { language } : {}),
    };
  } finally {
    await closePdf(pdf);
  }
}

/** The file as pdf-lib reads it; null when it is too damaged for that, which PDF.js may still get over. */
async function openObjects(bytes: Uint8Array, how: { readonly isStrict: boolean }): Promise<PDFDocument | null> {
  try {
    return await loadPdf(bytes, how);
  } catch {
    return null;
  }
}

function linksOf(objects: PDFDocument | null, context: Context): readonly (readonly SourceLink[])[] {
  try {
    return objects === null ? [] : readLinks(objects, context);
  } catch (error) {
    if (error instanceof ResumeError) throw error;
    // A page tree that pdf-lib cannot follow; its links are lost, not its text.
    return [];
  }
}

function checkText(pages: readonly PageParts[]): void {
  const all = pages.reduce((sum, { glyphs }) => sum + glyphs.all, 0);
  const unmapped = pages.reduce((sum, { glyphs }) => sum + glyphs.unmapped, 0);
  if (all === 0) {
    throw new ResumeError(
      "no-text",
      "The PDF holds no text: it is a scan, or its letters are drawn as shapes. Run text recognition (OCR) on it, or " +
        "give the file that it was made from.",
    );
  }
  if (unmapped > 0.5 * all) {
    throw new ResumeError(
      "no-text",
      "The text of the PDF cannot be read: its fonts do not say which letters their shapes mean. Export the file " +
        "anew, or give the file that it was made from.",
      { detail: "unmapped" },
    );
  }
}
