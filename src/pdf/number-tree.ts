import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from "./lib";

/** Deepest tree that is followed. */
const DEEPEST = 200;

/** The values of a number tree by their keys (ISO 32000-2 §7.9.7). */
export function readNumberTree(root: PDFObject | undefined): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>();
  const seen = new Set<PDFDict>();
  const visit = (node: PDFObject | undefined, depth: number) => {
    // A tree that holds itself has more branches than there is time for, however deep they go.
    if (!(node instanceof PDFDict) || seen.has(node) || depth > DEEPEST) return;
    seen.add(node);
    const numbers = node.lookup(PDFName.of("Nums"));
    if (numbers instanceof PDFArray) {
      for (let index = 0; index + 1 < numbers.size(); index += 2) {
        const key = numbers.lookup(index);
        if (key instanceof PDFNumber) found.set(key.asNumber(), numbers.get(index + 1));
      }
    }
    const kids = node.lookup(PDFName.of("Kids"));
    if (kids instanceof PDFArray)
      for (let index = 0; index < kids.size(); index += 1) visit(kids.lookup(index), depth + 1);
  };
  visit(root, 0);
  return found;
}
