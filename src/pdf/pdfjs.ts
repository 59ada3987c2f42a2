import type { PDFDocumentProxy, PDFPageProxy } from "unpdf/pdfjs";
import { ResumeError } from "../errors";
import { findStreams, plainNames } from "./raw-streams";
import { holdStrayRejections } from "./stray-rejections";

type Pdfjs = typeof import("unpdf/pdfjs");

/** Which layers of a file are shown (ISO 32000-2 §8.11). */
export type Layers = Awaited<ReturnType<PDFDocumentProxy["getOptionalContentConfig"]>>;

/** PDF.js, loaded at its first use. */
export async function loadPdfjs(): Promise<Pdfjs> {
  addMissingTransfer();
  return import("unpdf/pdfjs");
}

/**
 * Opens a PDF for reading text and geometry: no scripts, no network, no fonts of the system, no pictures decoded.
 * The caller calls {@link closePdf} on what it gets. `bytes` stay as they are (PDF.js takes over the array it is given).
 *
 * @throws {ResumeError} `encrypted` when a password is needed, `corrupt` when the file cannot be opened.
 */
export async function openPdf(bytes: Uint8Array, password?: string): Promise<PDFDocumentProxy> {
  const { getDocument } = await loadPdfjs();
  const release = holdStrayRejections();
  const task = getDocument({
    data: withoutPaint(bytes),
    ...(password === undefined ? {} : { password }),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    disableFontFace: false,
    maxImageSize: 0,
    ownerDocument: WITHOUT_FONTS,
  });
  try {
    const pdf = await task.promise;
    releases.set(pdf, release);
    return pdf;
  } catch (error) {
    await task.destroy();
    await release();
    throw openingError(error);
  }
}

/**
 * The operators of a page, without its annotations. `receive` hears how many have come, and may throw to stop: PDF.js
 * hands over a page when it has followed all of it, and may meet other forms on the way than pdf-lib has found there.
 */
export async function pageOperators(page: PDFPageProxy, receive: (count: number) => void): Promise<PageOperators> {
  const { AnnotationMode } = await loadPdfjs();
  const receiver = page as unknown as Receiver;
  const { _renderPageChunk: keep } = receiver;
  const stopped = new Promise<never>((_, stop) => {
    receiver._renderPageChunk = (chunk, state) => {
      try {
        receive(chunk.length);
        keep.call(page, chunk, state);
      } catch (error) {
        stop(error);
      }
    };
  });
  return Promise.race([page.getOperatorList({ annotationMode: AnnotationMode.DISABLE }), stopped]);
}

type PageOperators = Awaited<ReturnType<PDFPageProxy["getOperatorList"]>>;

/** Where a page of PDF.js receives its operators, some hundreds at a time. */
interface Receiver {
  _renderPageChunk: (chunk: { readonly length: number }, state: unknown) => void;
}

export async function closePdf(pdf: PDFDocumentProxy): Promise<void> {
  await pdf.destroy();
  await releases.get(pdf)?.();
}

const releases = new WeakMap<PDFDocumentProxy, () => Promise<void>>();

/**
 * A copy without what reading has no use for: meshes (ISO 32000-2 §8.7.4.5.5 to §8.7.4.5.8), the only shadings that are
 * streams, do not say what they are, as PDF.js would write out every corner of them, at a hundred bytes each; and what
 * patterns paint (§8.7.3) is blank, as PDF.js would follow a pattern that paints itself for ever.
 */
function withoutPaint(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  for (const { dictionary, dictionaryStart, start, end } of findStreams(bytes, () => {})) {
    if (!/ShadingType|PatternType|#/u.test(dictionary)) continue;
    for (const { 0: name, index } of dictionary.matchAll(/\/[^\s()<>[\]{}/%]+/gu)) {
      const plain = plainNames(name);
      const at = dictionaryStart + index;
      if (plain === "/ShadingType") copy.fill(0x78, at + 1, at + name.length);
      // A pattern of shades, of kind 2, is no stream, and may stand in the resources of one.
      const isTiling = plain === "/PatternType" && /^\s*1(?![\d.])/u.test(dictionary.slice(index + name.length));
      if (isTiling) copy.fill(0x20, start, endOfContent(bytes, start, end));
    }
  }
  return copy;
}

function endOfContent(bytes: Uint8Array, start: number, end: number): number {
  const written = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf("endstream", start, "latin1");
  return written < 0 ? start : Math.min(end, written);
}

/**
 * Stands for the page of a browser, in which PDF.js installs fonts as style rules. Where it cannot, it falls back to
 * drawing, and works out the outline of every glyph, which reading does not need.
 */
const WITHOUT_FONTS = {
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => 0 }, remove: () => {} }),
  documentElement: { getElementsByTagName: () => [{ append: () => {} }] },
};

function openingError(error: unknown): ResumeError {
  if (error instanceof Error && error.name === "PasswordException") {
    return new ResumeError(
      "encrypted",
      "The PDF asks for a password. Pass it as the option `password`, or save the file without protection.",
      { cause: error },
    );
  }
  return new ResumeError(
    "corrupt",
    "The PDF cannot be opened: it is cut off or damaged. Save it again from the program that made it, then retry.",
    { cause: error },
  );
}

/** PDF.js moves array buffers as Node 21 and later can; on Node 20 the same is done through `structuredClone`. */
function addMissingTransfer(): void {
  const prototype = ArrayBuffer.prototype as { transferToFixedLength?: (length?: number) => ArrayBuffer };
  prototype.transferToFixedLength ??= function (this: ArrayBuffer, length?: number): ArrayBuffer {
    const moved = structuredClone(this, { transfer: [this] });
    return length === undefined || length === moved.byteLength ? moved : moved.slice(0, length);
  };
}
