import type { SectionEntry } from "../model/plan";
import { type BlockWriting, paragraphOf } from "./block-writing";
import { renewedXml } from "./moved-xml";
import { ownLines } from "./own-lines";
import type { ParagraphModel } from "./paragraph-model";
import { linesParagraph } from "./section-lines";
import { entryTable, rowModel, rowOfEntry, sectionRows, tableLike } from "./section-rows";
import { entryLine, headingLine } from "./section-xml";
import { headingUnit, holds, isEdge, nestOf, spacersBeside, tableAround } from "./units";
import type { XmlElement } from "./xml";

/** The section in the shape of its siblings: rows of a table, or paragraphs with the space that siblings keep. */
export function sectionBlocks(entries: readonly SectionEntry[], writing: BlockWriting): string {
  const { heading, point, markup } = writing;
  if (heading?.located.lines !== undefined && isLine(writing.entry)) {
    const outer = space(spaceBeforeHeading(heading), writing);
    const paragraph = linesParagraph(entries, writing);
    return point.side === "before" ? paragraph + outer : outer + paragraph;
  }
  const rows = rowModel(writing);
  if (rows !== undefined && point.isAmongRows) return sectionRows(entries, rows, writing);
  const isInTable = rows !== undefined && headingUnit(heading!.located.last).element.name !== "w:tbl";
  const main = isInTable
    ? tableLike(rows.table, sectionRows(entries, rows, writing), writing)
    : headingXml(writing) + space(spaceAfterHeading(heading), writing) + entriesXml(entries, writing);
  const around = isInTable ? spacersBeside(rows.table, "before") : spaceBeforeHeading(heading);
  // Tables that touch would become one.
  const needed = around.length === 0 && isInTable ? markup.paragraph([], "") : space(around, writing);
  return point.side === "before" ? main + needed : needed + main;
}

function isLine(model: ParagraphModel | undefined): boolean {
  return model === undefined || model.located.lines !== undefined;
}

function headingXml(writing: BlockWriting): string {
  const { heading, markup, text } = writing;
  const paragraph = paragraphOf(headingLine(writing), writing);
  if (heading === undefined) return paragraph;
  const { element } = headingUnit(heading.located.last);
  const isPlainControl = element.name === "w:sdt" && !holds(element, ({ name }) => SPECIAL_CONTROLS.has(name));
  if (element.name !== "w:tbl" && !isPlainControl) return paragraph;
  const own = heading.located.last.element;
  return renewedXml(element, text, markup, (node) => {
    if (node === own) return paragraph;
    return NOT_CLONED.has(node.name) ? "" : undefined;
  });
}

/** Content controls that are more than a frame around text (ECMA-376 Part 1 §17.5.2). */
const SPECIAL_CONTROLS: ReadonlySet<string> = new Set([
  "w:comboBox",
  "w:dropDownList",
  "w:date",
  "w:docPartObj",
  "w:docPartList",
  "w:picture",
  "w:citation",
  "w:bibliography",
  "w:equation",
  "w15:repeatingSection",
  "w15:repeatingSectionItem",
]);

/** What would make Word put other words into a copy of a content control, or forbid to edit it. */
const NOT_CLONED: ReadonlySet<string> = new Set([
  "w:dataBinding",
  "w15:dataBinding",
  "w:lock",
  "w:placeholder",
  "w:showingPlcHdr",
]);

/** What follows the heading: entries, and the space around them. */
export function afterHeading(entries: readonly SectionEntry[], writing: BlockWriting): string {
  const { heading } = writing;
  return (
    space(spaceAfterHeading(heading), writing) +
    entriesXml(entries, writing) +
    space(spaceBeforeHeading(heading), writing)
  );
}

/** The entries as paragraphs, or, where entries are rows of a table of their own, as such rows. */
function entriesXml(entries: readonly SectionEntry[], writing: BlockWriting): string {
  const around = rowOfEntry(writing);
  if (around !== undefined) return entryTable(entries, around, writing);
  return entries.map((entry) => entryXml(entry, writing)).join("");
}

function entryXml(entry: SectionEntry, writing: BlockWriting): string {
  const { document, plan, isFrame } = writing;
  if (entry.from === undefined) return paragraphOf(entryLine(entry, writing), writing);
  const flow = document.blocks[plan.anchor.block]?.container.id;
  return ownLines(
    entry.from,
    writing,
    ({ block, last }) => block.container.id === flow && tableAround(nestOf(last), isFrame) === undefined,
  );
}

function space(spacers: readonly XmlElement[], { text, markup }: BlockWriting): string {
  return spacers.map((spacer) => renewedXml(spacer, text, markup)).join("");
}

/** Also what stands before the content control that a heading begins. */
function spaceBeforeHeading(heading: ParagraphModel | undefined): readonly XmlElement[] {
  if (heading === undefined) return [];
  let unit = headingUnit(heading.located.last);
  const spacers = [...spacersBeside(unit, "before")];
  while (unit.outer?.outer !== undefined && unit.outer.element.name === "w:sdtContent") {
    if (!isEdge(unit.element, unit.outer.element, "before")) break;
    unit = unit.outer.outer;
    spacers.unshift(...spacersBeside(unit, "before"));
  }
  return spacers;
}

function spaceAfterHeading(heading: ParagraphModel | undefined): readonly XmlElement[] {
  return heading === undefined ? [] : spacersBeside(headingUnit(heading.located.last), "after");
}
