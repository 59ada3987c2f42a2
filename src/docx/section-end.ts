import type { PartNames } from "./part-names";
import { child, type XmlElement } from "./xml";

/** The properties of the page section that a paragraph ends (ECMA-376 Part 1 §17.6.18). */
export function sectionEnd(paragraph: XmlElement): XmlElement | undefined {
  return paragraph.name === "w:p" ? child(child(paragraph, "w:pPr"), "w:sectPr") : undefined;
}

/** Blocks whose last paragraph ends a page section; a table cannot, so a paragraph without height follows it. */
export function endingSection(blocks: string, properties: string, { w, wAttribute }: PartNames): string {
  const start = Math.max(blocks.lastIndexOf(`<${w}p>`), blocks.lastIndexOf(`<${w}p `));
  const [before, last] = [blocks.slice(0, start), blocks.slice(start)];
  if (start < 0 || last.includes(`</${w}tbl>`) || last.includes(`<${w}pPrChange`)) {
    const spacing = `<${w}spacing ${wAttribute}before="0" ${wAttribute}after="0" ${wAttribute}line="20" ${wAttribute}lineRule="exact"/>`;
    return `${blocks}<${w}p><${w}pPr>${spacing}${properties}</${w}pPr></${w}p>`;
  }
  const end = last.indexOf(`</${w}pPr>`);
  if (end >= 0) return before + last.slice(0, end) + properties + last.slice(end);
  const open = last.indexOf(">") + 1;
  return `${before}${last.slice(0, open)}<${w}pPr>${properties}</${w}pPr>${last.slice(open)}`;
}
