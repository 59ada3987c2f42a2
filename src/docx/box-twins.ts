import type { Splice } from "./splice";
import { child, childrenNamed, findAll, type XmlElement } from "./xml";

/**
 * Repeats the changes to text boxes in their second copies: alternate content (ECMA-376 Part 3 §7.5) holds a box once
 * for programs of today and once for older ones. A copy that differs is left alone.
 */
export function mirrorTextBoxes(body: XmlElement, text: string, splice: Splice): void {
  for (const element of findAll(body, "mc:AlternateContent")) {
    const fallback = child(element, "mc:Fallback");
    const copies = fallback === undefined ? [] : findAll(fallback, "w:txbxContent");
    for (const choice of childrenNamed(element, "mc:Choice")) {
      for (const [index, box] of findAll(choice, "w:txbxContent").entries()) {
        const copy = copies[index];
        if (copy !== undefined && text.slice(box.start, box.end) === text.slice(copy.start, copy.end)) {
          splice.mirror(box.start, box.end, copy.start - box.start);
        }
      }
    }
  }
}
