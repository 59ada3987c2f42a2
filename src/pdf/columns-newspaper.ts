import type { Block } from "../model/document";
import type { Run } from "../model/look";
import type { PdfLayout, PdfRegion } from "./page-layout";

export const BODY = "body";

export interface NewspaperColumn {
  readonly name: string;
  readonly left: number;
  readonly width: number;
  /** Up to the next column, or to a margin like the one at the left. */
  readonly room: number;
}

/** How much wider than the other one of two columns may be, for them to be read page by page. */
export const EQUAL = 1.3;

/** Columns side by side of which each has room for the text of all others; null where there are none. */
export function newspaper(container: string, { pages }: PdfLayout): readonly NewspaperColumn[] | null {
  if (container === BODY) return null;
  const names = new Set([container]);
  for (const { regions } of pages) {
    const own = regions.filter((region) => region.container === container);
    for (const region of regions)
      if (region.container !== BODY && own.some((each) => standBeside(each, region))) names.add(region.container);
  }
  if (names.size === 1) return null;
  const extents = [...names]
    .map((name) => {
      const own = pages.flatMap(({ regions }) => regions.filter((region) => region.container === name));
      const left = Math.min(...own.map(({ x }) => x));
      return { name, left, width: Math.max(...own.map(({ x, width }) => x + width)) - left };
    })
    .sort((one, other) => one.left - other.left);
  const edge = (pages[0]?.width ?? 0) - (extents[0]?.left ?? 0);
  const columns = extents.map((each, index) => ({ ...each, room: (extents[index + 1]?.left ?? edge) - each.left }));
  const widths = columns.map(({ width }) => width);
  const widest = Math.max(...widths);
  const isEqual = pages.length === 1 || widest < EQUAL * Math.min(...widths);
  return isEqual && columns.every(({ room }) => widest < room + 2) ? columns : null;
}

/** Whether two regions share most of the height of the lower one. */
export function standBeside(one: PdfRegion, other: PdfRegion): boolean {
  const shared = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return shared > Math.min(one.height, other.height) / 2;
}

/**
 * Names the flow of columns that text runs through, as in a newspaper: each is as long as the next at least, which goes on
 * without a heading.
 */
export function nameFlows(blocks: readonly Block[], layout: PdfLayout): readonly Block[] {
  const flows = new Map<string, string>();
  for (const { container } of blocks) {
    if (container.kind !== "column" || flows.has(container.id)) continue;
    const names = newspaper(container.id, layout)?.map(({ name }) => name) ?? [];
    const [first] = names;
    const goesOn = names.slice(1).every((name, index) => runsInto(names[index]!, name, blocks, layout));
    for (const name of names) flows.set(name, goesOn && first !== undefined ? first : name);
  }
  return blocks.map((block) => {
    const flow = flows.get(block.container.id);
    return flow === undefined || !isShared(flow, flows) ? block : { ...block, container: { ...block.container, flow } };
  });
}

function isShared(flow: string, flows: ReadonlyMap<string, string>): boolean {
  return [...flows].some(([name, other]) => name !== flow && other === flow);
}

/** How much further down than the column before it a column may reach, in points: an entry that was kept together. */
const KEPT_TOGETHER = 60;

function runsInto(name: string, next: string, blocks: readonly Block[], { pages }: PdfLayout): boolean {
  const at = blocks.findIndex(({ container }) => container.id === next);
  const [above, here] = [blocks[at - 1], blocks[at]];
  const page = pages.find(({ regions }) => regions.some(({ container }) => container === next));
  const bottom = (column: string) =>
    Math.min(...(page?.regions ?? []).filter(({ container }) => container === column).map(({ y }) => y));
  if (above?.container.id !== name || here === undefined) return false;
  const isFull = bottom(name) < (page?.height ?? 0) / LOWEST_PART;
  const own = blocks.filter(({ container }) => container.id === name);
  if (isTitle(here, above) && !(isFull && isEntryTitle(here, above, own))) return false;
  // A column that an earlier run wrote into may have become the longer one.
  if (blocks.some(({ added }) => added === true)) return true;
  return bottom(name) < bottom(next) + KEPT_TOGETHER;
}

/** A column that ends in the lowest eighth of its page was ended by the page. */
const LOWEST_PART = 8;

/** Whether a block looks like the title of what is below it, beside the text that it follows. */
function isTitle({ kind, runs }: Block, above: Block): boolean {
  return kind === "heading" || isBold(runs) || largest(runs) > 1.08 * largest(above.runs);
}

/** A bold line where the column above has larger titles is that of an entry, which goes on with its section. */
function isEntryTitle({ kind, runs }: Block, above: Block, column: readonly Block[]): boolean {
  const size = largest(runs);
  if (kind === "heading" || size > 1.08 * largest(above.runs)) return false;
  return column.some((other) => isBold(other.runs) && largest(other.runs) > 1.08 * size);
}

function isBold(runs: readonly Run[]): boolean {
  return runs.every(({ bold }) => bold === true);
}

function largest(runs: readonly Run[]): number {
  return Math.max(...runs.map(({ size }) => size ?? 0));
}
