/** A stretch of text that is set as one: a row of the resume, or a line of the new section. Lengths in points. */
export interface Piece<Content> {
  readonly content: Content;
  /** From its baseline to the one above; null where it stands first on its page. */
  readonly gap: number | null;
  /** How far it reaches above and below its baseline. */
  readonly above: number;
  readonly below: number;
  readonly keepsWithNext: boolean;
  /** The paragraphs that it holds a line of: several where text stands side by side. */
  readonly paragraphs: readonly number[];
}

export interface Placed<Content> {
  readonly piece: Piece<Content>;
  readonly baseline: number;
}

/** What of a page is set anew. */
export interface FlowPage<Content> {
  /** Baseline of the last row that stays above; null when the first piece is the first of the page. */
  readonly previous: number | null;
  /** Where the top of the first piece stands when nothing is above it. */
  readonly top: number;
  /** Nothing may reach below. */
  readonly limit: number;
  /** Rows above the first change: they stay where they are, unless text flows onto the page. */
  readonly head: readonly Piece<Content>[];
  readonly pieces: readonly Piece<Content>[];
  /** Whether its pieces differ from what stood on the page; otherwise it is left alone unless text flows onto it. */
  readonly isChanged: boolean;
}

export interface FlowRules<Content> {
  /** Usual distance of two baselines, for pieces that did not follow one another before. */
  readonly gapBetween: (upper: Piece<Content>, lower: Piece<Content>) => number;
  /** A page to be added at the end. */
  readonly addedPage: () => Pick<FlowPage<Content>, "top" | "limit">;
  /** Most pages that may be added. */
  readonly most: number;
}

export interface FlowedPage<Content> {
  /** Index among the pages given; beyond them for one that was added. */
  readonly page: number;
  readonly placed: readonly Placed<Content>[];
}

/**
 * Sets pieces page by page. What does not fit goes on top of the next page, whose own pieces move down; the last page is
 * followed by as many as are needed. Only pages that change are given. Null when a page cannot hold a single piece.
 */
export function flow<Content>(
  pages: readonly FlowPage<Content>[],
  rules: FlowRules<Content>,
): readonly FlowedPage<Content>[] | null {
  const flowed: FlowedPage<Content>[] = [];
  let carried: readonly Piece<Content>[] = [];
  for (let index = 0; index < pages.length || carried.length > 0; index += 1) {
    if (index >= pages.length + rules.most) return null;
    const page = pages[index] ?? { ...rules.addedPage(), previous: null, head: [], pieces: [], isChanged: false };
    if (carried.length === 0 && !page.isChanged) continue;
    const placed = setDown(page, carried, rules);
    const end = breakBefore(placed, page);
    if (end === 0 && carried.length > 0) return null;
    flowed.push({ page: index, placed: placed.slice(0, end) });
    carried = placed.slice(end).map(({ piece }) => piece);
  }
  return flowed;
}

function setDown<Content>(
  page: FlowPage<Content>,
  carried: readonly Piece<Content>[],
  rules: FlowRules<Content>,
): readonly Placed<Content>[] {
  const placed: Placed<Content>[] = [];
  let above: Piece<Content> | null = null;
  const flowsOn = carried.length > 0;
  let baseline = flowsOn ? null : page.previous;
  const own = flowsOn ? [...page.head, ...page.pieces] : page.pieces;
  [...carried, ...own].forEach((piece, index) => {
    const isJoint = index === carried.length || piece.gap === null;
    const gap = above !== null && (isJoint || index === 0) ? rules.gapBetween(above, piece) : piece.gap;
    // The top of a page is as high for all that stands there.
    baseline = baseline === null ? page.top - piece.above : baseline - (gap ?? piece.above + piece.below);
    placed.push({ piece, baseline });
    above = piece;
  });
  return placed;
}

/** How many pieces stay on the page. */
function breakBefore<Content>(placed: readonly Placed<Content>[], { limit }: FlowPage<Content>): number {
  const TOLERANCE = 0.5;
  const over = placed.findIndex(({ baseline, piece }) => baseline - piece.below < limit - TOLERANCE);
  if (over < 0) return placed.length;
  for (let at = over; at > 0; at -= 1) if (mayBreak(placed, at)) return at;
  // Above the first piece stands text that stays: it may go over whole, unless that text leads it.
  return 0;
}

function mayBreak<Content>(placed: readonly Placed<Content>[], at: number): boolean {
  const before = placed[at - 1]!.piece;
  if (before.keepsWithNext) return false;
  // Two lines of a paragraph at least on each side.
  return before.paragraphs.every((paragraph) => {
    const isInside = (index: number) => placed[index]?.piece.paragraphs.includes(paragraph) === true;
    return !isInside(at) || (isInside(at - 2) && isInside(at + 1));
  });
}
