import { UNNUMBERED } from "./fresh-ids";
import { isMark } from "./marks";
import type { Markup } from "./markup";
import { attribute, type XmlElement } from "./xml";
import { copyXml } from "./xml-copy";

const OF_ONE_PLACE: ReadonlySet<string> = new Set(["w:sectPr", "w:pageBreakBefore", "w:lastRenderedPageBreak"]);

/** A paragraph of the person's as it stands, to be put in another place: without what belongs to its place alone. */
export function movedXml(element: XmlElement, text: string): string {
  return copyXml(text, element, (node) => (isOfPlace(node) || isMark(node) ? "" : undefined));
}

/** A copy of an element that stays where it is as well: with new ids, and nothing that may be there only once. */
export function renewedXml(
  element: XmlElement,
  text: string,
  { ids, names }: Markup,
  replace: (element: XmlElement) => string | undefined = () => undefined,
): string {
  const copy = copyXml(text, element, (node) => {
    const replaced = replace(node);
    if (replaced !== undefined) return replaced;
    if (node.name === "w:id" && attribute(node, "w:val") !== undefined) {
      return `<${names.w}id ${names.wAttribute}val="${ids.control()}"/>`;
    }
    return isOfPlace(node) || isMark(node) || ONCE_ONLY.has(node.name) ? "" : undefined;
  });
  return copy.replace(/(<[^<>]*\bparaId=")[0-9A-Fa-f]{8}"/gu, `$1${UNNUMBERED}"`);
}

const ONCE_ONLY: ReadonlySet<string> = new Set([
  "w:pPrChange",
  "w:rPrChange",
  "w:tblPrChange",
  "w:trPrChange",
  "w:tcPrChange",
  "w:ins",
  "w:del",
  "w:moveFrom",
  "w:moveTo",
  "w:drawing",
  "w:object",
  "w:footnoteReference",
  "w:endnoteReference",
  "w:commentReference",
  "w:annotationRef",
  "w:proofErr",
]);

function isOfPlace(node: XmlElement): boolean {
  if (OF_ONE_PLACE.has(node.name)) return true;
  if (node.name !== "w:br") return false;
  const type = attribute(node, "w:type");
  return type === "page" || type === "column";
}
