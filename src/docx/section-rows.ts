import type { SectionEntry } from "../model/plan";
import { type BlockWriting, paragraphOf } from "./block-writing";
import { cellStart, isMergedDown, mergedCells } from "./merged-cells";
import { movedXml, renewedXml } from "./moved-xml";
import { ownLines } from "./own-lines";
import { modelOf } from "./paragraph-model";
import { columnLine, entryLine, headingLine } from "./section-xml";
import { cellsOf, type Nest, rowsOf } from "./story";
import { climbTo, hasText, nestOf, type TablePlace, tableAround, textParagraphs } from "./units";
import { child, type XmlElement } from "./xml";

/** The row that a heading's section consists of; undefined when it stands in no row. */
export function rowModel({ heading, isFrame }: BlockWriting): TablePlace | undefined {
  return heading === undefined ? undefined : tableAround(nestOf(heading.located.last), isFrame);
}

/** The row that the model entry is; undefined when it stands in none, or in one of several entries side by side. */
export function rowOfEntry({ entry: model, isFrame, plan, document }: BlockWriting): TablePlace | undefined {
  const around = model === undefined ? undefined : tableAround(nestOf(model.located.last), isFrame);
  if (around === undefined || plan.manner.columns !== undefined) return around;
  const firsts = plan.entries.flatMap(({ from = [] }) => document.blocks[from[0] ?? -1]?.container.cell ?? []);
  const rows = new Set(firsts.map((cell) => cell.replace(/c\d+$/u, "")));
  const isShared = new Set(firsts).size > rows.size;
  return isShared || cellsOf(around.row).filter(({ element }) => hasText(element)).length > 2 ? undefined : around;
}

/** The section as rows like those of a sibling: its heading beside its text, or in a row above it. */
export function sectionRows(entries: readonly SectionEntry[], model: TablePlace, writing: BlockWriting): string {
  const heading = paragraphOf(headingLine(writing), writing);
  const { row, cell } = model;
  const own = cell.element;
  const beside = longestCell(
    cellsOf(row).filter(({ element }) => element !== own && hasText(element) && !isMergedDown(element)),
  );
  const hasMore = textParagraphs(own).length > 1;
  if (beside !== undefined || hasMore) {
    const content = beside ?? cell;
    const lines = cellContent(entries, content, writing);
    return rowLike(
      row,
      (element) => {
        if (element === own) return content.element === own ? heading + lines : heading;
        return element === content.element ? lines : undefined;
      },
      writing,
    );
  }
  const below = contentRow(model, writing);
  if (below === undefined) {
    const lines = entries.map((entry) => entryParagraphs(entry, writing, cell)).join("");
    return rowLike(row, (element) => (element === own ? heading + lines : undefined), writing);
  }
  const headingRow = rowLike(row, (element) => (element === own ? heading : undefined), writing);
  return headingRow + entryRows(entries, below, writing);
}

/** The entries in a cell: as rows of a table within it, where the model is one of such a table, else as paragraphs. */
function cellContent(entries: readonly SectionEntry[], cell: Nest, writing: BlockWriting): string {
  const table = tableWithin(cell, writing);
  if (table !== undefined) return entryTable(entries, table, writing) + emptyParagraph(cell.element, writing);
  const within = inCell(cell.element, writing);
  return entries.map((entry) => entryParagraphs(entry, within, cell)).join("");
}

/** The table of the model entry, when it stands within the cells of one column. */
function tableWithin(cell: Nest, writing: BlockWriting): TablePlace | undefined {
  const around = rowOfEntry(writing);
  return areInOneColumn(climbTo(around?.table, "w:tc"), cell) ? around : undefined;
}

/**
 * Entries as rows like one that holds an entry. Columns of the plan go into the cells in order; an entry of one column
 * into the cell with most text, where all entries stand together when that cell lists several.
 */
function entryRows(entries: readonly SectionEntry[], like: Nest, writing: BlockWriting): string {
  const filled = cellsOf(like).filter(({ element }) => hasText(element) && !isMergedDown(element));
  const cell = longestCell(filled);
  if (cell === undefined) return "";
  const main = cell.element;
  const isList = textParagraphs(main).length > 1 && writing.plan.manner.columns === undefined;
  if (isList || tableWithin(cell, writing) !== undefined) {
    const lines = cellContent(entries, cell, writing);
    return rowLike(like, (element) => (element === main ? lines : undefined), writing);
  }
  const within = inCell(main, writing);
  return entries
    .map((entry) => {
      const row = movedRow(entry, like, writing);
      if (row !== undefined) return movedXml(row.element, writing.text);
      const columns = entry.from === undefined ? entry.text.split("\t") : [];
      const cells = columns.length > 1 ? columnCells(columns, entry, cellsOf(like), filled, writing) : undefined;
      return rowLike(
        like,
        (element) =>
          cells === undefined
            ? element === main
              ? entryParagraphs(entry, within, cell)
              : undefined
            : cells.get(element),
        writing,
      );
    })
    .join("");
}

/** What stands in the cells of a row: a column each, those with text in the model first. */
function columnCells(
  columns: readonly string[],
  entry: SectionEntry,
  cells: readonly Nest[],
  filled: readonly Nest[],
  writing: BlockWriting,
): ReadonlyMap<XmlElement, string> | undefined {
  const targets = filled.length >= columns.length ? filled : cells;
  if (targets.length < columns.length) return undefined;
  return new Map(
    columns.map((column, index) => {
      const { element } = targets[index]!;
      const line = columnLine(column, entry, inCell(element, writing));
      return [element, column === "" ? emptyParagraph(element, writing) : paragraphOf(line, writing)];
    }),
  );
}

/** The entries as a table like the one that holds an entry. */
export function entryTable(
  entries: readonly SectionEntry[],
  { table, row }: TablePlace,
  writing: BlockWriting,
): string {
  return tableLike(table, headRow(table, writing) + entryRows(entries, row, writing), writing);
}

/** A table like the one around a row, with other rows. */
export function tableLike(table: Nest, rows: string, { text, markup }: BlockWriting): string {
  const { w } = markup.names;
  const head = table.element.children.filter(({ name }) => name === "w:tblPr" || name === "w:tblGrid");
  return `<${w}tbl>${head.map((element) => renewedXml(element, text, markup)).join("")}${rows}</${w}tbl>`;
}

/** The row that names the columns of the entries' table, marked as ours: where the old table goes, its row does too. */
function headRow(table: Nest, { plan, locate, text, markup }: BlockWriting): string {
  const heads = (plan.manner.columnHeads ?? []).flatMap((index) => locate(index) ?? []);
  const row = heads[0] === undefined ? undefined : climbTo(nestOf(heads[0].last), "w:tr");
  if (row === undefined || climbTo(row, "w:tbl")?.element !== table.element) return "";
  return renewedXml(row.element, text, markup, (element) => {
    const located = heads.find(({ last }) => last.element === element);
    if (located === undefined) return undefined;
    const { properties } = modelOf(located, text);
    return markup.paragraph(properties, markup.added(located.pieces.map(markup.pieceRun).join(""), located.block.text));
  });
}

/** The row that holds the person's own entry and nothing else, when it fits the table that it comes to. */
function movedRow(entry: SectionEntry, like: Nest, { locate, text, isFrame }: BlockWriting): Nest | undefined {
  const [first, ...others] = (entry.from ?? []).flatMap((index) => locate(index) ?? []);
  const around = first === undefined ? undefined : tableAround(nestOf(first.last), isFrame);
  if (first === undefined || around === undefined) return undefined;
  const own = new Set([first, ...others].flatMap(({ paragraphs }) => paragraphs.map(({ element }) => element)));
  if (!textParagraphs(around.row.element).every((paragraph) => own.has(paragraph))) return undefined;
  if ([...own].some(({ start }) => start < around.row.element.start || start >= around.row.element.end))
    return undefined;
  const gridOf = (table: XmlElement | undefined) => {
    const grid = child(table, "w:tblGrid");
    return grid === undefined ? "" : text.slice(grid.start, grid.end);
  };
  const target = tableOf(like);
  return around.table.element === target || gridOf(around.table.element) === gridOf(target) ? around.row : undefined;
}

function tableOf(row: Nest): XmlElement | undefined {
  let here = row.outer;
  while (here !== undefined && here.element.name !== "w:tbl") here = here.outer;
  return here?.element;
}

/** The row below the model's heading, or the one of the model entry when it is in the same table. */
function contentRow({ table, row }: TablePlace, { entry, isFrame }: BlockWriting): Nest | undefined {
  const around = entry === undefined ? undefined : tableAround(nestOf(entry.located.last), isFrame);
  if (around?.table.element === table.element && around.row.element !== row.element) return around.row;
  const rows = rowsOf(table);
  return rows[rows.findIndex(({ element }) => element === row.element) + 1];
}

/** A copy of a row; `content` gives what stands in a cell instead of its paragraphs, the others are emptied. */
function rowLike(row: Nest, content: (cell: XmlElement) => string | undefined, writing: BlockWriting): string {
  const { text, markup, point } = writing;
  const cells = new Set(cellsOf(row).map(({ element }) => element));
  const merged = mergedCells(row, point);
  return renewedXml(row.element, text, markup, (element) => {
    if (!cells.has(element)) return undefined;
    const isMerged = merged.has(element);
    const inner = (isMerged ? undefined : content(element)) ?? emptyParagraph(element, writing);
    return `${cellStart(element, text, isMerged, markup.names)}${inner}</${element.tag}>`;
  });
}

function emptyParagraph(cell: XmlElement, { text, markup }: BlockWriting): string {
  const first = child(cell, "w:p");
  const properties = child(first, "w:pPr");
  const { w } = markup.names;
  // As in entries, nothing is kept with what follows.
  const copy = (node: XmlElement) => (node.name === "w:keepNext" ? "" : undefined);
  return `<${w}p>${properties === undefined ? "" : renewedXml(properties, text, markup, copy)}</${w}p>`;
}

function longestCell(cells: readonly Nest[]): Nest | undefined {
  const lengthOf = (element: XmlElement): number =>
    element.name === "w:t" ? element.text.length : element.children.reduce((sum, node) => sum + lengthOf(node), 0);
  return cells.reduce<Nest | undefined>(
    (longest, cell) => (longest === undefined || lengthOf(cell.element) > lengthOf(longest.element) ? cell : longest),
    undefined,
  );
}

/**
 * The same writing with an entry model that fits a cell: the one that stands in the same column of the same table, else
 * the cell's first paragraph.
 */
function inCell(cell: XmlElement, writing: BlockWriting): BlockWriting {
  const isInside = (start: number) => cell.start <= start && start < cell.end;
  const own = writing.entry?.located.block.container.cell;
  const here = writing.document.blocks.find(({ position }) => position.in === "part" && isInside(position.start));
  if (own !== undefined && columnOf(own) === columnOf(here?.container.cell)) return writing;
  const blocks = writing.document.blocks.flatMap(({ position, kind }, index) =>
    position.in === "part" && isInside(position.start) && kind !== "heading" ? [index] : [],
  );
  const bullet = blocks.find((index) => writing.document.blocks[index]?.kind === "list-item");
  const located = writing.locate(bullet ?? blocks[0] ?? -1);
  return located === undefined ? writing : { ...writing, entry: modelOf(located, writing.text) };
}

/** Whether two cells are in one column of one table. */
function areInOneColumn(one: Nest | undefined, other: Nest): boolean {
  const [place, otherPlace] = [placeOf(one), placeOf(other)];
  return place !== undefined && place.table === otherPlace?.table && place.index === otherPlace.index;
}

function placeOf(cell: Nest | undefined): { readonly table: XmlElement; readonly index: number } | undefined {
  const row = climbTo(cell, "w:tr");
  const table = climbTo(row, "w:tbl");
  if (row === undefined || table === undefined) return undefined;
  return { table: table.element, index: cellsOf(row).findIndex(({ element }) => element === cell?.element) };
}

/** Table and column of a cell: `t0` and `c1` of `t0r3c1`. */
function columnOf(cell: string | undefined): string | undefined {
  return cell?.replace(/r\d+/u, "");
}

function entryParagraphs(entry: SectionEntry, writing: BlockWriting, cell: Nest): string {
  if (entry.from === undefined) return paragraphOf(entryLine(entry, writing), writing);
  return ownLines(entry.from, writing, ({ last }) => areInOneColumn(climbTo(nestOf(last), "w:tc"), cell));
}
