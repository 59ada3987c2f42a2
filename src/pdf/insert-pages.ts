import { extractMarks, fresh } from "./content-stream-extract";
import type { Edges } from "./content-stream-marks";
import type { Fate, OpenPage } from "./content-stream-move";
import { type Insertion, rewritePage } from "./content-stream-rewrite";
import type { ResourceTable } from "./content-stream-source";
import { type ChunkContext, type DrawSection, drawChunk } from "./insert-chunks";
import { type Column, chunksOn } from "./insert-columns";
import { type Chunk, coversPage, fatesOf, openedClips } from "./insert-fates";
import type { RunningMatter } from "./insert-page-numbers";
import { insertionPoint } from "./insert-point";
import { leavingSequences } from "./insert-sequences";
import type { PaintTarget } from "./insert-target";
import type { PDFRef } from "./lib";
import type { Matrix, PdfLayout, PdfLine } from "./page-layout";
import type { ReflowPlan } from "./reflow-plan";
import { BACKDROP, lineUnder } from "./reflow-rows";

export interface WrittenPage {
  readonly index: number;
  readonly content: string;
  readonly resources: ResourceTable;
  /** Ids of marked content under which something of the page's own is still painted. */
  readonly remaining: ReadonlySet<number>;
  /** Nothing is left of it but its header, footer and background. */
  readonly isEmptied: boolean;
}

export interface PageWriting {
  readonly plan: ReflowPlan;
  readonly open: readonly OpenPage[];
  /** Header and footer of added pages; null where they have none. */
  readonly running: RunningMatter | null;
  readonly layout: PdfLayout;
  readonly columns: readonly Column[];
  readonly draw: DrawSection;
  /** Graphics state parameters that undo all others. */
  readonly plainState: PDFRef;
  readonly contentId: (target: number, from: OpenPage, id: number) => number;
}

/** Writes the content of every page that changes or is added. */
export function writePages(writing: PageWriting): readonly WrittenPage[] {
  const { open } = writing;
  return changedPages(writing).map((index): WrittenPage => {
    const own = open[index];
    const template = own ?? open.at(-1)!;
    const resources = own === undefined ? template.resources.copy() : template.resources;
    const target: PaintTarget = {
      index,
      width: template.width,
      height: template.height,
      base: template.base,
      resources,
      contentId: (from, id) => writing.contentId(index, from, id),
    };
    const context: ChunkContext = { ...writing, target };
    if (own === undefined)
      return {
        index,
        content: addedPage(template, writing.running, context),
        resources,
        remaining: new Set(),
        isEmptied: false,
      };
    return { index, resources, ...changedPage(own, writing, context) };
  });
}

function changedPages({ plan, layout, open }: PageWriting): readonly number[] {
  const flowed = plan.flows.flatMap((flow) => flow.flowed.map(({ page }) => page));
  const cleared = layout.pages.flatMap(({ index, lines }) =>
    lines.some(({ block }) => block !== null && plan.removed.has(block)) ? [index] : [],
  );
  const counted = open.flatMap(({ index, shows }) => (shows === undefined ? [] : [index]));
  return [...new Set([...flowed, ...cleared, ...counted])].sort((one, other) => one - other);
}

/** A page after the last: its background, what flows onto it, then its header and footer. */
function addedPage(template: OpenPage, running: RunningMatter | null, context: ChunkContext): string {
  const { target, columns } = context;
  const backdrop = new Map<number, Matrix>();
  template.marks.forEach((mark, index) => {
    const isTall = mark.edges.top - mark.edges.bottom > template.height * BACKDROP;
    if (mark.kind === "path" && mark.fills && isTall) backdrop.set(index, UNMOVED);
  });
  const parts =
    backdrop.size === 0 ? [] : [extractMarks(template, { marks: backdrop, into: target.resources, contentId: null })];
  const chunks = chunksOn(target.index, columns).map(({ chunk }) => drawChunk(chunk, context));
  if (running !== null) chunks.push(drawRunning(running, target));
  return `${fresh([...parts, ...chunks].join("\n"), { matrix: target.base })}\n`;
}

function drawRunning({ marks, onPage }: RunningMatter, { index, resources }: PaintTarget): string {
  const moves = new Map([...marks].map((mark) => [mark, UNMOVED]));
  const drawn = extractMarks(onPage(index), { marks: moves, into: resources, contentId: null });
  return `/Artifact <</Type /Pagination>> BDC\n${drawn}\nEMC`;
}

const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0];

function changedPage(
  page: OpenPage,
  writing: PageWriting,
  context: ChunkContext,
): Pick<WrittenPage, "content" | "remaining" | "isEmptied"> {
  const { columns } = writing;
  const { lines } = writing.layout.pages[page.index]!;
  const views = columns.map((column) => column.views[page.index]!);
  const fates = fatesOf(page, lines, views, writing.plan.removed);
  const remaining = remainingIds(page, fates);
  const opened = new Set(openedClips(page, fates));
  const insertions = chunksOn(page.index, columns).map(({ chunk, column }): Insertion => {
    const at = insertionPoint(page, column.views[page.index]!, chunk);
    const around = page.surroundings[at]!;
    const reach = reachOf(chunk, page);
    for (const clip of around.clips) {
      const mark = page.marks[clip]!;
      const isInside = fates[clip]!.kind === "stay" && contains(mark.edges, reach);
      if (!coversPage(page, mark) && !isInside) opened.add(clip);
    }
    const plain = around.hasParameters
      ? `/${context.target.resources.add("ExtGState", writing.plainState, "RTgs")} gs\n`
      : "";
    const text = fresh(plain + drawChunk(chunk, context), around);
    return leavingSequences(page, at, text, remaining, context.target);
  });
  return {
    content: rewritePage(page, { fateOf: (mark) => fates[mark]!, insertions, openedClips: opened, remaining }),
    remaining,
    isEmptied: insertions.length === 0 && isEmptied(page, lines, fates),
  };
}

function isEmptied(page: OpenPage, lines: readonly PdfLine[], fates: readonly Fate[]): boolean {
  return page.marks.every((mark, index) => {
    if (fates[index]!.kind === "drop") return true;
    if (mark.kind === "text") {
      const line = lineUnder(mark, lines);
      return line !== null
        ? line.block === null && line.region >= 0
        : !mark.codes.some(({ text }) => text?.trim() !== "");
    }
    const { left, right, top, bottom } = mark.edges;
    const isThin = Math.min(right - left, top - bottom) < 4;
    return mark.kind === "path" && (!(mark.fills || mark.strokes) || isThin || top - bottom > page.height * BACKDROP);
  });
}

function remainingIds(page: OpenPage, fates: readonly Fate[]): ReadonlySet<number> {
  const ids = new Set<number>();
  page.marks.forEach(({ first }, index) => {
    if (fates[index]!.kind === "drop") return;
    for (const sequence of page.surroundings[first]!.sequences) {
      const id = page.contentIds.get(sequence);
      if (id !== undefined) ids.add(id);
    }
  });
  return ids;
}

function reachOf({ contents }: Chunk, { width }: OpenPage): Edges {
  const tops = contents.map(({ baseline }) => baseline + 12);
  const bottoms = contents.map(({ baseline }) => baseline - 4);
  return { left: width * 0.25, right: width * 0.75, top: Math.max(...tops), bottom: Math.min(...bottoms) };
}

function contains(outer: Edges, inner: Edges): boolean {
  return (
    outer.left <= inner.left && outer.right >= inner.right && outer.top >= inner.top && outer.bottom <= inner.bottom
  );
}
