import { columnNamed } from "./columns";
import type { DraftFields } from "./draft";
import type { Line } from "./resume-entries";

/** One row of a table, as lines of the resume and as what its columns say. */
export interface TableRow {
  readonly lines: readonly Line[];
  readonly fields: DraftFields;
}

interface Cell {
  readonly column: number;
  readonly text: string;
}

/**
 * Reads lines as a table whose first row names its columns ("Certification | Issued by | Date"): cells of a table, or
 * pieces parted by tabs. Null when they are none.
 */
export function tableRows(lines: readonly Line[]): readonly TableRow[] | null {
  const [header, ...rows] = rowsOf(lines.filter(({ block }) => block.text.trim() !== ""));
  if (header === undefined || rows.length === 0) return null;
  const columns = cellsOf(header).map(({ column, text }) => [column, columnNamed(text)] as const);
  if (columns.length < 2 || columns.some(([, name]) => name === null)) return null;
  const names = new Map(columns);
  if (![...names.values()].includes("name")) return null;
  return rows.map((row) => {
    const fields: Partial<Record<keyof DraftFields, string>> = {};
    for (const { column, text } of cellsOf(row)) {
      const name = names.get(column);
      if (name !== undefined && name !== null && text !== "") fields[name] = `${fields[name] ?? ""} ${text}`.trim();
    }
    return { lines: row, fields };
  });
}

function rowsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const rows: Line[][] = [];
  let open: string | undefined;
  for (const line of lines) {
    const row = line.block.container.cell?.replace(/c\d+$/u, "");
    if (row !== undefined && row === open) rows.at(-1)?.push(line);
    else rows.push([line]);
    open = row;
  }
  return rows;
}

function cellsOf(row: readonly Line[]): readonly Cell[] {
  return row.flatMap(({ block }): readonly Cell[] => {
    const cell = /c(?<column>\d+)$/u.exec(block.container.cell ?? "")?.groups?.column;
    if (cell !== undefined) return [{ column: Number(cell), text: block.text.trim() }];
    return block.text.split("\t").map((text, column) => ({ column, text: text.trim() }));
  });
}
