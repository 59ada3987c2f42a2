import type { Located } from "./located";
import { MarksInside, removeEmptyMarks } from "./marks";
import type { PartNames } from "./part-names";
import { removeLines } from "./removed-lines";
import type { Splice } from "./splice";
import type { Nest } from "./story";
import { climbTo, hasText, isBlock, isSpacer, spacersBeside, tableAround } from "./units";
import { attribute, child, descend, findAll, type XmlElement } from "./xml";

export interface Removal {
  /** Stretches of blocks that go, each block found in the XML. */
  readonly stretches: readonly { readonly blocks: readonly Located[]; readonly hasHeading: boolean }[];
  readonly text: string;
  readonly body: XmlElement;
  readonly names: PartNames;
}

/**
 * Takes blocks out: paragraphs, and whole rows, tables and content controls where nothing else is in them, with the
 * empty paragraphs that made space for them. What must stay does: a cell's last paragraph, the end of a page section, a
 * column or page break that text still stands after, and marks whose other half is elsewhere.
 */
export function removeBlocks({ stretches, text, body, names }: Removal, splice: Splice): void {
  const gone = new Set<XmlElement>();
  const units = stretches.map(({ blocks, hasHeading }) => {
    const paragraphs = removeLines(blocks, splice);
    for (const { element } of paragraphs) gone.add(element);
    return { paragraphs, hasHeading };
  });
  const parents = new Map<XmlElement, Nest>();
  for (const { paragraphs, hasHeading } of units) {
    const whole = widen(paragraphs, gone);
    for (const { element, outer } of whole) {
      gone.add(element);
      if (outer !== undefined) parents.set(outer.element, outer);
    }
    for (const spacer of spacersOf(whole, gone, hasHeading)) gone.add(spacer);
  }
  if (parents.size === 0) return;
  const marks = new MarksInside(body);
  for (const parent of parents.values()) {
    if (!isInside(parent, gone)) removeChildren(parent.element, { gone, text, names, marks }, splice);
  }
}

function isInside(nest: Nest, gone: ReadonlySet<XmlElement>): boolean {
  for (let here: Nest | undefined = nest; here !== undefined; here = here.outer)
    if (gone.has(here.element)) return true;
  return false;
}

/** Goes from paragraphs to what stands around them, as far as nothing else is in it. */
function widen(paragraphs: readonly Nest[], gone: ReadonlySet<XmlElement>): readonly Nest[] {
  const units = new Map<XmlElement, Nest>();
  for (const paragraph of paragraphs) {
    let unit = paragraph;
    for (;;) {
      const wider = widerUnit(unit);
      if (wider === undefined || !isAllGone(wider.element, gone)) break;
      unit = wider;
    }
    units.set(unit.element, unit);
  }
  return [...units.values()];
}

function widerUnit(unit: Nest): Nest | undefined {
  const parent = unit.outer;
  switch (parent?.element.name) {
    case "w:sdtContent":
      return parent.outer;
    case "w:customXml":
      return parent;
    case "w:tc":
      return tableAround(unit, () => false)?.row;
    case "w:tbl":
      return parent;
    default:
      return unit.element.name === "w:tr" || unit.element.name === "w:sdt" ? tableOfRow(unit) : undefined;
  }
}

function tableOfRow(unit: Nest): Nest | undefined {
  return unit.element.name === "w:tr" ? climbTo(unit, "w:tbl") : undefined;
}

function isAllGone(element: XmlElement, gone: ReadonlySet<XmlElement>): boolean {
  if (gone.has(element)) return true;
  if (element.name === "w:p") return !hasText(element);
  return element.children.every((node) => isAllGone(node, gone));
}

/**
 * Empty paragraphs that go with units: those between them, and the space that stood after them; before them where no
 * text follows. Lines taken out of a section that stays leave one of the two.
 */
function spacersOf(units: readonly Nest[], gone: ReadonlySet<XmlElement>, hasHeading: boolean): readonly XmlElement[] {
  const spacers: XmlElement[] = [];
  let before: readonly XmlElement[] = [];
  for (const unit of units) {
    if (!isGone(nextBlock(unit, "before"), gone)) before = spacersBeside(unit, "before");
    const after = spacersBeside(unit, "after");
    if (isGone(nextBlock(unit, "after"), gone)) spacers.push(...after);
    else if (isLastText(unit, gone)) spacers.push(...before);
    else if (hasHeading) spacers.push(...after);
    else if (before.length > 0 && after.length > 0) spacers.push(...before);
  }
  return spacers;
}

/** The next block on a side that is no spacer. */
function nextBlock(unit: Nest, side: "before" | "after"): XmlElement | undefined {
  const siblings = unit.outer?.element.children ?? [];
  const index = siblings.indexOf(unit.element);
  const isNext = (element: XmlElement) => isBlock(element) && !isSpacer(element);
  return side === "before" ? siblings.slice(0, index).findLast(isNext) : siblings.slice(index + 1).find(isNext);
}

function isGone(element: XmlElement | undefined, gone: ReadonlySet<XmlElement>): boolean {
  return element !== undefined && gone.has(element);
}

function isLastText(unit: Nest, gone: ReadonlySet<XmlElement>): boolean {
  const siblings = unit.outer?.element.children ?? [];
  return !siblings
    .slice(siblings.indexOf(unit.element) + 1)
    .some((element) => !gone.has(element) && isBlock(element) && hasText(element));
}

interface Removing {
  readonly gone: ReadonlySet<XmlElement>;
  readonly text: string;
  readonly names: PartNames;
  readonly marks: MarksInside;
}

function removeChildren(parent: XmlElement, removing: Removing, splice: Splice): void {
  const { gone, text, names, marks } = removing;
  const blocks = parent.children.filter(isBlock);
  const staying = blocks.filter((element) => !gone.has(element));
  const needsLast =
    KEEP_A_PARAGRAPH.has(parent.name) && staying.findLast(({ name }) => name !== "w:sectPr")?.name !== "w:p";
  const lastGone = blocks.findLast((element) => gone.has(element) && element.name === "w:p");
  for (const [index, element] of blocks.entries()) {
    if (!gone.has(element)) continue;
    const textFollows = blocks.slice(index + 1).some((next) => !gone.has(next) && hasText(next));
    if (endsSection(element) || (needsLast && element === lastGone)) empty(element, marks, splice, text);
    else if (isOnlyBetweenTables(blocks, index, gone)) {
      splice.replace(element.start, element.end, `<${names.w}p/>${marks.orphans(element, gone, text)}`);
    } else {
      const breaks = textFollows ? breaksOf(element, text, names) : "";
      splice.replace(element.start, element.end, breaks + marks.orphans(element, gone, text));
    }
  }
  removeEmptyMarks(parent, gone, splice);
}

/** A cell ends with a paragraph (§17.4.65), and so does a text box. */
const KEEP_A_PARAGRAPH: ReadonlySet<string> = new Set(["w:tc", "w:txbxContent"]);

function endsSection(element: XmlElement): boolean {
  return element.name === "w:p" && child(child(element, "w:pPr"), "w:sectPr") !== undefined;
}

/** Leaves of a paragraph only its properties, without a list, and its halves of marks. */
function empty(element: XmlElement, marks: MarksInside, splice: Splice, text: string): void {
  const kept = new Set(["w:pPr"]);
  const list = descend(element, "w:pPr", "w:numPr");
  if (list !== undefined) splice.delete(list.start, list.end);
  for (const node of element.children) {
    if (!kept.has(node.name)) splice.replace(node.start, node.end, marks.orphans(node, new Set([element]), text));
  }
}

/** Two tables that come to touch would become one, so the first block between them leaves an empty paragraph. */
function isOnlyBetweenTables(blocks: readonly XmlElement[], index: number, gone: ReadonlySet<XmlElement>): boolean {
  const before = blocks.slice(0, index).findLast((element) => !gone.has(element));
  const after = blocks.slice(index + 1).find((element) => !gone.has(element));
  const isFirst = blocks[index - 1] === undefined || !gone.has(blocks[index - 1]!);
  return isFirst && before?.name === "w:tbl" && after?.name === "w:tbl";
}

/** Column and page breaks within an element, in a paragraph without height. */
function breaksOf(element: XmlElement, text: string, { w, wAttribute }: PartNames): string {
  const breaks = findAll(element, "w:br").filter((node) => {
    const type = attribute(node, "w:type");
    return type === "column" || type === "page";
  });
  if (breaks.length === 0) return "";
  const spacing = `<${w}spacing ${wAttribute}before="0" ${wAttribute}after="0" ${wAttribute}line="20" ${wAttribute}lineRule="exact"/>`;
  const runs = breaks.map((node) => `<${w}r>${text.slice(node.start, node.end)}</${w}r>`).join("");
  return `<${w}p><${w}pPr>${spacing}</${w}pPr>${runs}</${w}p>`;
}
