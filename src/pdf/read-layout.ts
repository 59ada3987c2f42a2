import type { Context } from "../context";
import { guarded, ResumeError } from "../errors";
import type { PdfLayout } from "./page-layout";
import { type PageParts, takeApart } from "./page-layout-build";
import { openPdf } from "./pdfjs";
import { checkForms } from "./read-forms";
import { checkStreams } from "./read-limits";
import { type Structure, structure } from "./read-structure";
import { readHeadingTags } from "./read-tags";

/** All that is read of a PDF. */
export interface PdfContent extends Structure {
  readonly pages: readonly PageParts[];
  /** Language that the file states, such as `de-DE`. */
  readonly language?: string;
}

const contents = new WeakMap<Uint8Array, Promise<PdfContent>>();

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

async function read(bytes: Uint8Array, context: Context): Promise<PdfContent> {
  checkStreams(bytes, context);
  await checkForms(bytes, context);
  const pdf = await openPdf(bytes);
  try {
    const pages = await takeApart(pdf, context);
    checkText(pages);
    const headings = await readHeadingTags(pdf, context);
    const { info } = await pdf.getMetadata();
    const { Language: language } = info as { readonly Language?: unknown };
    return {
      ...structure(pages, headings, context),
      pages,
      ...(typeof language === "string" && language !== "" ? { language } : {}),
    };
  } finally {
    await pdf.destroy();
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
