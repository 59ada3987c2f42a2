import type { XmlElement } from "./xml";

/**
 * The XML of an element as it stands in its part, in which `replace` rewrites elements within: what it gives stands
 * for the element, nothing for "as it is". The empty string leaves an element out.
 */
export function copyXml(
  text: string,
  element: XmlElement,
  replace: (element: XmlElement) => string | undefined,
): string {
  const pieces: string[] = [];
  let cursor = element.start;
  for (const node of element.children) {
    pieces.push(text.slice(cursor, node.start), replace(node) ?? copyXml(text, node, replace));
    cursor = node.end;
  }
  pieces.push(text.slice(cursor, element.end));
  return pieces.join("");
}
