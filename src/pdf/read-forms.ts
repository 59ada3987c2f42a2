import type { Context } from "../context";
import { latin1 } from "./latin1";
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "./lib";
import { countOperators, failOperators, failTooDeep } from "./read-limits";

/**
 * Refuses a file whose forms (ISO 32000-2 §8.10) and patterns paint each other so often, or so deep, that following them
 * would never end: a form of ten calls, ten levels deep, is small in the file and ten thousand million on the page.
 *
 * Must follow `checkStreams`, which keeps every single stream within its limits.
 *
 * @throws {ResumeError} `too-large` with detail `pdf-operators` or `pdf-depth`.
 */
export function checkForms(document: PDFDocument, context: Context): void {
  const costs = createCosts(document.context, context);
  let total = 0;
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    context.checkpoint();
    if (!(object instanceof PDFDict) || object.lookup(PDFName.of("Type")) !== PDFName.of("Page")) continue;
    total += costs.ofPage(object);
    if (total > context.limits.pdfOperators) failOperators(context.limits.pdfOperators);
  }
}

function createCosts(objects: PDFContext, { limits, checkpoint }: Context) {
  const known = new Map<PDFObject, number>();
  const open = new Set<PDFObject>();

  const ofContent = (content: string, resources: PDFDict | undefined, depth: number): number => {
    let cost = countOperators([content], limits.pdfOperators, checkpoint);
    for (const [kind, name] of callsIn(content)) {
      const target = resources?.lookup(PDFName.of(kind));
      const form = target instanceof PDFDict ? target.lookup(PDFName.of(name)) : undefined;
      if (form instanceof PDFRawStream) cost += ofStream(form, resources, depth + 1);
      if (cost > limits.pdfOperators) failOperators(limits.pdfOperators);
    }
    return cost;
  };

  const ofStream = (stream: PDFRawStream, inherited: PDFDict | undefined, depth: number): number => {
    checkpoint();
    if (depth > limits.pdfDepth) failTooDeep(limits.pdfDepth);
    const before = known.get(stream);
    if (before !== undefined) return before;
    // Readers leave out a form that paints itself.
    if (open.has(stream) || stream.dict.lookup(PDFName.of("Subtype")) === PDFName.of("Image")) return 0;
    open.add(stream);
    const own = stream.dict.lookup(PDFName.of("Resources"));
    const cost = ofContent(textOf(stream), own instanceof PDFDict ? own : inherited, depth);
    open.delete(stream);
    known.set(stream, cost);
    return cost;
  };

  const ofPage = (page: PDFDict): number => {
    const contents = page.lookup(PDFName.of("Contents"));
    const parts = contents instanceof PDFArray ? contents.asArray() : [contents];
    const streams = parts.map((part) => (part instanceof PDFRef ? objects.lookup(part) : part));
    const text = streams.map((stream) => (stream instanceof PDFRawStream ? textOf(stream) : "")).join("\n");
    return ofContent(text, resourcesOf(page, limits.pdfDepth), 0);
  };
  return { ofPage };
}

/** Resources are inherited from the page tree (ISO 32000-2 §7.7.3.4). */
function resourcesOf(page: PDFDict, depth: number): PDFDict | undefined {
  const own = page.lookup(PDFName.of("Resources"));
  if (own instanceof PDFDict) return own;
  const parent = page.lookup(PDFName.of("Parent"));
  return parent instanceof PDFDict && depth > 0 ? resourcesOf(parent, depth - 1) : undefined;
}

function* callsIn(content: string): Generator<readonly [kind: "XObject" | "Pattern", name: string]> {
  for (const [, name = "", operator] of content.matchAll(/\/([^\s/[\]()<>{}%]+)\s+(Do|scn|SCN)(?=$|[\s/[(<])/gu))
    yield [operator === "Do" ? "XObject" : "Pattern", name];
}

function textOf(stream: PDFRawStream): string {
  try {
    return latin1(decodePDFRawStream(stream).decode());
  } catch {
    // A damaged or pictorial stream paints nothing that can be followed.
    return "";
  }
}
