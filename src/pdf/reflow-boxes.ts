import type { Edges, Mark } from "./content-stream-marks";
import type { Place } from "./reflow-rows";

/** Lines are no thicker than this, and reach no further over each other where they meet. */
const THIN = 2;

/**
 * Places with the line that closes a box at its foot put where the sides of the box end: it stands between the text in
 * the box and what comes below, and must not move with that. A line that also begins a box stays where it is.
 */
export function withClosedBoxes(marks: readonly Mark[], places: readonly Place[]): readonly Place[] {
  const sides = marks.flatMap(({ kind, edges }, index) =>
    kind === "path" && edges.top - edges.bottom > 2 * THIN && places[index]!.kind !== "none" ? [index] : [],
  );
  if (sides.length === 0) return places;
  const feet = heights(sides, (index) => marks[index]!.edges.bottom);
  const heads = heights(sides, (index) => marks[index]!.edges.top);
  return places.map((place, index) => {
    const { kind, edges } = marks[index]!;
    if (kind !== "path" || place.kind !== "row" || edges.top - edges.bottom > THIN) return place;
    const y = (edges.top + edges.bottom) / 2;
    const meets = (side: number) => isBetween(marks[side]!.edges, edges);
    const above = feet(y).filter(meets);
    if (above.length === 0 || heads(y).some(meets)) return place;
    const rows = above.map((side) => lastRow(places[side]!));
    return { kind: "row", row: Math.max(...rows), line: null };
  });
}

function isBetween(inner: Edges, outer: Edges): boolean {
  return inner.left > outer.left - THIN && inner.right < outer.right + THIN;
}

function lastRow(place: Place): number {
  return place.kind === "span" ? place.to : place.kind === "row" ? place.row : -1;
}

/** Finds the marks one of whose heights is near to another. */
function heights(marks: readonly number[], heightOf: (mark: number) => number): (y: number) => readonly number[] {
  const slots = new Map<number, number[]>();
  for (const mark of marks) {
    const slot = Math.round(heightOf(mark) / THIN);
    const found = slots.get(slot);
    if (found === undefined) slots.set(slot, [mark]);
    else found.push(mark);
  }
  return (y) => {
    const slot = Math.round(y / THIN);
    const near = [slot - 1, slot, slot + 1].flatMap((each) => slots.get(each) ?? []);
    return near.filter((mark) => Math.abs(heightOf(mark) - y) <= THIN);
  };
}
