import type { OpenPage } from "./content-stream-move";
import type { Chunk, ColumnView } from "./insert-fates";
import type { Place, Row } from "./reflow-rows";

/**
 * Where in the page's operators a chunk belongs, so that it is read at its place: before what is painted first of the
 * row below it, or after what is painted last of the row above it. As far out of groups as that allows.
 */
export function insertionPoint(page: OpenPage, { places, rows }: ColumnView, { before, after }: Chunk): number {
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
