import { parseDates } from "../dates/parse";
import { type Column, columnNamed } from "./columns";
import type { DraftFields } from "./draft";
import { readEntryText } from "./entry-text";
import type { Line } from "./resume-entries";

/** One row of a table, as lines of the resume and as what its columns say. */
export interface TableRow {
  readonly lines: readonly Line[];
  readonly fields: DraftFields;
}

export interface NamedTable {
  /** The lines that name the columns. */
  readonly heads: readonly Line[];
  /** What each column holds, by its place in the row; null where its name tells nothing. */
  readonly columns: readonly (Column | null)[];
  readonly rows: readonly TableRow[];
}

/** UTF-16 units that a date and its words take. */
const MOST_OF_DATE = 30;

interface Cell {
  readonly column: number;
  readonly text: string;
}

/**
 * Reads lines as a table whose first row names its columns ("Certification | Issued by | Date"): cells of a table, or
 * pieces parted by tabs. Null when they are none.
 */
export function namedTable(lines: readonly Line[]): NamedTable | null {
  const [heads, ...rows] = rowsOf(lines.filter(({ block }) => block.text.trim() !== ""));
  const named = heads === undefined || rows.length === 0 ? null : columnsNamed(heads);
  if (heads === undefined || named === null) return null;
  const columns = withDates(named, rows);
  return {
    heads,
    columns,
    rows: rows.map((row) => {
      const fields: Partial<Record<keyof DraftFields, string>> = {};
      for (const { column, text } of cellsOf(row)) {
        const name = columns[column] ?? null;
        if (name !== null && text !== "") fields[name] = `${fields[name] ?? ""} ${text}`.trim();
      }
      // The cell of the name may tell more: its short form, or until when it holds.
      return { lines: row, fields: { ...readEntryText(fields.name ?? "").fields, ...withoutName(fields) } };
    }),
  };
}

/** A column of dates is one, whatever it is called. */
function withDates(
  columns: readonly (Column | null)[],
  rows: readonly (readonly Line[])[],
): readonly (Column | null)[] {
  if (columns.includes("issued")) return columns;
  const isDates = (index: number) =>
    rows.every((row) => {
      const text = cellsOf(row).find(({ column }) => column === index)?.text ?? "";
      return text.length <= MOST_OF_DATE && parseDates(text).length > 0;
    });
  const dates = columns.findIndex((column, index) => column === null && isDates(index));
  return dates < 0 ? columns : columns.with(dates, "issued");
}

function withoutName({ name: _, ...rest }: Partial<Record<keyof DraftFields, string>>): DraftFields {
  return rest;
}

/** Indices of the lines that name the columns of a table: cells of the first row of one. */
export function columnHeads(lines: readonly Line[]): ReadonlySet<number> {
  const rows = rowsOf(lines.filter((line) => rowOf(line) !== undefined));
  const heads = rows.filter((row, turn) => tableOf(row) !== tableOf(rows[turn - 1]) && columnsNamed(row) !== null);
  return new Set(heads.flat().map(({ index }) => index));
}

/** `t0` of lines in cells of the row `t0r1`. */
function tableOf(row: readonly Line[] | undefined): string | undefined {
  return /^t\d+/u.exec(row?.[0]?.block.container.cell ?? "")?.[0];
}

/**
 * What the cells of a row name; null when they name no columns of credentials. The one that is not known, when all the
 * others are, is what people call the credential itself.
 */
function columnsNamed(row: readonly Line[]): readonly (Column | null)[] | null {
  const cells: (Column | null)[] = [];
  for (const { column, text } of cellsOf(row)) cells[column] = columnNamed(text);
  const columns = Array.from(cells, (column) => column ?? null);
  const unknown = columns.flatMap((column, index) => (column === null ? [index] : []));
  if (columns.length < 2 || unknown.length * 2 > columns.length) return null;
  if (columns.includes("name")) return columns;
  return unknown.length === 1 ? columns.with(unknown[0] ?? 0, "name") : null;
}

function rowsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const rows: Line[][] = [];
  let open: string | undefined;
  for (const line of lines) {
    const row = rowOf(line);
    if (row !== undefined && row === open) rows.at(-1)?.push(line);
    else rows.push([line]);
    open = row;
  }
  return rows;
}

/** `t0r1` of a line in the cell `t0r1c2`. */
function rowOf({ block }: Line): string | undefined {
  return block.container.cell?.replace(/c\d+$/u, "");
}

function cellsOf(row: readonly Line[]): readonly Cell[] {
  return row.flatMap(({ block }): readonly Cell[] => {
    const cell = /c(?<column>\d+)$/u.exec(block.container.cell ?? "")?.groups?.column;
    if (cell !== undefined) return [{ column: Number(cell), text: block.text.trim() }];
    return block.text.split("\t").map((text, column) => ({ column, text: text.trim() }));
  });
}
