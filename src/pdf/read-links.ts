import type { Context } from "../context";
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from "./lib";

/** A link annotation in the user space of its page. */
export interface SourceLink {
  readonly rect: readonly [x1: number, y1: number, x2: number, y2: number];
  readonly url: string;
}

const TARGET = /^(?:https?|mailto|tel):/iu;

/** Reads the links of every page to the outside (ISO 32000-2 §12.5.6.5, §12.6.4.8). */
export function readLinks(document: PDFDocument, { checkpoint }: Context): readonly (readonly SourceLink[])[] {
  return document.getPages().map(({ node }) => {
    const annotations = node.lookup(PDFName.of("Annots"));
    if (!(annotations instanceof PDFArray)) return [];
    return Array.from({ length: annotations.size() }, (_, index) => {
      checkpoint();
      return linkFrom(annotations.lookup(index));
    }).flatMap((link) => (link === null ? [] : [link]));
  });
}

function linkFrom(annotation: unknown): SourceLink | null {
  if (!(annotation instanceof PDFDict) || annotation.lookup(PDFName.of("Subtype")) !== PDFName.of("Link")) return null;
  const action = annotation.lookup(PDFName.of("A"));
  const rect = annotation.lookup(PDFName.of("Rect"));
  if (!(action instanceof PDFDict) || !(rect instanceof PDFArray)) return null;
  const target = action.lookup(PDFName.of("URI"));
  const url = target instanceof PDFString || target instanceof PDFHexString ? target.decodeText() : "";
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect.asArray().map((_, index) => {
    const value = rect.lookup(index);
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
  return TARGET.test(url) ? { rect: [x1, y1, x2, y2], url } : null;
}
