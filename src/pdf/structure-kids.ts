import { PDFArray, type PDFDict, PDFName, type PDFObject } from "./lib";

/** What the K entry of a structure element holds (ISO 32000-2 §14.7.2). */
export function kidsOf(element: PDFDict): readonly PDFObject[] {
  const kids = element.lookup(PDFName.of("K"));
  if (kids instanceof PDFArray) return kids.asArray();
  const own = element.get(PDFName.of("K"));
  return own === undefined ? [] : [own];
}

export function setKids(element: PDFDict, kids: readonly PDFObject[]): void {
  element.set(PDFName.of("K"), element.context.obj([...kids]));
}

export function removeKids(element: PDFDict, isGone: (kid: PDFObject) => boolean): void {
  const kids = kidsOf(element);
  const kept = kids.filter((kid) => !isGone(kid));
  if (kept.length !== kids.length) setKids(element, kept);
}

export function insertBeside(element: PDFDict, kid: PDFObject, isNeighbour: (kid: PDFObject) => boolean): void {
  const kids = kidsOf(element).slice();
  const at = kids.findIndex(isNeighbour);
  kids.splice(at < 0 ? kids.length : at + 1, 0, kid);
  setKids(element, kids);
}
