import type { Region } from "./columns";
import { BODY, EQUAL } from "./columns-newspaper";

/** A column as it recurs over pages. */
interface Track {
  readonly id: string;
  x: number;
  right: number;
  /** The last one that it is on. */
  page: number;
}

/** A region with its place on the page. */
export interface PlacedRegion {
  readonly page: number;
  readonly region: Region;
  readonly x: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly container: string;
}

const TOLERANCE = 12;

/** Gives the regions of all pages their containers: a column that goes on over pages is one container. */
export function nameRegions(pages: readonly (readonly Region[])[]): readonly (readonly PlacedRegion[])[] {
  const tracks: Track[] = [];
  const named = pages.map((regions, page) =>
    regions.map((region) => {
      const box = boxOf(region);
      return { page, region, ...box, container: region.isColumn ? trackFor(box, page, tracks).id : BODY };
    }),
  );
  return named.map((regions) => regions.flatMap((placed) => partsOf(placed, tracks) ?? rejoin(placed, tracks)));
}

/** Where columns end after a few rows on a later page, these look like rows of one region: told by where they begin. */
function partsOf(placed: PlacedRegion, tracks: readonly Track[]): readonly PlacedRegion[] | null {
  const { region, page, container } = placed;
  if (container !== BODY || page === 0 || isSidebar(tracks)) return null;
  const parts = tracks.flatMap((track): readonly PlacedRegion[] => {
    const chunks = region.chunks.filter(({ x, right }) => x > track.x - TOLERANCE && right < track.right + TOLERANCE);
    if (chunks.length === 0) return [];
    const part = { ...region, chunks, isColumn: true };
    return [{ ...placed, ...boxOf(part), region: part, container: track.id }];
  });
  const begin = (part: PlacedRegion) => tracks.some(({ id, x }) => id === part.container && part.x < x + 3 * TOLERANCE);
  const isWhole = parts.flatMap((part) => part.region.chunks).length === region.chunks.length;
  return isWhole && parts.length > 1 && parts.every(begin) ? parts : null;
}

function trackFor(box: { readonly x: number; readonly right: number }, page: number, tracks: Track[]): Track {
  // A column may begin with a list on a later page, and end there before its lines reach their end.
  const isPart = (track: Track) =>
    track.page < page && box.x > track.x - TOLERANCE && box.x < track.x + 3 * TOLERANCE && box.right < track.right + 2;
  const found =
    tracks.find(
      (track) => Math.abs(track.x - box.x) < TOLERANCE && Math.abs(track.right - box.right) < 6 * TOLERANCE,
    ) ?? tracks.find(isPart);
  if (found !== undefined) {
    found.right = Math.max(found.right, box.right);
    found.page = page;
    return found;
  }
  const track = { id: `column-${tracks.length + 1}`, x: box.x, right: box.right, page };
  tracks.push(track);
  return track;
}

/** On a page where only one column goes on there is no gutter to see: its left edge and width tell it. */
function rejoin(placed: PlacedRegion, tracks: readonly Track[]): PlacedRegion {
  if (placed.container !== BODY || tracks.length < 2 || placed.page === 0) return placed;
  const left = Math.min(...tracks.map(({ x }) => x));
  const track = tracks.find(
    (each) =>
      Math.abs(each.x - placed.x) < TOLERANCE / 2 &&
      placed.right < each.right + TOLERANCE &&
      (each.x > left + TOLERANCE || (!isSidebar(tracks) && fills(placed.region, each))),
  );
  return track === undefined ? placed : { ...placed, container: track.id };
}

/** Lines that must reach the end of a column for it to be what wraps them. */
const WRAPPED_LINES = 3;

/** Whether text at the left margin is wrapped at the end of a column, and so belongs to it. */
function fills({ chunks }: Region, { x, right }: Track): boolean {
  return chunks.filter((chunk) => chunk.right > right - 0.2 * (right - x)).length >= WRAPPED_LINES;
}

/**
 * The regions of all pages in reading order. A side column that goes on over pages is read to its end before the main
 * column; columns of equal width are read page by page, as in a newspaper.
 */
export function orderRegions(pages: readonly (readonly PlacedRegion[])[]): readonly PlacedRegion[] {
  const order: PlacedRegion[] = [];
  let open: PlacedRegion[] = [];
  const close = () => {
    const containers = [...new Set([...open].sort(byLeftEdge).map(({ container }) => container))];
    order.push(...containers.flatMap((id) => open.filter(({ container }) => container === id)));
    open = [];
  };
  for (const regions of pages) {
    for (const [index, placed] of regions.entries()) {
      const isColumn = placed.container !== BODY;
      if (!isColumn) {
        close();
        order.push(placed);
      } else {
        const startsPage = index === 0 && open.length > 0;
        const isNew = open.length > 0 && open.at(-1)?.page !== placed.page;
        if (
          isNew &&
          !(
            startsPage &&
            isSidebar(open.map(({ container, x, right }) => ({ id: container, x, right }))) &&
            open.some((other) => other.container === placed.container)
          )
        )
          close();
        open.push(placed);
      }
    }
  }
  close();
  return order;
}

/** Two columns one of which is much narrower. */
function isSidebar(columns: readonly { readonly id: string; readonly x: number; readonly right: number }[]): boolean {
  const widths = new Map<string, number>();
  for (const { id, x, right } of columns) widths.set(id, Math.max(widths.get(id) ?? 0, right - x));
  const values = [...widths.values()];
  return values.length === 2 && Math.max(...values) > EQUAL * Math.min(...values);
}

function byLeftEdge(one: PlacedRegion, other: PlacedRegion): number {
  return one.page - other.page || one.x - other.x;
}

function boxOf({ chunks }: Region) {
  return {
    x: Math.min(...chunks.map(({ x }) => x)),
    right: Math.max(...chunks.map(({ right }) => right)),
    top: Math.max(...chunks.map(({ baseline, size }) => baseline + size)),
    bottom: Math.min(...chunks.map(({ baseline, size }) => baseline - 0.25 * size)),
  };
}
