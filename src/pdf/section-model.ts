import type { ResumeDocument } from "../model/document";
import type { RunLook } from "../model/look";
import type { EntryColumn, SectionPlan } from "../model/plan";
import type { PdfLayout, PdfLine, PdfRun } from "./page-layout";
import { type Rail, railOf } from "./section-rail";

/** Edges of the column that the new section stands in. */
export interface Frame {
  readonly left: number;
  readonly right: number;
}

/** A part of an entry that stands apart from the others, such as a date before its words. */
export interface ColumnModel extends Frame {
  readonly look: RunLook;
  /** It ends at the right margin, however long its words are. */
  readonly align?: "right";
}

/** What the new section is made to look like: a heading and an entry of the same column. */
export interface SectionModel {
  readonly frame: Frame;
  readonly heading: PdfLine | null;
  readonly headingLook: RunLook;
  readonly rail: Rail | null;
  /** First line of the entry that is copied. */
  readonly entry: PdfLine | null;
  readonly entryLook: RunLook;
  /** Look of a date at the right margin, where the entry has one of its own. */
  readonly dateLook: RunLook;
  /** Right edge of the dates at the right margin. */
  readonly dateX: number;
  /** Where the entry's words begin, its marker aside, and where its further lines do. */
  readonly textX: number;
  readonly wrapX: number;
  /** Columns of the entry that is copied, where its parts stand in some; null where they follow one another. */
  readonly columns: readonly ColumnModel[] | null;
  /** Marker of the entries, as it is drawn; null when they have none. */
  readonly marker: string | null;
  /** Text runs from right to left: then the places above are distances to the left of which it runs. */
  readonly isRtl: boolean;
}

/** Finds the heading and the entry to copy in the column that holds `container`. */
export function sectionModel(
  document: ResumeDocument,
  plan: SectionPlan,
  layout: PdfLayout,
  container: string,
): SectionModel {
  const lines = layout.pages.flatMap((page) => page.lines.filter(({ block }) => block !== null));
  const inColumn = (line: PdfLine) => layout.pages[line.page]?.regions[line.region]?.container === container;
  const own = lines.filter(inColumn);
  const text = frameOf(own.length > 0 ? own : lines);
  const frame = { left: text.left, right: rightEdge(text, layout, container) };
  const { modelHeading, modelEntry, marker: manner } = plan.manner;
  const replaced = (index: number | null) =>
    plan.replaces?.some(({ start, end }) => index !== null && start <= index && index < end) === true;
  const opensSection = (index: number | null) =>
    document.sections.some(({ start, title }) => start === index && title !== undefined);
  const blockOf = ({ block }: PdfLine) => document.blocks[block ?? -1];
  const headings = own.filter((line) => blockOf(line)?.kind === "heading");
  const heading =
    own.find(({ block }) => block === modelHeading) ??
    headings.find(({ block }) => !replaced(block) && opensSection(block)) ??
    headings.find(({ block }) => !replaced(block)) ??
    headings[0] ??
    lines.find(({ block }) => block === modelHeading) ??
    null;
  const bodies = own.filter((line) => blockOf(line)?.kind !== "heading" && line.block !== 0);
  const entry =
    own.find(({ block }) => block === modelEntry) ??
    bodies.find((line) => (blockOf(line)?.kind === "list-item") === (manner === "bullet")) ??
    bodies[0] ??
    lines.find(({ block }) => block === modelEntry) ??
    null;
  const sameBlock =
    entry === null ? [] : lines.filter(({ block, page }) => block === entry.block && page === entry.page);
  const markerText = entry === null ? undefined : blockOf(entry)?.marker?.text;
  const isRtl = (entry !== null && blockOf(entry)?.rtl === true) || RTL.test(heading?.text ?? "");
  const textX = entry === null ? frame.left : isRtl ? wordsEnd(entry, markerText) : wordsStart(entry, markerText);
  const second = sameBlock.find((line) => entry !== null && line.baseline < entry.baseline - 3);
  const isMarked = manner === "bullet" && markerText !== undefined;
  return {
    frame,
    heading,
    headingLook: heading === null ? {} : lookOf(longest(heading.runs)),
    rail: isRtl ? null : railOf(heading, entry, document, layout, frame.left),
    entry,
    entryLook: entry === null ? {} : lookOf(bodyRun(sameBlock)),
    dateLook: entry === null ? {} : dateLook(entry, text),
    dateX: text.right,
    textX,
    wrapX: second === undefined ? textX : isRtl ? second.x + second.width : second.x,
    columns: entry === null || isRtl ? null : columnsOf(entry, plan.manner.columns ?? [], frame, text),
    marker: isMarked ? markerText : null,
    isRtl,
  };
}

function frameOf(lines: readonly PdfLine[]): Frame {
  const rights = lines.map(({ x, width }) => x + width);
  return { left: Math.max(0, Math.min(...lines.map(({ x }) => x))), right: Math.max(...rights) };
}

/** Text seldom fills its column: rules show how far that reaches, and a page has margins of one width. */
function rightEdge({ left, right }: Frame, { pages }: PdfLayout, container: string): number {
  const rules = pages.flatMap((page) => {
    const beside = page.regions.filter((region) => region.container !== container && region.x > right);
    const edge = container === "body" ? page.width : Math.min(page.width, ...beside.map(({ x }) => x));
    return page.rules.filter(
      ({ direction, x, length }) => direction === "horizontal" && Math.abs(x - left) < 6 && x + length < edge,
    );
  });
  const reach = Math.max(right, ...rules.map(({ x, length }) => x + length));
  const width = pages[0]?.width ?? 0;
  return container === "body" ? Math.max(Math.min(reach, width), width - left) : reach;
}

/** Where the first letter after the marker stands. */
function wordsStart(line: PdfLine, marker: string | undefined): number {
  if (marker === undefined) return line.x;
  const text = line.text.trimStart();
  // Fonts of symbols draw the marker under a code of their own; a small "o" of a typewriter is one too.
  const isSymbol = /^(?:[^\p{L}\p{N}\s]|o\s)/u.test(text);
  let rest = text.startsWith(marker.trim()) ? marker.trim().length : isSymbol ? 1 : 0;
  if (rest === 0) return line.x;
  for (const { text, starts, x } of line.runs) {
    for (let index = 0; index < text.length; index += 1) {
      if (/\s/u.test(text[index]!)) continue;
      if (rest === 0) return starts[index] ?? x;
      rest -= 1;
    }
  }
  return line.x;
}

/** Null where the line has not as many parts. `reach` is how far the text of its column reaches. */
function columnsOf(
  { runs, text, x, width }: PdfLine,
  columns: readonly EntryColumn[],
  frame: Frame,
  reach: Frame,
): readonly ColumnModel[] | null {
  const count = columns.length;
  if (count < 2 || text.trim().split("\t").length !== count) return null;
  const starts: { readonly left: number; readonly run: PdfRun }[] = [];
  let isAtStart = true;
  for (const run of runs) {
    for (let index = 0; index < run.text.length; index += 1) {
      const character = run.text[index]!;
      if (character === "\t") isAtStart = starts.length > 0;
      if (!isAtStart || /\s/u.test(character)) continue;
      starts.push({ left: run.starts[index] ?? run.x, run });
      isAtStart = false;
    }
  }
  if (starts.length !== count) return null;
  const isAtMargin = columns.at(-1) === "date" && Math.abs(x + width - reach.right) < 3;
  return starts.map(({ left, run }, index) => {
    const next = starts[index + 1];
    const look = lookOf(run);
    if (next !== undefined) return { left, right: next.left - run.size / 2, look };
    return isAtMargin ? { left, right: x + width, look, align: "right" } : { left, right: frame.right, look };
  });
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Where the first letter after the marker of a line that runs from right to left stands: its right edge. */
function wordsEnd({ runs, x, width }: PdfLine, marker: string | undefined): number {
  if (marker === undefined) return x + width;
  const words = runs.filter(({ text }) => text.trim() !== "" && text.trim() !== marker.trim());
  return Math.max(x, ...words.map((run) => run.x + run.width));
}

/** The run that gives a line its look. */
export function longest(runs: readonly PdfRun[]): PdfRun | undefined {
  return runs.reduce<PdfRun | undefined>(
    (best, run) => (best === undefined || run.text.trim().length > best.text.trim().length ? run : best),
    undefined,
  );
}

/** The plain words of an entry: its longest run that is neither bold nor a link, if there is one. */
function bodyRun(lines: readonly PdfLine[]): PdfRun | undefined {
  const runs = lines.flatMap((line) => line.runs);
  const plain = runs.filter(({ font, link, text }) => !font.bold && link === undefined && /\p{L}{2}/u.test(text));
  return longest(plain.length > 0 ? plain : runs);
}

function dateLook(line: PdfLine, { right }: Frame): RunLook {
  const last = line.runs.at(-1);
  const isAtMargin = last !== undefined && last.x + last.width > right - 3 && /\d/u.test(last.text);
  return isAtMargin && last.text.length < 30 ? lookOf(last) : {};
}

function lookOf(run: PdfRun | undefined): RunLook {
  if (run === undefined) return {};
  const { font, size, color, letterSpacing } = run;
  return {
    font: font.family,
    size: Math.round(size * 100) / 100,
    bold: font.bold,
    italic: font.italic,
    color,
    ...(SMALL_CAPITALS.test(font.baseFont) ? { caps: "small" as const } : {}),
    ...(Math.abs(letterSpacing) > 0.05 ? { letterSpacing } : {}),
  };
}

const SMALL_CAPITALS = /csc\d*$|caps|smcp|-sc$/iu;
