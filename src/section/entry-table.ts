import type { FoundCredential } from "../model/credential";
import type { ResumeDocument } from "../model/document";
import type { EntryColumn, EntryManner, EntryPart } from "../model/plan";

/** What the columns of the person's own tables hold, as parts of an entry. */
const COLUMNS: Readonly<Record<string, EntryColumn>> = {
  name: "name",
  issuer: "issuer",
  issued: "date",
  expires: "status",
  status: "status",
  credentialId: "credentialId",
  url: "url",
};

/** The manner of entries that are rows of a table whose columns are named: columns in its order, below their names. */
export function inNamedColumns(manner: EntryManner, found: readonly FoundCredential[]): EntryManner {
  const model = manner.modelEntry ?? -1;
  const row = found.find(({ blocks, table }) => blocks.includes(model) || table?.heads.includes(model));
  if (row?.table === undefined) return manner;
  const columns = row.table.columns.map((column): EntryColumn => COLUMNS[column ?? ""] ?? "other");
  return { ...manner, modelEntry: row.blocks[0] ?? model, rightDates: false, columns, columnHeads: row.table.heads };
}

/** Columns that the new entry tells again in its own way, whatever it is asked to tell. */
const RETOLD: ReadonlySet<string> = new Set(["name", "issuer", "issued", "expires", "status"]);

/** Whether an entry tells all that the cells of its row tell, so that it may be written anew. */
export function tellsRow(
  { blocks, table }: FoundCredential,
  parts: readonly EntryPart[],
  document: ResumeDocument,
): boolean {
  if (table === undefined) return true;
  const told = fold(parts.map(({ text, link = "" }) => `${text} ${link}`).join(" "));
  return blocks.every((index) => {
    const { text = "", container } = document.blocks[index] ?? {};
    const column = Number(/c(\d+)$/u.exec(container?.cell ?? "")?.[1]);
    return RETOLD.has(table.columns[column] ?? "") || told.includes(fold(text));
  });
}

function fold(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
}
