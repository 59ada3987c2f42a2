import type { BlockWriting } from "./block-writing";
import type { Located } from "./located";
import { renewedXml } from "./moved-xml";
import { headingLine } from "./section-xml";
import { holds } from "./units";
import { attribute, child, findAll, type XmlElement } from "./xml";

/** Where a paragraph is opened up, so that the section comes after what its first part holds. */
export interface SplitPoint {
  readonly offset: number;
  /** The run that is closed and opened again there, when the point is within it. */
  readonly run?: XmlElement;
}

/**
 * The point after the column break that a heading begins with (ECMA-376 Part 1 §17.3.3.1): a section before this
 * heading would stand in the column before, if it stood before its paragraph.
 */
export function afterColumnBreak({ paragraphs, pieces }: Located): SplitPoint | undefined {
  const paragraph = paragraphs[0]?.element;
  const first = pieces[0];
  if (paragraph === undefined || first?.run === undefined) return undefined;
  const isColumnBreak = (element: XmlElement) =>
    element.name === "w:br" && attribute(element, "w:type") === "column" && element.start < first.element.start;
  const last = findAll(paragraph, "w:br").findLast(isColumnBreak);
  const run = paragraph.children.find(
    (element) => element.name === "w:r" && last !== undefined && holds(element, (node) => node === last),
  );
  if (last === undefined || run === undefined) return undefined;
  return run === first.run ? { offset: last.end, run } : { offset: run.end };
}

/**
 * The section between the two parts of such a paragraph: its first part, with the break, becomes the new heading's
 * paragraph; the heading that was there goes on in a paragraph like its own.
 */
export function splitXml({ run }: SplitPoint, anchor: Located, entries: string, writing: BlockWriting): string {
  const { text, markup } = writing;
  const { w } = markup.names;
  const [close, open] =
    run === undefined ? ["", ""] : [`</${run.tag}>`, `<${run.tag}>${copyOf(child(run, "w:rPr"), writing)}`];
  const paragraph = anchor.last.element;
  const properties = copyOf(child(paragraph, "w:pPr"), { text, markup });
  return `${close}${headingLine(writing).content}</${w}p>${entries}<${w}p>${properties}${open}`;
}

function copyOf(element: XmlElement | undefined, { text, markup }: Pick<BlockWriting, "text" | "markup">): string {
  return element === undefined ? "" : renewedXml(element, text, markup);
}
