import type { ResumeDocument } from "../model/document";
import type { InsertionPoint } from "./insertion-point";
import type { Located } from "./located";
import type { SectionLine, SectionWriting } from "./section-xml";

/** What the blocks of a section are written with. */
export interface BlockWriting extends SectionWriting {
  readonly text: string;
  readonly locate: (index: number) => Located | undefined;
  readonly point: InsertionPoint;
}

/** A line of the section as a paragraph. */
export function paragraphOf({ properties, content }: SectionLine, { markup }: BlockWriting): string {
  return markup.paragraph(properties, content);
}

/** Blocks, those together that stand in one row of a table. */
export function byRow(indices: readonly number[], { blocks }: ResumeDocument): readonly (readonly number[])[] {
  const rowOf = (index: number) => blocks[index]?.container.cell?.replace(/c\d+$/u, "");
  const rows: number[][] = [];
  for (const index of indices) {
    const last = rows.at(-1);
    const row = rowOf(index);
    if (last !== undefined && row !== undefined && row === rowOf(last[0]!)) last.push(index);
    else rows.push([index]);
  }
  return rows;
}
