import { createHash } from "node:crypto";
import { latin1 } from "./latin1";
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from "./lib";

/**
 * Names the document information dictionary again (ISO 32000-2 §14.3.3) where pdf-lib has lost it: in a linearized file
 * the cross-reference stream that it reads last need not name it. Trailers are plain text.
 */
export function keepInformation({ context }: PDFDocument, bytes: Uint8Array): void {
  if (context.trailerInfo.Info !== undefined) return;
  const named = [...latin1(bytes).matchAll(/\/Info\s+(\d+)\s+(\d+)\s+R/gu)].at(-1);
  if (named === undefined) return;
  const reference = PDFRef.of(Number(named[1]), Number(named[2]));
  if (context.lookup(reference) instanceof PDFDict) context.trailerInfo.Info = reference;
}

/**
 * Writes an edited document: without objects that nothing refers to any more, and with an identifier made from its
 * content, so that the same edit gives the same bytes.
 */
export async function saveEdited(pdf: PDFDocument, sanitize: boolean): Promise<Uint8Array> {
  if (sanitize) dropActiveContent(pdf);
  dropUnreachable(pdf);
  identify(pdf);
  return pdf.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: 100_000,
    useObjectStreams: mayHaveObjectStreams(pdf),
  });
}

/** They came with PDF 1.5, and PDF/A-1 forbids them (ISO 19005-1 §6.1.4). */
function mayHaveObjectStreams({ context }: PDFDocument): boolean {
  return !/^%PDF-1\.[0-4]/u.test(context.header.toString());
}

/** Old page contents would otherwise stay in the file, with what was taken out of the resume. */
function dropUnreachable({ context }: PDFDocument): void {
  const reached = new Set<PDFRef>();
  const { Root, Info, Encrypt } = context.trailerInfo;
  const waiting: PDFObject[] = [Root, Info, Encrypt].flatMap((object) => (object === undefined ? [] : [object]));
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue;
      reached.add(object);
      const target = context.lookup(object);
      if (target !== undefined) waiting.push(target);
    } else waiting.push(...partsOf(object));
  }
  for (const [reference] of context.enumerateIndirectObjects()) if (!reached.has(reference)) context.delete(reference);
}

function partsOf(object: PDFObject): readonly PDFObject[] {
  if (object instanceof PDFArray) return object.asArray();
  if (object instanceof PDFDict) return object.values();
  return object instanceof PDFStream ? object.dict.values() : [];
}

/** The first part of the identifier stays that of the original file (ISO 32000-2 §14.4). */
function identify({ context }: PDFDocument): void {
  const hash = createHash("sha256");
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    hash.update(reference.toString());
    hash.update(object instanceof PDFRawStream ? object.contents : object.toString());
  }
  const id = PDFHexString.of(hash.digest("hex").slice(0, 32).toUpperCase());
  const known = context.lookup(context.trailerInfo.ID);
  context.trailerInfo.ID = context.obj([(known instanceof PDFArray ? known.get(0) : undefined) ?? id, id]);
}

/** Takes out scripts, programs to launch and attached files (ISO 32000-2 §12.6, §7.11.4). */
function dropActiveContent({ context, catalog }: PDFDocument): void {
  const names = catalog.lookup(PDFName.of("Names"));
  if (names instanceof PDFDict) for (const key of ["JavaScript", "EmbeddedFiles"]) names.delete(PDFName.of(key));
  const seen = new Set<PDFObject>();
  const waiting = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (seen.has(object)) continue;
    seen.add(object);
    const dictionary = object instanceof PDFStream ? object.dict : object;
    if (dictionary instanceof PDFDict) {
      for (const key of ["A", "OpenAction", "Next"]) {
        if (isActive(dictionary.lookup(PDFName.of(key)))) dictionary.delete(PDFName.of(key));
      }
      for (const key of ["AA", "AF", "EF"]) dictionary.delete(PDFName.of(key));
    }
    waiting.push(...partsOf(object));
  }
}

function isActive(action: PDFObject | undefined): boolean {
  const kind = action instanceof PDFDict ? action.lookup(PDFName.of("S")) : undefined;
  return kind instanceof PDFName && ["JavaScript", "Launch"].includes(kind.decodeText());
}
