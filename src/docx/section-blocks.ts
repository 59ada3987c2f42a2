import type { SectionEntry } from "../model/plan";
import { type BlockWriting, byRow, paragraphOf } from "./block-writing";
import { movedXml, renewedXml } from "./moved-xml";
import type { ParagraphModel } from "./paragraph-model";
import { linesParagraph } from "./section-lines";
import { entryRows, rowModel, sectionRows, tableLike } from "./section-rows";
import { adoptedLine, entryLine, headingLine } from "./section-xml";
import { headingUnit, nestOf, spacersBeside, tableAround } from "./units";
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
  const unit = headingUnit(heading.located.last);
  if (unit.element.name !== "w:tbl") return paragraph;
  const own = heading.located.last.element;
  return renewedXml(unit.element, text, markup, (element) => (element === own ? paragraph : undefined));
}

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
  const { entry: model, isFrame } = writing;
  const around = model === undefined ? undefined : tableAround(nestOf(model.located.last), isFrame);
  if (around !== undefined) return tableLike(around.table, entryRows(entries, around.row, writing), writing);
  return entries.map((entry) => entryXml(entry, writing)).join("");
}

function entryXml(entry: SectionEntry, writing: BlockWriting): string {
  const { document, locate, plan, text, isFrame } = writing;
  if (entry.from === undefined) return paragraphOf(entryLine(entry, writing), writing);
  const flow = document.blocks[plan.anchor.block]?.container.id;
  return byRow(entry.from, document)
    .map((indices) => {
      const located = indices.length > 1 ? undefined : locate(indices[0]!);
      const stays = located !== undefined && located.lines === undefined && located.block.container.id === flow;
      return stays && tableAround(nestOf(located.last), isFrame) === undefined
        ? located.paragraphs.map(({ element }) => movedXml(element, text)).join("")
        : paragraphOf(adoptedLine(indices, writing), writing);
    })
    .join("");
}

function space(spacers: readonly XmlElement[], { text, markup }: BlockWriting): string {
  return spacers.map((spacer) => renewedXml(spacer, text, markup)).join("");
}

function spaceBeforeHeading(heading: ParagraphModel | undefined): readonly XmlElement[] {
  return heading === undefined ? [] : spacersBeside(headingUnit(heading.located.last), "before");
}

function spaceAfterHeading(heading: ParagraphModel | undefined): readonly XmlElement[] {
  return heading === undefined ? [] : spacersBeside(headingUnit(heading.located.last), "after");
}
