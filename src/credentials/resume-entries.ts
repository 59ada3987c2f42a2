import { parseDates } from "../dates/parse";
import type { Block } from "../model/document";
import { readEntryText } from "./entry-text";
import { isCredentialName, isDegree, isIssuer } from "./known";

/** A block of the resume with its index. */
export interface Line {
  readonly index: number;
  readonly block: Block;
}

/** An entry takes a few lines; what goes on for longer is something else. */
const MOST_LINES = 12;

/**
 * Groups the lines of a section into entries: list items with what is nested in them, rows of a table, lines of their
 * own, or the several lines that one entry takes (name, who gave it, when).
 */
export function entriesIn(lines: readonly Line[], language: string): readonly (readonly Line[])[] {
  const written = lines.filter(({ block }) => hasWords(block.text));
  // Lines of an earlier run, one for each entry, tell nothing of how the person's are laid out.
  const own = written.filter(({ block }) => block.added !== true);
  const isDateFirst = own[0] !== undefined && !hasName(own[0].block.text, language);
  const isIssuerFirst = own[0] !== undefined && isIssuerAlone(own[0].block.text);
  const isBoldLed = isLedByBold(own);
  const grids = gridsOf(own);
  const entries: Line[][] = [];
  let previous: Line | undefined;
  for (const line of written) {
    const entry = entries.at(-1);
    if (
      entry !== undefined &&
      previous !== undefined &&
      entry.length < MOST_LINES &&
      goesOn(entry, line, { previous, isDateFirst, isIssuerFirst, isBoldLed, grids, language })
    ) {
      entry.push(line);
    } else entries.push([line]);
    previous = line;
  }
  return entries;
}

interface Setting {
  readonly previous: Line;
  /** Whether each entry begins with its date. */
  readonly isDateFirst: boolean;
  /** Whether each entry begins with who gave it. */
  readonly isIssuerFirst: boolean;
  /** Whether each entry begins with words in bold. */
  readonly isBoldLed: boolean;
  /** Tables each of whose cells is an entry. */
  readonly grids: ReadonlySet<string>;
  readonly language: string;
}

function goesOn(entry: readonly Line[], line: Line, setting: Setting): boolean {
  const { previous, isDateFirst, isIssuerFirst, isBoldLed, grids, language } = setting;
  const [head] = entry;
  if (head === undefined) return false;
  const { block } = line;
  if (sharesRow(entry, block)) return !grids.has(tableOf(block));
  if (block.added === true || head.block.added === true) return false;
  if (block.container.id !== head.block.container.id || isProse(head.block.text)) return false;
  if (block.kind === "list-item" || head.block.kind === "list-item") return isNestedIn(block, head.block);
  if (breaksOff(previous.block.text, block.text)) return true;
  // Who gave it, on a line of its own that belongs to nothing above, stands before what was given, and when.
  const isGiverAbove = isIssuerFirst || (entry.length === 1 && parseDates(block.text).length > 0);
  const holdsName = entry.some(
    ({ block: { text } }) => hasName(text, language) && !(isGiverAbove && isIssuerAlone(text)),
  );
  if (!hasName(block.text, language)) return !isDateFirst || !holdsName;
  if (!holdsName) return true;
  if (line.index - previous.index > 1) return false;
  if (isDescription(block.text)) return true;
  const { issuer, issued, expires } = readEntryText(entry.map((one) => one.block.text).join("\n"), { language }).fields;
  const isWhole = issued !== undefined || expires !== undefined;
  if (issuer === undefined && entry.length === 1) {
    // The date may stand at the end of the first line, before who gave it is named.
    const { name } = readEntryText(block.text, { language }).fields;
    const names = typeof name === "string" && isIssuer(name);
    if (isWhole ? !isIssuerFirst && isIssuerAlone(block.text) : names) return true;
  }
  return isBoldLed && !isBold(block) && !isWhole;
}

/** A list item within a list item, or lines that are set further in; bullets under an unmarked line tell more of it. */
function isNestedIn(block: Block, head: Block): boolean {
  if (head.kind !== "list-item") return true;
  if (block.kind !== "list-item")
    return (block.indentLeft ?? 0) > 0 && (block.indentLeft ?? 0) >= (head.indentLeft ?? 0);
  return (block.marker?.level ?? 0) > (head.marker?.level ?? 0);
}

/** Cells of one row, each of which holds a piece of the entry. */
function sharesRow(entry: readonly Line[], block: Block): boolean {
  const { cell } = block.container;
  if (cell === undefined) return false;
  const cells = entry.map((line) => line.block.container.cell ?? "");
  return !cells.includes(cell) && cells.some((other) => rowOf(other) === rowOf(cell));
}

/** Tables whose rows do not tell of one credential each: most cells name one, the first ones and the further ones. */
function gridsOf(lines: readonly Line[]): ReadonlySet<string> {
  const tables = new Map<string, { readonly first: boolean[]; readonly further: boolean[] }>();
  for (const { block } of lines) {
    const { cell } = block.container;
    if (cell === undefined) continue;
    const table = tables.get(tableOf(block)) ?? { first: [], further: [] };
    tables.set(tableOf(block), table);
    table[cell.endsWith("c0") ? "first" : "further"].push(isCredentialName(block.text) && !isIssuer(block.text));
  }
  const isMost = (named: readonly boolean[]) => named.length > 0 && named.filter(Boolean).length * 2 >= named.length;
  return new Set(
    [...tables].filter(([, { first, further }]) => isMost(first) && isMost(further)).map(([table]) => table),
  );
}

/** `t0` of a block in the cell `t0r1c2`. */
function tableOf({ container }: Block): string {
  return /^t\d+/u.exec(container.cell ?? "")?.[0] ?? "";
}

/** `t0r1c2` is in the row `t0r1`. */
function rowOf(cell: string): string {
  return cell.replace(/c\d+$/u, "");
}

/** A line that ends in the middle, as in files whose long lines are broken by hand. */
function breaksOff(previous: string, text: string): boolean {
  return /[,;–—:&]\s*$|(?<![\p{L}])(?:and|of|in|for|the|und|de|et|y)\s*$/iu.test(previous) || /^\s*\p{Ll}/u.test(text);
}

function isLedByBold(lines: readonly Line[]): boolean {
  const bold = lines.filter(({ block }) => isBold(block)).length;
  return bold > 0 && bold < lines.length && isBold(lines[0]?.block);
}

/** By its first words. */
function isBold(block: Block | undefined): boolean {
  return block?.runs.find(({ text }) => hasWords(text))?.bold === true;
}

function hasName(text: string, language: string): boolean {
  return readEntryText(text, { language }).fields.name !== undefined;
}

/** A line that names who gives credentials, and nothing else. */
function isIssuerAlone(text: string): boolean {
  return isIssuer(text) && !isDegree(text) && parseDates(text).length === 0;
}

/** A sentence is about something; an entry is its name. The dot of "Inc." ends none. */
export function isProse(text: string): boolean {
  const isEnded =
    /[.!。！]\s*$/u.test(text) && !/(?<!\p{L})(?:inc|ltd|corp|co|univ|inst|assoc|\p{L})\.\s*$/iu.test(text);
  return isEnded && text.split(/\s+/u).length > 12;
}

/** A sentence about the entry. */
function isDescription(text: string): boolean {
  return text.length > 60 && /[.!。]\s*$/u.test(text) && text.split(/\s+/u).length > 8;
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
