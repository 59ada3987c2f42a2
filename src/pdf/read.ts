import type { Context } from "../context";
import { guarded } from "../errors";
import type { Reading } from "../model/document";
import type { PageSetup } from "../model/look";
import { noteActiveContent } from "./read-active-content";
import { type PdfContent, readContent } from "./read-layout";
import { unlockPdf } from "./unlock";

/**
 * Reads a PDF resume (ISO 32000-2): blocks in reading order with their looks and places, and page furniture apart.
 * The source of a protected file is the file without its protection.
 *
 * @throws {ResumeError} `encrypted`, `no-text`, `corrupt`, `too-large`, `aborted`.
 */
export async function readPdf(bytes: Uint8Array, context: Context): Promise<Reading> {
  const unlocked = await guarded("corrupt", DAMAGED, () => unlockPdf(bytes, context));
  const content = await readContent(unlocked, context);
  noteActiveContent(unlocked, context);
  noteText(content, context);
  return {
    source: { format: "pdf", bytes: unlocked },
    blocks: content.blocks,
    furniture: content.furniture,
    page: pageSetup(content),
    pages: content.pages.length,
    ...(content.language === undefined ? {} : { language: content.language }),
  };
}

const DAMAGED =
  "The PDF is protected, and cannot be opened: it is damaged. Save it again from the program that made it, then retry.";

/** Says what of the text a reader cannot take for granted. */
function noteText({ pages }: PdfContent, { messages }: Context): void {
  const sum = (of: "all" | "unmapped" | "invisible") => pages.reduce((total, { glyphs }) => total + glyphs[of], 0);
  const [all, unmapped, invisible] = [sum("all"), sum("unmapped"), sum("invisible")];
  if (unmapped > 0) {
    messages.warn(
      "pdf-unmapped-characters",
      `${unmapped} of ${all} characters of the PDF cannot be read: their font does not say what they mean.`,
    );
  }
  if (invisible > 0.9 * all) {
    messages.warn("pdf-recognized-text", "The PDF is a scan with recognized text behind it, which may hold mistakes.");
  } else if (invisible > 0) {
    messages.warn("pdf-hidden-text", "The PDF holds text that is painted without ink; it is not read.");
  }
}

/** Size of the first page, and margins as the text leaves them. */
function pageSetup({ layout }: PdfContent): PageSetup {
  const { width = 612, height = 792 } = layout.pages[0] ?? {};
  const lines = layout.pages.flatMap((page) => page.lines.filter(({ block }) => block !== null));
  const left = Math.min(width / 2, ...lines.map(({ x }) => x));
  const right = Math.max(width / 2, ...lines.map((line) => line.x + line.width));
  const top = Math.max(height / 2, ...lines.map((line) => line.y + line.height));
  const bottom = Math.min(height / 2, ...lines.map(({ y }) => y));
  const margin = (value: number, most = Number.POSITIVE_INFINITY) =>
    Math.round(Math.max(0, Math.min(value, most)) * 10) / 10;
  return {
    width: Math.round(width * 100) / 100,
    height: Math.round(height * 100) / 100,
    marginTop: margin(height - top),
    marginRight: margin(width - right),
    // A page that is not full leaves more room below than its margin.
    marginBottom: margin(bottom, Math.max(36, height - top)),
    marginLeft: margin(left),
  };
}
