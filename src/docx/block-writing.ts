import type { ResumeDocument } from "../model/document";
import type { InsertionPoint } from "./insertion-point";
import type { Located } from "./located";
import type { SectionLine, SectionWriting } from "./section-xml";
import type { XmlElement } from "./xml";

/** What the blocks of a section are written with. */
export interface BlockWriting extends SectionWriting {
  readonly text: string;
  readonly locate: (index: number) => Located | undefined;
  readonly point: InsertionPoint;
  /** Whether a cell holds several sections. */
  readonly isFrame: (cell: XmlElement) => boolean;
}

/** A line of the section as a paragraph. */
export function paragraphOf({ properties, content }: SectionLine, { markup }: BlockWriting): string {
  return markup.paragraph(properties, content);
}

/** Blocks, those together that stand in different cells of one row of a table. */
export function byRow(indices: readonly number[], { blocks }: ResumeDocument): readonly (readonly number[])[] {
  const cellOf = (index: number) => blocks[index]?.container.cell;
  const rowOf = (index: number) => cellOf(index)?.replace(/c\d+$/u, "");
  const rows: number[][] = [];
  for (const index of indices) {
    const last = rows.at(-1);
    const row = rowOf(index);
    const isBeside = row !== undefined && row === rowOf(last?.[0] ?? -1);
    if (last !== undefined && isBeside && cellOf(last.at(-1)!) !== cellOf(index)) last.push(index);
    else rows.push([index]);
  }
  return rows;
}
