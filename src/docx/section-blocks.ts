import type { SectionEntry } from "../model/plan";
import type { InsertionPoint } from "./insertion-point";
import type { Located } from "./located";
import { movedXml, renewedXml } from "./moved-xml";
import { adoptedLine, entryLine, headingLine, type SectionLine, type SectionWriting } from "./section-xml";
import { headingUnit, spacersBeside } from "./units";
import type { XmlElement } from "./xml";

export interface BlockWriting extends SectionWriting {
  readonly text: string;
  readonly locate: (index: number) => Located | undefined;
  readonly point: InsertionPoint;
}

/** The section as paragraphs (or a banner table and paragraphs), with the space that its siblings keep. */
export function sectionBlocks(entries: readonly SectionEntry[], writing: BlockWriting): string {
  const { heading, point, markup } = writing;
  const headingPart = headingXml(writing);
  const between = heading === undefined ? [] : spaceAfterHeading(heading.located);
  const outer = heading === undefined ? [] : spaceBeforeHeading(heading.located);
  const space = (spacers: readonly XmlElement[]) =>
    spacers.map((spacer) => renewedXml(spacer, writing.text, markup)).join("");
  const body = space(between) + entries.map((entry) => entryXml(entry, writing)).join("");
  return point.side === "before" ? headingPart + body + space(outer) : space(outer) + headingPart + body;
}

function headingXml(writing: BlockWriting): string {
  const { heading, markup, text } = writing;
  const line = headingLine(writing);
  const paragraph = paragraphOf(line, writing);
  if (heading === undefined) return paragraph;
  const unit = headingUnit(heading.located.last);
  if (unit.element.name !== "w:tbl") return paragraph;
  const own = heading.located.last.element;
  return renewedXml(unit.element, text, markup, (element) => (element === own ? paragraph : undefined));
}

function entryXml(entry: SectionEntry, writing: BlockWriting): string {
  const { document, locate, plan, text } = writing;
  if (entry.from === undefined) return paragraphOf(entryLine(entry, writing), writing);
  const flow = document.blocks[plan.anchor.block]?.container.id;
  return entry.from
    .map((index) => {
      const located = locate(index);
      const stays = located !== undefined && located.lines === undefined && located.block.container.id === flow;
      return stays && located.block.container.cell === document.blocks[plan.anchor.block]?.container.cell
        ? located.paragraphs.map(({ element }) => movedXml(element, text)).join("")
        : paragraphOf(adoptedLine(index, writing), writing);
    })
    .join("");
}

function paragraphOf({ properties, content }: SectionLine, { markup }: BlockWriting): string {
  return markup.paragraph(properties, content);
}

/** Empty paragraphs before a heading; none when nothing stands before it. */
function spaceBeforeHeading({ last }: Located): readonly XmlElement[] {
  return spacersBeside(headingUnit(last), "before");
}

function spaceAfterHeading({ last }: Located): readonly XmlElement[] {
  return spacersBeside(headingUnit(last), "after");
}
