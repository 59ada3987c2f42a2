import type { EntryColumn, EntryPart } from "../model/plan";

/** The parts of each column; what has no column stands among the words, or after the name when there are none. */
export function columnParts(
  parts: readonly EntryPart[],
  columns: readonly EntryColumn[],
): readonly (readonly EntryPart[])[] {
  const rest = columns.includes("words") ? "words" : "name";
  const columnOf = ({ role }: EntryPart) => columns.find((column) => column === role) ?? rest;
  return columns.map((column) => parts.filter((part) => columnOf(part) === column));
}
