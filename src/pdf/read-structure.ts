import type { Context } from "../context";
import type { Block } from "../model/document";
import { containerOf, loneBlock, makeBlock } from "./blocks";
import { iconBullets, readMarker } from "./blocks-markers";
import { describeColumn, describeLine, type FlowLine, joinParagraphs } from "./blocks-paragraphs";
import type { Hyphenation } from "./blocks-seams";
import { nameRegions, orderRegions, type PlacedRegion } from "./columns-flow";
import { nameFlows } from "./columns-newspaper";
import type { PdfLayout, PdfLine } from "./page-layout";
import { isRightToLeft } from "./page-layout-bidi";
import type { PageParts } from "./page-layout-build";
import { layLines, type RawLine } from "./page-layout-lines";
import { joinChunks } from "./page-layout-spans";
import { findFurniture } from "./read-furniture";

export interface Structure {
  readonly layout: PdfLayout;
  readonly blocks: readonly Block[];
  readonly furniture: readonly Block[];
}

/** Level of the heading that marked content belongs to, by page and MCID; see {@link headingLevels}. */
export type HeadingLevels = ReadonlyMap<string, number>;

/** What the file says of its text, besides painting it. */
export interface FileFacts {
  readonly headings: HeadingLevels;
  /** Whether the program that made it parts words at the ends of lines by itself. */
  readonly isAutomatic: boolean;
}

/** Makes lines and blocks of the pages, in reading order. */
export function structure(
  pages: readonly PageParts[],
  { headings, isAutomatic }: FileFacts,
  context: Context,
): Structure {
  const regions = nameRegions(pages.map((page) => page.regions));
  const lines = pages.map((page) => {
    const isRtl = isRtlPage(page);
    return (regions[page.index] ?? []).map((placed, region) =>
      layLines(placed.region.chunks, { page: page.index, region, label: placed.region.isLabel === true }, page, isRtl),
    );
  });
  const furniture = findFurniture(
    pages.map(({ index, height }) => ({ index, height, lines: (lines[index] ?? []).flat() })),
  );
  const turned = pages.map((page) => turnedLines(page));
  const flows = joinFlows(orderRegions(regions), (placed) =>
    (lines[placed.page]?.[regions[placed.page]?.indexOf(placed) ?? -1] ?? []).filter((line) => !furniture.has(line)),
  );
  const blockOf = new Map<RawLine, number>();
  const blocks = makeBlocks(flows, pages, { headings, isAutomatic }, blockOf, context);
  const apart = [...furniture, ...turned.flat()].sort((one, other) => one.page - other.page || other.y - one.y);
  const layout: PdfLayout = {
    pages: pages.map((page) => ({
      index: page.index,
      width: page.width,
      height: page.height,
      matrix: page.matrix,
      rules: page.rules,
      boxes: page.boxes,
      links: page.links,
      regions: (regions[page.index] ?? []).map(({ x, right, top, bottom, container }) => ({
        x,
        y: bottom,
        width: right - x,
        height: top - bottom,
        container,
      })),
      lines: [...(lines[page.index] ?? []).flat(), ...(turned[page.index] ?? [])].map((line) => finish(line, blockOf)),
    })),
  };
  return {
    layout,
    blocks: nameFlows(blocks, layout),
    furniture: apart.map((line) => loneBlock(describeLine(line, null, false), pages[line.page] ?? { height: 0 })),
  };
}

function isRtlPage({ regions }: PageParts): boolean {
  const chunks = regions.flatMap((region) => region.chunks);
  return isRightToLeft(
    chunks.flatMap(({ spans }) => spans.flatMap(({ glyphs }) => glyphs.map(({ text }) => text))).join(""),
  );
}

function finish(line: RawLine, blockOf: ReadonlyMap<RawLine, number>): PdfLine {
  const { artifact: _, added: __, isOwn: ___, label: ____, ...rest } = line;
  return { ...rest, block: blockOf.get(line) ?? null };
}

function turnedLines(page: PageParts): readonly RawLine[] {
  return page.turned.flatMap((span) =>
    layLines(joinChunks([span]), { page: page.index, region: -1, label: false }, page, false),
  );
}

/** Lines of one container that follow each other, over regions and pages. */
interface Flow {
  readonly container: string;
  readonly lines: readonly RawLine[];
}

function joinFlows(
  regions: readonly PlacedRegion[],
  linesOf: (placed: PlacedRegion) => readonly RawLine[],
): readonly Flow[] {
  const flows: { container: string; lines: RawLine[] }[] = [];
  for (const placed of regions) {
    const last = flows.at(-1);
    if (last?.container === placed.container) last.lines.push(...linesOf(placed));
    else flows.push({ container: placed.container, lines: [...linesOf(placed)] });
  }
  return flows;
}

function makeBlocks(
  flows: readonly Flow[],
  pages: readonly PageParts[],
  { headings, isAutomatic }: FileFacts,
  blockOf: Map<RawLine, number>,
  context: Context,
): readonly Block[] {
  let words: ReadonlySet<string> | undefined;
  const hyphenation: Hyphenation = {
    // Asked for only where a line ends in a hyphen.
    get words() {
      words ??= wordsOf(flows);
      return words;
    },
    isAutomatic,
  };
  const edges = edgesOf(flows);
  const grounds = groundsOf(flows, pages);
  const blocks: Block[] = [];
  for (const flow of flows) {
    const isRtl = isRightToLeft(flow.lines.map(({ text }) => text).join(""));
    const bullets = iconBullets(flow.lines);
    const described = flow.lines.map((line) =>
      describeLine(line, readMarker(line, pages[line.page]?.dots ?? [], isRtl, bullets), isRtl),
    );
    const column = describeColumn(described, edges.get(flow.container) ?? { left: 0, right: 0 }, isRtl);
    const levels: number[] = [];
    let before: FlowLine | null = null;
    for (const paragraph of joinParagraphs(column)) {
      context.checkpoint();
      const first = paragraph[0] as FlowLine;
      const page = pages[first.line.page] as PageParts;
      const block = makeBlock(
        paragraph,
        before,
        column,
        containerOf(flow.container, grounds.get(flow.container)),
        page,
        {
          hyphenation,
          listLevel: listLevel(first, levels),
          headingLevel: headingLevel(paragraph, headings),
        },
      );
      before = paragraph.at(-1) ?? null;
      if (block.text === "") continue;
      for (const { line } of paragraph) blockOf.set(line, blocks.length);
      blocks.push(block);
    }
  }
  return blocks;
}

/** Nesting of a list item, by where the markers before it begin. */
function listLevel({ marker, start }: FlowLine, open: number[]): number {
  if (marker === null) {
    open.length = 0;
    return 0;
  }
  while ((open.at(-1) ?? Number.NEGATIVE_INFINITY) > start + 3) open.pop();
  if (open.length === 0 || (open.at(-1) ?? 0) < start - 3) open.push(start);
  return open.length - 1;
}

function headingLevel(lines: readonly FlowLine[], headings: HeadingLevels): number | null {
  const levels = lines.flatMap(({ line }) => line.runs.map(({ mcid }) => headings.get(`${line.page} ${mcid}`) ?? null));
  const [first = null] = levels;
  return levels.every((level) => level === first) ? first : null;
}

/** How far the text of each container reaches, over all pages; the body is as wide as all of the text. */
function edgesOf(flows: readonly Flow[]): ReadonlyMap<string, { readonly left: number; readonly right: number }> {
  const all = flows.flatMap(({ lines }) => lines);
  const reach = (lines: readonly RawLine[]) => ({
    left: lines.reduce((edge, { x }) => Math.min(edge, x), Number.POSITIVE_INFINITY),
    right: lines.reduce((edge, { x, width }) => Math.max(edge, x + width), 0),
  });
  const names = [...new Set(flows.map(({ container }) => container))];
  return new Map(
    names.map((name) => [
      name,
      reach(name === "body" ? all : flows.filter(({ container }) => container === name).flatMap(({ lines }) => lines)),
    ]),
  );
}

/** The fill of the tall box that lies behind all lines of a column, by container. */
function groundsOf(flows: readonly Flow[], pages: readonly PageParts[]): ReadonlyMap<string, string> {
  const grounds = new Map<string, string>();
  for (const { container, lines } of flows) {
    const [first] = lines;
    const page = first === undefined ? undefined : pages[first.page];
    if (first === undefined || page === undefined || container === "body" || grounds.has(container)) continue;
    const here = lines.filter((line) => line.page === first.page);
    const box = page.boxes.findLast(
      ({ x, y, width, height, fill }) =>
        fill !== undefined &&
        height > page.height / 2 &&
        here.every(
          (line) =>
            line.x >= x - 1 &&
            line.x + line.width <= x + width + 1 &&
            line.baseline >= y &&
            line.baseline <= y + height,
        ),
    );
    if (box?.fill !== undefined && box.fill !== "FFFFFF") grounds.set(container, box.fill);
  }
  return grounds;
}

function wordsOf(flows: readonly Flow[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { lines } of flows) {
    for (const { text } of lines) {
      for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*(?!-$|[\p{L}\p{M}])/gu))
        words.add(word);
    }
  }
  return words;
}
