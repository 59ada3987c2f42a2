import type { InlinePiece } from "./inline";
import type { Located } from "./located";
import { removeEmptyMarks } from "./marks";
import type { Splice } from "./splice";
import type { Nest } from "./story";
import { nestOf } from "./units";
import type { XmlElement } from "./xml";

/**
 * Takes those blocks out that are lines of a paragraph (parted by soft breaks) of which other lines stay. Gives the
 * paragraphs of all other blocks, to be taken out whole.
 */
export function removeLines(blocks: readonly Located[], splice: Splice): readonly Nest[] {
  const whole: Nest[] = [];
  const parted = new Map<XmlElement, { readonly located: Located; readonly lines: Set<number> }>();
  for (const located of blocks) {
    const line = lineOf(located);
    const { element } = located.last;
    if (line === undefined) whole.push(...located.paragraphs.map(nestOf));
    else {
      const known = parted.get(element) ?? { located, lines: new Set<number>() };
      known.lines.add(line);
      parted.set(element, known);
    }
  }
  for (const { located, lines } of parted.values()) {
    const all = located.lines ?? [];
    const staying = all.flatMap((pieces, index) => (!lines.has(index) && isFilled(pieces) ? [index] : []));
    if (staying.length === 0) whole.push(...located.paragraphs.map(nestOf));
    else removeWithin(located, withBlankLines(all, lines), splice);
  }
  return whole;
}

function lineOf({ block }: Located): number | undefined {
  return block.position.in === "part" ? block.position.line : undefined;
}

/** The empty lines after the removed ones go with them; at the end of the paragraph those before. */
function withBlankLines(all: readonly (readonly InlinePiece[])[], lines: ReadonlySet<number>): ReadonlySet<number> {
  const result = new Set(lines);
  for (const line of lines) {
    let next = line + 1;
    while (next < all.length && !isFilled(all[next] ?? []) && !lines.has(next)) next += 1;
    for (let blank = line + 1; blank < next; blank += 1) result.add(blank);
    if (next < all.length) continue;
    for (let blank = Math.min(...lines) - 1; blank > 0 && !isFilled(all[blank] ?? []); blank -= 1) result.add(blank);
  }
  return result;
}

function removeWithin(
  { lines = [], breaks = [], paragraphs }: Located,
  removed: ReadonlySet<number>,
  splice: Splice,
): void {
  const pieces = [...removed].flatMap((line) => [...(lines[line] ?? []), ...breaks.slice(line, line + 1)]);
  if (removed.has(lines.length - 1)) {
    const before = lines.findLastIndex((_, index) => !removed.has(index));
    pieces.push(...breaks.slice(before, before + 1));
  }
  const elements = new Set(pieces.map(({ element }) => element));
  const runs = new Map<XmlElement | undefined, XmlElement[]>();
  for (const { run, element } of pieces) runs.set(run, [...(runs.get(run) ?? []), element]);
  const gone = new Set<XmlElement>();
  for (const [run, inside] of runs) {
    const rest = run?.children.filter((node) => node.name !== "w:rPr" && !elements.has(node)) ?? [];
    if (run !== undefined && rest.length === 0) gone.add(run);
    else for (const { start, end } of inside) splice.delete(start, end);
  }
  for (const { element } of paragraphs) removeRuns(element, gone, splice);
}

/** Takes runs out, with the links and bookmarks in which nothing else stands. */
function removeRuns(parent: XmlElement, gone: Set<XmlElement>, splice: Splice): void {
  for (const element of parent.children) {
    const within = element.children.filter(({ name }) => name === "w:r");
    if (element.name === "w:hyperlink" && within.length > 0 && within.every((run) => gone.has(run))) gone.add(element);
    if (gone.has(element)) splice.delete(element.start, element.end);
    else if (element.name !== "w:pPr") removeRuns(element, gone, splice);
  }
  removeEmptyMarks(parent, gone, splice);
}

function isFilled(pieces: readonly InlinePiece[]): boolean {
  return pieces.some(({ text }) => text.trim() !== "");
}
