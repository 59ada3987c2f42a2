import type { BlockFrame, Composer } from "./composer";
import type { Room } from "./lines";
import type { Strip } from "./strips";

/** Part of a page that blocks are put into, in points from the page's top left corner. */
export interface ColumnArea {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** A place in a flow: a block, a cluster or row of it, and what is left of a row that was split. */
export interface FlowPlace {
  readonly block: number;
  readonly from: number;
  readonly rest?: Strip;
}

export interface PlacedStrip {
  readonly strip: Strip;
  readonly y: number;
}

export interface FilledColumn {
  readonly placed: readonly PlacedStrip[];
  /** Lower edge of what was placed. */
  readonly bottom: number;
  /** Where the next column goes on; null when the flow is at its end. */
  readonly next: FlowPlace | null;
  readonly ending: "full" | "column" | "page" | "end";
}

/** Things that text keeps away from, as the page knows them. */
export interface Surroundings {
  /** Called before a block is set: its floating things may then take room. */
  readonly anchor: (block: number, top: number) => void;
  /** Called when blocks from this one on were taken back out of the column. */
  readonly release: (block: number) => void;
  readonly roomAt: (y: number, height: number) => Room;
  /** Where a strip of a height may stand that was to stand at y: below what no text stands beside. */
  readonly below: (y: number, height: number) => number;
}

const TOLERANCE = 0.05;

/** Fills one column, as far as the rules of keeping together allow. `before` says what the flow comes from. */
export function fillColumn(
  composer: Composer,
  start: FlowPlace,
  area: ColumnArea,
  before: BlockFrame["after"],
  surroundings: Surroundings,
): FilledColumn {
  const placed: PlacedStrip[] = [];
  const height = area.bottom - area.top;
  let y = area.top;
  const stop = (next: FlowPlace | null, ending: FilledColumn["ending"]): FilledColumn => {
    const last = placed.at(-1);
    return { placed, bottom: last === undefined ? area.top : last.y + last.strip.height, next, ending };
  };

  for (let block = start.block; block < composer.blocks.length; block += 1) {
    const from = block === start.block ? start.from : 0;
    const isContinued = block === start.block && (start.from > 0 || start.rest !== undefined);
    const after = placed.length === 0 ? before : "block";
    if (!isContinued) surroundings.anchor(block, y + composer.gap(block, after));
    const top = y;
    const strips = isContinued
      ? continued(composer, start, area.width, height)
      : composer.strips(block, {
          width: area.width,
          from,
          after,
          height,
          roomAt: (offset, height) => surroundings.roomAt(top + offset, height),
        });
    for (const strip of strips) {
      const isFirst = placed.length === 0;
      if (strip.breakBefore !== undefined && !isFirst) {
        return stop(strip.origin, strip.breakBefore);
      }
      const gap = isFirst && isContinued ? 0 : strip.gap;
      const at = surroundings.below(y + gap, strip.height);
      if (at + strip.height - (strip.slack ?? 0) > area.bottom + TOLERANCE) {
        const parts = strip.split?.(area.bottom - y) ?? null;
        if (parts !== null) {
          placed.push({ strip: parts[0], y: at });
          return stop({ ...strip.origin, from: strip.origin.from + 1, rest: parts[1] }, "full");
        }
        const legal = placed.findLastIndex((one) => !one.strip.keep);
        if (!isFirst && legal >= 0) {
          const taken = placed.splice(legal + 1);
          const next = taken[0]?.strip.origin ?? strip.origin;
          surroundings.release(next.from === 0 ? next.block : next.block + 1);
          return stop(next, "full");
        }
        // What is higher than a whole column stands in it all the same; a chain of keeps is broken.
        if (!isFirst) return stop(strip.origin, "full");
      }
      placed.push({ strip, y: at });
      y = at + strip.height;
    }
  }
  return stop(null, "end");
}

/** The strips of a block that goes on from the column before. */
function continued(
  composer: Composer,
  { block, from, rest }: FlowPlace,
  width: number,
  height: number,
): readonly Strip[] {
  const header = composer.headerStrips(block, width);
  const strips = composer.strips(block, { width, height, from, after: "column" });
  const isTable = composer.blocks[block]?.kind === "table";
  return [...(isTable && from >= header.length ? header : []), ...(rest === undefined ? [] : [rest]), ...strips];
}
