import { extractMarks, fresh, openedAs } from "./content-stream-extract";
import type { Edges } from "./content-stream-marks";
import type { Fate, OpenPage } from "./content-stream-move";
import { type Insertion, rewritePage } from "./content-stream-rewrite";
import type { ResourceTable } from "./content-stream-source";
import {
  type Chunk,
  type ChunkContent,
  type ColumnView,
  chunksOf,
  coversPage,
  fatesOf,
  landings,
  openedClips,
} from "./insert-fates";
import type { PDFRef } from "./lib";
import type { Matrix, PdfLayout, PdfLine } from "./page-layout";
import type { Content } from "./reflow-pieces";
import type { Flow, ReflowPlan } from "./reflow-plan";
import { BACKDROP, lineUnder, type Place, placeMarks, type Row } from "./reflow-rows";

/** Draws the lines of the new section on a page. Operators for the upright page, and how far they reach. */
export type DrawSection = (
  lines: readonly (ChunkContent & { readonly content: Content & { kind: "line" } })[],
  page: PaintTarget,
) => string;

/** A page that is drawn on. */
export interface PaintTarget {
  /** Index among the pages of the result. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** From its user space to the upright page. */
  readonly base: Matrix;
  readonly resources: ResourceTable;
  /** New marked content id, for content that another page had under an id of its own. */
  readonly contentId: (from: OpenPage, id: number) => number;
}

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
  readonly layout: PdfLayout;
  readonly columns: readonly Column[];
  readonly draw: DrawSection;
  /** Graphics state parameters that undo all others. */
  readonly plainState: PDFRef;
  readonly contentId: (target: number, from: OpenPage, id: number) => number;
}

/** One column over all pages, and what of each page belongs to it. */
export interface Column {
  readonly flow: Flow;
  /** By page of the source. */
  readonly views: readonly ColumnView[];
}

export function openColumns(
  plan: ReflowPlan,
  open: readonly OpenPage[],
  layout: PdfLayout,
  rulesLead: boolean,
): readonly Column[] {
  const landed = landings(plan.flows, plan.removed);
  return plan.flows.map((flow) => {
    const views = open.map((page, index): ColumnView => {
      const { rows, scope } = flow.pages[index]!;
      return {
        page: index,
        rows,
        scope,
        landed,
        places: placeMarks(page, layout.pages[index]!, rows, scope, rulesLead),
      };
    });
    return { flow, views };
  });
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
    const context: PageContext = { writing, columns: writing.columns, target };
    if (own === undefined)
      return { index, content: addedPage(template, context), resources, remaining: new Set(), isEmptied: false };
    return { index, resources, ...changedPage(own, context) };
  });
}

function changedPages({ plan, layout }: PageWriting): readonly number[] {
  const flowed = plan.flows.flatMap((flow) => flow.flowed.map(({ page }) => page));
  const cleared = layout.pages.flatMap(({ index, lines }) =>
    lines.some(({ block }) => block !== null && plan.removed.has(block)) ? [index] : [],
  );
  return [...new Set([...flowed, ...cleared])].sort((one, other) => one - other);
}

interface PageContext {
  readonly writing: PageWriting;
  readonly columns: readonly Column[];
  readonly target: PaintTarget;
}

/** The chunks of a page with the columns that they belong to. */
function chunksOn(page: number, columns: readonly Column[]): readonly { chunk: Chunk; column: Column }[] {
  return columns.flatMap((column) => {
    const flowed = column.flow.flowed.find((each) => each.page === page);
    const view = column.views[page];
    const chunks = flowed === undefined ? [] : chunksOf(flowed, view?.rows ?? [], view?.landed ?? new Map());
    return chunks.map((chunk) => ({ chunk, column }));
  });
}

/** A page after the last: its background, then what flows onto it. */
function addedPage(template: OpenPage, context: PageContext): string {
  const { target, columns } = context;
  const backdrop = new Map<number, Matrix>();
  template.marks.forEach((mark, index) => {
    const isTall = mark.edges.top - mark.edges.bottom > template.height * BACKDROP;
    if (mark.kind === "path" && mark.fills && isTall) backdrop.set(index, UNMOVED);
  });
  const parts =
    backdrop.size === 0 ? [] : [extractMarks(template, { marks: backdrop, into: target.resources, contentId: null })];
  const chunks = chunksOn(target.index, columns).map(({ chunk }) => drawChunk(chunk, context));
  return `${fresh([...parts, ...chunks].join("\n"), { matrix: target.base })}\n`;
}

const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0];

function changedPage(page: OpenPage, context: PageContext): Pick<WrittenPage, "content" | "remaining" | "isEmptied"> {
  const { writing, columns } = context;
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

/** Content of one element may not hold that of another: its sequence is closed before, and goes on under a new id. */
function leavingSequences(
  page: OpenPage,
  at: number,
  text: string,
  remaining: ReadonlySet<number>,
  target: PaintTarget,
): Insertion {
  const around = page.surroundings[at]!;
  const kept = around.sequences.filter((sequence) => {
    const id = page.contentIds.get(sequence);
    return id === undefined || remaining.has(id);
  });
  const outermost = kept.findIndex((sequence) => page.contentIds.has(sequence));
  if (outermost < 0) return { at, text };
  const open = kept.slice(outermost);
  const textStart = around.isInText
    ? page.operators.findLastIndex(({ name }, index) => index < at && name === "BT")
    : -1;
  const isInside = (sequence: number) => textStart >= 0 && sequence > textStart;
  const leave = (sequences: readonly number[]) => sequences.map(() => "EMC").join(" ");
  const enter = (sequences: readonly number[]) =>
    sequences
      .map((sequence) => {
        const { operands, start, end } = page.operators[sequence]!;
        const id = page.contentIds.get(sequence);
        const tag = operands[0];
        const raw = page.text.slice(start, end);
        if (id === undefined || tag?.kind !== "name") return raw;
        return openedAs(raw, page.text.slice(tag.start, tag.end), target.contentId(page, id));
      })
      .join(" ");
  const inside = open.filter(isInside);
  const outside = open.filter((sequence) => !isInside(sequence));
  return {
    at,
    text: [leave(outside), text, enter(outside)].filter((part) => part !== "").join("\n"),
    leave: leave(inside),
    enter: enter(inside),
  };
}

/** What a chunk draws, on the upright page. */
function drawChunk({ contents }: Chunk, context: PageContext): string {
  const { writing, target, columns } = context;
  const parts: string[] = [];
  for (let at = 0; at < contents.length; ) {
    const { content } = contents[at]!;
    const home = homeOf(content, columns);
    let end = at + 1;
    while (end < contents.length && followsIn(home, contents[end - 1]!.content, contents[end]!.content, columns))
      end += 1;
    const stretch = contents.slice(at, end);
    if (home === null) {
      const lines = stretch.flatMap((each) =>
        each.content.kind === "line" ? [{ ...each, content: each.content }] : [],
      );
      parts.push(writing.draw(lines, target));
    } else {
      parts.push(drawRows(home, stretch, context));
    }
    at = end;
  }
  return parts.join("\n");
}

/** The column of a source page that a row stands in; null for a line of the new section. */
function homeOf(content: Content, columns: readonly Column[]): ColumnView | null {
  if (content.kind === "line") return null;
  const views = columns.flatMap((column) => column.views[content.row.page] ?? []);
  return views.find(({ rows }) => rows.includes(content.row)) ?? null;
}

/** Whether two contents are drawn in one go: lines of the section, or rows in the order in which their page draws them. */
function followsIn(home: ColumnView | null, upper: Content, lower: Content, columns: readonly Column[]): boolean {
  if (homeOf(lower, columns) !== home) return false;
  if (home === null || upper.kind === "line" || lower.kind === "line") return true;
  return home.rows.indexOf(upper.row) < home.rows.indexOf(lower.row);
}

function drawRows(
  { page: source, rows, places }: ColumnView,
  stretch: Chunk["contents"],
  { writing, target }: PageContext,
): string {
  const page = writing.open[source]!;
  const moves = new Map<number, Matrix>();
  for (const { content, baseline, dx } of stretch) {
    if (content.kind === "row") moves.set(rows.indexOf(content.row), [1, 0, 0, 1, dx, baseline - content.row.baseline]);
  }
  const marks = new Map<number, Matrix>();
  places.forEach((place, mark) => {
    const row = place.kind === "row" ? place.row : place.kind === "span" ? place.from : -1;
    const by = moves.get(row);
    if (by !== undefined) marks.set(mark, by);
  });
  return extractMarks(page, { marks, into: target.resources, contentId: (id) => target.contentId(page, id) });
}

/**
 * Where in the page's operators a chunk belongs, so that it is read at its place: before what is painted first of the
 * row below it, or after what is painted last of the row above it. As far out of groups as that allows.
 */
function insertionPoint(page: OpenPage, { places, rows }: ColumnView, { before, after }: Chunk): number {
  const texts = (row: Row | null) => {
    const index = row === null ? -1 : rows.indexOf(row);
    return page.marks.flatMap((mark, number) => {
      const place = places[number]!;
      return mark.kind === "text" && place.kind === "row" && place.row === index ? [mark] : [];
    });
  };
  const lower = texts(after);
  const upper = texts(before);
  const lastAbove = upper.reduce((last, mark) => Math.max(last, mark.last), -1);
  if (lower.length > 0) {
    const first = lower.reduce((least, mark) => Math.min(least, mark.first), Number.POSITIVE_INFINITY);
    return outermost(page, drawnUnder(page, places, rows.indexOf(after!), first), false);
  }
  if (upper.length > 0) return outermost(page, lastAbove + 1, true);
  return page.operators.length;
}

/** Before the boxes and rules that are painted just ahead of a row's text, which would cover what is drawn after them. */
function drawnUnder(page: OpenPage, places: readonly Place[], row: number, first: number): number {
  let at = first;
  for (let number = page.marks.length - 1; number >= 0; number -= 1) {
    const mark = page.marks[number]!;
    if (mark.first >= first) continue;
    if (mark.kind === "text") break;
    const place = places[number]!;
    if ((place.kind === "row" && place.row === row) || (place.kind === "span" && place.from === row)) at = mark.first;
  }
  return at;
}

/** Walks over operators that paint nothing, to where fewest groups are open. */
function outermost(page: OpenPage, start: number, forwards: boolean): number {
  const painting = new Set(page.marks.flatMap(({ first, last }) => [first, last]));
  let best = start;
  let least = costOf(page, start);
  if (forwards) {
    for (let at = start; at < page.operators.length && !painting.has(at); at += 1) {
      const cost = costOf(page, at + 1);
      if (cost < least) [best, least] = [at + 1, cost];
    }
  } else {
    for (let at = start - 1; at >= 0 && !painting.has(at); at -= 1) {
      const cost = costOf(page, at);
      if (cost < least) [best, least] = [at, cost];
    }
  }
  return best;
}

function costOf({ surroundings, contentIds }: OpenPage, at: number): number {
  const around = surroundings[at]!;
  const tagged = around.sequences.filter((sequence) => contentIds.has(sequence)).length;
  return tagged * 1_000_000 + around.sequences.length * 1_000 + (around.isInText ? 100_000 : 0) + around.depth;
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
