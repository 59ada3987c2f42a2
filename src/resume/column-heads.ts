import type { Block } from "../model/document";
import { headingWords } from "./heading-words";

/**
 * Cells that name the columns of a table, which are no headings: a row of three or more short lines, not all of them
 * headings, or a row of two above rows that end with a year.
 */
export function columnHeads(blocks: readonly Block[], isHeadingShaped: (block: Block) => boolean): ReadonlySet<number> {
  const rows = [...rowsOf(blocks).values()];
  const isHeads = (row: readonly number[], next: readonly number[] = []) => {
    const cells = row.flatMap((index) => blocks[index] ?? []);
    const isApart = new Set(cells.map(({ container }) => container.cell)).size === cells.length;
    if (!isApart || !cells.every(isHeadingShaped) || cells.every(({ text }) => headingWords(text) !== null))
      return false;
    const below = blocks[next.at(-1) ?? -1]?.text ?? "";
    return (
      cells.length > 2 || (cells.length === 2 && next.length === 2 && /\d{4}\s*$/u.test(below) && below.length <= 20)
    );
  };
  return new Set(rows.filter((row, turn) => isHeads(row, rows[turn + 1])).flat());
}

/** Indices of the blocks of each row of a table, columns of a page apart. */
function rowsOf(blocks: readonly Block[]): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  for (const [index, { container }] of blocks.entries()) {
    const row = container.kind === "cell" ? undefined : container.cell?.replace(/c\d+$/u, "");
    if (row !== undefined) rows.set(row, [...(rows.get(row) ?? []), index]);
  }
  return rows;
}
