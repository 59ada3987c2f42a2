import Papa from "papaparse";
import { parseDate } from "../../dates/parse";
import { type Column, columnNamed } from "../columns";
import type { DraftOrMalformed } from "../draft";
import type { CredentialFormat } from "./format";

/** LinkedIn's `Certifications.csv`, and tables like it (RFC 4180); the header row may stand below a preamble. */
export const LINKEDIN_CSV: CredentialFormat = {
  name: "LinkedIn Certifications.csv",
  holds: (value) => typeof value === "string" && headerIn(tableOf(value, 20).rows) !== null,
  read: (value, place) => {
    const { rows, openQuotes } = tableOf(String(value));
    const header = headerIn(rows);
    if (header === null) return [{ place, problem: "it has no row of column names" }];
    return rows.flatMap((row, index) => {
      if (index <= header.row || row.every((cell) => cell.trim() === "")) return [];
      const at = `${place === "" ? "" : `${place}, `}row ${index + 1}`;
      return openQuotes.has(index)
        ? [{ place: at, problem: "a quotation mark is opened and never closed" }]
        : [draftOf(row, header, at)];
    });
  },
};

interface Table {
  readonly rows: readonly (readonly string[])[];
  /** Rows with a quotation mark that is opened and never closed: what follows is swallowed. */
  readonly openQuotes: ReadonlySet<number>;
}

interface Header {
  /** From 0. */
  readonly row: number;
  readonly columns: readonly (Column | null)[];
  /** The columns as the file calls them. */
  readonly names: readonly string[];
}

function draftOf(row: readonly string[], { columns, names }: Header, place: string): DraftOrMalformed {
  if (row.length > columns.length && row.slice(columns.length).some((cell) => cell.trim() !== "")) {
    return {
      place,
      problem: `it has ${row.length} cells under ${columns.length} column names; a quotation mark may be missing`,
    };
  }
  const cells = columns.flatMap((column, index) => {
    const cell = row[index]?.trim() ?? "";
    return column === null || cell === "" ? [] : [[column, cell] as const];
  });
  const named = columns.flatMap((column, index) => (column === null ? [] : [[column, names[index]?.trim()] as const]));
  return { place, fields: Object.fromEntries(cells), names: Object.fromEntries(named) };
}

/** The first row that names the credential and at least one thing more, or the columns of LinkedIn in another language. */
function headerIn(rows: readonly (readonly string[])[]): Header | null {
  for (const [row, names] of rows.slice(0, 20).entries()) {
    const told = names.map(columnNamed);
    const known = told.map((column, index) => (told.indexOf(column) === index ? column : null));
    const columns = isLinkedInOrder(names, rows.slice(row + 1)) ? filledByOrder(known) : known;
    if (columns.includes("name") && columns.filter((column) => column !== null).length > 1) {
      return { row, columns, names };
    }
  }
  return null;
}

/** LinkedIn writes its columns in this order, whatever it calls them. */
const LINKEDIN_ORDER: readonly Column[] = ["name", "url", "issuer", "issued", "expires", "credentialId"];

/** Whether what stands below six names is, in this order: any text, an address, any text, a date, a date, any text. */
function isLinkedInOrder(names: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (names.length !== LINKEDIN_ORDER.length || names.some((name) => name.trim() === "" || isDate(name))) return false;
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  const fits = filled.every(
    ([, url = "", , issued = "", expires = ""]) =>
      /^(?:https?:\/\/\S+)?$/iu.test(url.trim()) &&
      [issued, expires].every((cell) => cell.trim() === "" || isDate(cell)),
  );
  return fits && filled.some(([, , , issued = ""]) => isDate(issued));
}

function isDate(cell: string): boolean {
  return parseDate(cell) !== null;
}

function filledByOrder(columns: readonly (Column | null)[]): readonly (Column | null)[] {
  return columns.map((column, index) => {
    const usual = LINKEDIN_ORDER[index];
    return column ?? (usual === undefined || columns.includes(usual) ? null : usual);
  });
}

function tableOf(text: string, limit = 0): Table {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n"), {
    preview: limit,
    delimitersToGuess: [",", ";", "\t", "|"],
  });
  const open = errors.flatMap(({ code, row }) => (code === "MissingQuotes" && row !== undefined ? [row] : []));
  return { rows: data, openQuotes: new Set(open) };
}
