import type { SectionEntry } from "../model/plan";
import { adoptedLine } from "./adopted-line";
import type { BlockWriting } from "./block-writing";
import type { InlinePiece } from "./inline";
import type { Located } from "./located";
import { entryLine, headingLine } from "./section-xml";
import { lineText } from "./soft-lines";
import { child, type XmlElement } from "./xml";

/** Where a section goes among the lines of a paragraph, and what parts it from them. */
export interface LinePoint {
  readonly offset: number;
  /** XML to stand before and after the section's runs there. */
  readonly before: string;
  readonly after: string;
  readonly side: "before" | "after";
}

/**
 * The section as lines parted by soft breaks, as resumes have it that keep a section, or all of them, in one paragraph.
 * Empty lines stand where the siblings have them.
 */
function sectionLines(entries: readonly SectionEntry[], writing: BlockWriting): readonly string[] {
  const { heading } = writing;
  const blank = heading === undefined ? 0 : blankLines(heading.located, 1);
  return [
    headingLine(writing).content,
    ...Array.from({ length: blank }, () => ""),
    ...entries.flatMap((entry) =>
      entry.from === undefined
        ? [entryLine(entry, writing).content]
        : entry.from.map((index) => adoptedLine([index], writing).content),
    ),
  ];
}

/** Such lines at a point inside a paragraph. */
export function linesAt(point: LinePoint, entries: readonly SectionEntry[], writing: BlockWriting): string {
  const { heading, markup } = writing;
  const lines = sectionLines(entries, writing).join(markup.lineBreak());
  const space = markup.lineBreak().repeat(1 + (heading === undefined ? 0 : blankLines(heading.located, -1)));
  return point.before + (point.side === "before" ? lines + space : space + lines) + point.after;
}

/** Such lines as a paragraph like the one of the sibling. */
export function linesParagraph(entries: readonly SectionEntry[], writing: BlockWriting): string {
  const { markup } = writing;
  return markup.paragraph(headingLine(writing).properties, sectionLines(entries, writing).join(markup.lineBreak()));
}

/** The point before or after a line; undefined where no other line stands on that side. */
export function linePoint(located: Located, side: "before" | "after", text: string): LinePoint | undefined {
  const { block, lines = [], breaks = [] } = located;
  const line = block.position.in === "part" ? block.position.line : undefined;
  if (line === undefined) return undefined;
  if (side === "before") {
    const previous = breaks[line - 1];
    if (previous === undefined || !lines.slice(0, line).some(isFilledLine)) return undefined;
    return afterPiece(previous, text, side);
  }
  const last = lines[line]?.at(-1);
  return last === undefined ? undefined : afterPiece(last, text, side);
}

/** Directly after a piece: its run is closed there and opened again where more of it follows. */
function afterPiece({ element, run }: InlinePiece, text: string, side: "before" | "after"): LinePoint | undefined {
  if (run === undefined) return undefined;
  const rest = run.children.slice(run.children.indexOf(element) + 1);
  if (rest.length === 0) return { offset: run.end, before: "", after: "", side };
  const properties = child(run, "w:rPr");
  const open = `<${run.tag}>${properties === undefined ? "" : sliceOf(properties, text)}`;
  return { offset: element.end, before: `</${run.tag}>`, after: open, side };
}

/** Empty lines beside a line, on the side that the step points to. */
function blankLines({ block, lines = [] }: Located, step: 1 | -1): number {
  const line = block.position.in === "part" ? (block.position.line ?? 0) : 0;
  let count = 0;
  for (let at = line + step; at >= 0 && at < lines.length && !isFilledLine(lines[at] ?? []); at += step) count += 1;
  return count;
}

export function isFilledLine(pieces: readonly InlinePiece[]): boolean {
  return lineText(pieces).trim() !== "";
}

function sliceOf({ start, end }: XmlElement, text: string): string {
  return text.slice(start, end);
}
