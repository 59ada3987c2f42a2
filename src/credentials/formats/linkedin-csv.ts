import Papa from "papaparse";
import { type Column, columnNamed } from "../columns";
import type { DraftOrMalformed } from "../draft";
import type { CredentialFormat } from "./format";

/** LinkedIn's `Certifications.csv`, and tables like it (RFC 4180); the header row may stand below a preamble. */
export const LINKEDIN_CSV: CredentialFormat = {
  name: "LinkedIn Certifications.csv",
  holds: (value) => typeof value === "string" && headerIn(rowsOf(value, 20)) !== null,
  read: (value, place) => {
    const rows = rowsOf(String(value));
    const header = headerIn(rows);
    if (header === null) return [{ place, problem: "it has no row of column names" }];
    return rows.flatMap((row, index) =>
      index <= header.row || row.every((cell) => cell.trim() === "")
        ? []
        : [draftOf(row, header, `row ${index + 1}`, place)],
    );
  },
};

interface Header {
  /** From 0. */
  readonly row: number;
  readonly columns: readonly (Column | null)[];
  /** The columns as the file calls them. */
  readonly names: readonly string[];
}

function draftOf(
  row: readonly string[],
  { columns, names }: Header,
  rowPlace: string,
  place: string,
): DraftOrMalformed {
  const at = place === "" ? rowPlace : `${place}, ${rowPlace}`;
  if (row.length > columns.length && row.slice(columns.length).some((cell) => cell.trim() !== "")) {
    return {
      place: at,
      problem: `it has ${row.length} cells under ${columns.length} column names; a quotation mark may be missing`,
    };
  }
  const cells = columns.flatMap((column, index) => {
    const cell = row[index]?.trim() ?? "";
    return column === null || cell === "" ? [] : [[column, cell, names[index] ?? column] as const];
  });
  return {
    place: at,
    fields: Object.fromEntries(cells.map(([column, cell]) => [column, cell])),
    names: { name: "Name", ...Object.fromEntries(cells.map(([column, , name]) => [column, name])) },
  };
}

/** The first row that names the credential and at least one thing more. */
function headerIn(rows: readonly (readonly string[])[]): Header | null {
  for (const [row, names] of rows.slice(0, 20).entries()) {
    const columns = names.map(columnNamed);
    if (names.length > 1 && columns.includes("name") && columns.filter((column) => column !== null).length > 1) {
      return {
        row,
        columns: columns.map((column, index) => (columns.indexOf(column) === index ? column : null)),
        names,
      };
    }
  }
  return null;
}

function rowsOf(text: string, limit = 0): readonly (readonly string[])[] {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n"), {
    preview: limit,
    delimitersToGuess: [",", ";", "\t", "|"],
  });
  return parsed.data;
}
