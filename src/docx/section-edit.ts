import type { Context } from "../context";
import { ResumeError } from "../errors";
import type { ResumeDocument } from "../model/document";
import type { SectionEntry, SectionPlan } from "../model/plan";
import type { BlockWriting } from "./block-writing";
import { mirrorTextBoxes } from "./box-twins";
import { freshIds } from "./fresh-ids";
import { insertionPoint } from "./insertion-point";
import { linkLook } from "./link-look";
import { OutsideLinks } from "./links";
import { bodyOf, type Located, locateBlocks } from "./located";
import { markup } from "./markup";
import type { DocxPackage } from "./package";
import type { PackageEdits } from "./package-edits";
import { modelOf } from "./paragraph-model";
import { partNames } from "./part-names";
import { type Removal, removeBlocks } from "./removal";
import { afterHeading, sectionBlocks } from "./section-blocks";
import { endingSection, sectionEnd } from "./section-end";
import { isFilledLine, type LinePoint, linePoint, linesAt } from "./section-lines";
import { sectionModels } from "./section-models";
import { Splice } from "./splice";
import { afterColumnBreak, splitXml } from "./split-point";
import type { Nest } from "./story";
import { climbTo, nestOf, textParagraphs } from "./units";
import { descend, integer, type XmlElement } from "./xml";

/**
 * Adds the planned section to the changes of a package, and takes out what it replaces.
 *
 * @throws {ResumeError} `anchor-not-found` when the plan's blocks are not in the package.
 */
export function spliceSection(
  source: DocxPackage,
  edits: PackageEdits,
  document: ResumeDocument,
  plan: SectionPlan,
  entries: readonly SectionEntry[],
  context: Context,
): void {
  const text = source.text(source.main)!;
  const root = source.xml(source.main)!;
  const locate = locateBlocks(source, document);
  const anchor = locate(plan.anchor.block);
  if (anchor === undefined) {
    throw new ResumeError("anchor-not-found", "The plan does not belong to this file. Read the file and plan anew.");
  }
  const models = sectionModels(document, plan);
  const modelAt = (index: number | undefined) => {
    const located = index === undefined ? undefined : locate(index);
    return located === undefined ? undefined : modelOf(located, text);
  };
  const names = partNames(root);
  const links = new OutsideLinks(source);
  const splice = edits.splice(source.main);
  const side = plan.anchor.side;
  const headings = document.sections.flatMap(({ title, start }) => {
    const place = title === undefined ? undefined : locate(start);
    return place === undefined ? [] : [place.last.element.start];
  });
  const holdsSections = (element: XmlElement) => countWithin(headings, element) > 1;
  const point = insertionPoint(side === "before" ? anchor.paragraphs[0]! : anchor.last, side, holdsSections);
  const removal = removalOf(document, plan, locate, { text, body: bodyOf(source), names });
  const ids = freshIds(remainingText(removal), movedText(removal, entries, locate));
  context.checkpoint();
  const heading = point.isAmongRows ? headingInTable(document, plan, locate, point.unit) : undefined;
  const writing: BlockWriting = {
    document,
    plan,
    text,
    locate,
    point,
    isFrame: holdsSections,
    links,
    markup: markup(text, names, ids, text.includes("paraId=")),
    heading: modelAt(heading ?? models.heading),
    entry: modelAt(models.entry),
    linkLook: linkLook(source, document, locate, text, names),
    flowWidth: flowWidth(point.unit, document),
  };
  const line = linePointOf(anchor, plan, writing);
  const split = side === "before" && line === undefined ? afterColumnBreak(anchor) : undefined;
  if (line !== undefined) splice.insert(line.offset, linesAt(line, entries, writing));
  else if (split !== undefined) {
    splice.insert(split.offset, ids.numbered(splitXml(split, anchor, afterHeading(entries, writing), writing)));
  } else {
    const end = side === "after" ? sectionEnd(point.unit.element) : undefined;
    const xml = ids.numbered(sectionBlocks(entries, writing));
    if (end !== undefined) splice.delete(end.start, end.end);
    splice.insert(point.offset, end === undefined ? xml : endingSection(xml, text.slice(end.start, end.end), names));
  }
  removeBlocks(removal, splice);
  if (document.blocks.some(({ container }) => container.kind === "text-box")) {
    mirrorTextBoxes(removal.body, text, splice);
  }
  links.write(edits);
}

function removalOf(
  document: ResumeDocument,
  plan: SectionPlan,
  locate: (index: number) => Located | undefined,
  part: Omit<Removal, "stretches">,
): Removal {
  const stretches = (plan.replaces ?? []).map(({ start, end }) => ({
    hasHeading: document.sections.some((section) => section.title !== undefined && section.start === start),
    blocks: document.blocks.slice(start, end).flatMap((_, offset) => locate(start + offset) ?? []),
  }));
  return { ...part, stretches };
}

/** The part without what is taken out, so that a second run may use the same ids as the first. */
function remainingText(removal: Removal): string {
  const rest = new Splice();
  removeBlocks(removal, rest);
  return rest.apply(removal.text);
}

function movedText(
  { text }: Removal,
  entries: readonly SectionEntry[],
  locate: (index: number) => Located | undefined,
): string {
  const moved = entries.flatMap(({ from = [] }) => from.flatMap((index) => locate(index)?.paragraphs ?? []));
  return moved.map(({ element }) => text.slice(element.start, element.end)).join("");
}

/**
 * The point among the lines of a paragraph where the section goes: where lines stand on both sides of it, or where the
 * sibling is a line of the same paragraph.
 */
function linePointOf(anchor: Located, { anchor: { side } }: SectionPlan, writing: BlockWriting): LinePoint | undefined {
  const { position } = anchor.block;
  if (anchor.lines === undefined || position.in !== "part") return undefined;
  const isLast = side === "after" && !anchor.lines.slice((position.line ?? 0) + 1).some(isFilledLine);
  const isSibling = writing.heading?.located.last.element === anchor.last.element;
  return isLast && !isSibling ? undefined : linePoint(anchor, side, writing.text);
}

/**
 * The heading in the table of a row whose rows the new ones are to look like: of the section that goes, the model of
 * the plan, or the nearest to the anchor.
 */
function headingInTable(
  document: ResumeDocument,
  { anchor, manner, replaces = [] }: SectionPlan,
  locate: (index: number) => Located | undefined,
  row: Nest,
): number | undefined {
  const table = climbTo(row, "w:tbl")?.element;
  const here = document.sections.flatMap(({ title, start }) => {
    const element = title === undefined ? undefined : locate(start)?.last.element;
    return element !== undefined && table !== undefined && countWithin([element.start], table) > 0 ? [start] : [];
  });
  const old = replaces.find(({ start }) => here.includes(start) && opensRow(locate(start)));
  if (old !== undefined) return old.start;
  if (manner.modelHeading !== null && here.includes(manner.modelHeading)) return manner.modelHeading;
  return here.find((start) => start >= anchor.block) ?? here.at(-1);
}

/** Whether a row of a table begins with a heading: not where the heading stands below another in its cell. */
function opensRow(heading: Located | undefined): boolean {
  const row = heading === undefined ? undefined : climbTo(nestOf(heading.last), "w:tr")?.element;
  return row !== undefined && textParagraphs(row)[0] === heading?.last.element;
}

function countWithin(offsets: readonly number[], { start, end }: XmlElement): number {
  return offsets.filter((offset) => start <= offset && offset < end).length;
}

/** Width of the text around a unit in twentieths of a point: of its cell (ECMA-376 Part 1 §17.4.71), else of the page. */
function flowWidth(unit: Nest, { page }: ResumeDocument): number {
  const USUAL_CELL_MARGINS = 216;
  const cell = climbTo(unit, "w:tc")?.element;
  const width = descend(cell, "w:tcPr", "w:tcW");
  const isTwips = (width?.attributes["w:type"] ?? "dxa") === "dxa";
  const inCell = isTwips ? integer(width, "w:w") : undefined;
  if (inCell !== undefined && inCell > USUAL_CELL_MARGINS) return inCell - USUAL_CELL_MARGINS;
  return Math.round((page.width - page.marginLeft - page.marginRight) * 20);
}
