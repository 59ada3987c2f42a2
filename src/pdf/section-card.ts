import type { ResumeDocument, Section } from "../model/document";
import type { Edges } from "./content-stream-marks";
import type { OpenPage } from "./content-stream-move";
import { coversPage } from "./insert-fates";
import type { PdfLayout, PdfLine } from "./page-layout";
import { BACKDROP } from "./reflow-rows";
import type { Frame, SectionModel } from "./section-model";

/** The box, ground or bar that a section of the resume stands in, from its heading to its last line. */
export interface Card {
  readonly page: OpenPage;
  /** Indices of the paths that reach from its top to its bottom, and of the clips around them. */
  readonly sides: ReadonlySet<number>;
  /** Those above its first line, and those below its last. */
  readonly top: ReadonlySet<number>;
  readonly bottom: ReadonlySet<number>;
  /** Edges of its sides. */
  readonly reach: Edges;
  /** Baselines of the highest line in it, and of the lowest. */
  readonly first: number;
  readonly last: number;
}

/** The card of a section that looks like those of the others in its column; null where most have none. */
export function sectionCard(
  { heading, frame }: SectionModel,
  document: ResumeDocument,
  open: readonly OpenPage[],
  layout: PdfLayout,
): Card | null {
  if (heading === null) return null;
  const container = containerOf(heading, layout);
  const stretches = document.sections.flatMap((section) => stretchOf(section, container, document, layout) ?? []);
  const cards = stretches.map((stretch) => cardOf(stretch, open[stretch.page]!, frame));
  const carded = cards.filter((card) => card !== null);
  if (carded.length < 2 || carded.length * 2 < stretches.length) return null;
  const own = cards[stretches.findIndex(({ lines }) => lines.includes(heading))] ?? null;
  const card = own ?? carded[0]!;
  const alike = carded.filter((other) => isAsWide(card, other));
  if (alike.length < 2 || alike.length * 2 < stretches.length) return null;
  // As near to the last line as any: the room between sections is measured from there.
  const padding = Math.min(...alike.map(({ last, reach }) => last - reach.bottom));
  return { ...card, last: card.reach.bottom + padding };
}

/** A section on one page: its highest and its lowest line, and the baselines around it. */
interface Stretch {
  readonly page: number;
  readonly lines: readonly PdfLine[];
  readonly first: PdfLine;
  readonly last: PdfLine;
  /** The line below the highest: what goes around all but that is a card as well. */
  readonly second: PdfLine;
  readonly above: number;
  readonly below: number;
}

function containerOf({ page, region }: PdfLine, { pages }: PdfLayout): string | undefined {
  return pages[page]?.regions[region]?.container;
}

function stretchOf(
  { title, start, end }: Section,
  container: string | undefined,
  document: ResumeDocument,
  layout: PdfLayout,
): Stretch | null {
  if (title === undefined || document.blocks[start]?.kind !== "heading") return null;
  const inColumn = layout.pages.flatMap(({ lines }) =>
    lines.filter((line) => line.block !== null && containerOf(line, layout) === container),
  );
  const own = inColumn.filter(({ block }) => block! >= start && block! < end);
  const heading = own.find(({ block }) => block === start);
  if (heading === undefined || own.some(({ page }) => page !== heading.page)) return null;
  // A heading beside its text may stand lower than the first line of that.
  const first = own.reduce((highest, line) => (line.baseline > highest.baseline ? line : highest));
  const under = own.filter(({ baseline }) => baseline < first.baseline - 3);
  const second = under.reduce(
    (highest, line) => (line.baseline > highest.baseline ? line : highest),
    under[0] ?? first,
  );
  const last = own.reduce((lowest, line) => (line.baseline < lowest.baseline ? line : lowest));
  const others = inColumn.filter((line) => line.page === first.page && !own.includes(line));
  const above = others.map(({ baseline }) => baseline).filter((y) => y > first.baseline);
  const below = others.filter(({ baseline }) => baseline < last.baseline).map(({ y, height }) => y + height);
  return {
    page: first.page,
    lines: own,
    first,
    last,
    second,
    above: Math.min(Number.POSITIVE_INFINITY, ...above),
    below: Math.max(0, ...below),
  };
}

function cardOf({ first, last, second, above, below }: Stretch, page: OpenPage, frame: Frame): Card | null {
  const edgesOf = (index: number) => page.marks[index]!.edges;
  const around = page.marks.flatMap((mark, index) => {
    const { left, right, top, bottom } = mark.edges;
    const isAround = bottom > below - 1 && top < above + 1 && left < frame.right + ROOM && right > frame.left - ROOM;
    return isAround && mark.kind === "path" && (mark.fills || mark.strokes) ? [index] : [];
  });
  const head = first.baseline + first.height * 0.3;
  const sides = around.filter((index) => {
    const { top, bottom } = edgesOf(index);
    return (
      bottom <= last.baseline && top >= second.baseline + second.height * 0.3 && top - bottom < page.height * BACKDROP
    );
  });
  if (sides.length === 0) return null;
  const reach = reachOf(page, sides);
  const isWide = ({ left, right }: Edges) => right - left > (reach.right - reach.left) / 2;
  const ends = around.filter((index) => isWithin(edgesOf(index), reach) && isWide(edgesOf(index)));
  const clips = sides.flatMap((index) =>
    page.marks[index]!.clips.filter((clip) => !coversPage(page, page.marks[clip]!)),
  );
  return {
    page,
    sides: new Set([...sides, ...clips]),
    top: new Set(ends.filter((index) => edgesOf(index).bottom > head)),
    bottom: new Set(ends.filter((index) => edgesOf(index).top < last.baseline - 1)),
    reach,
    first: first.baseline,
    last: last.baseline,
  };
}

/** How far outside its text the sides of a card stand at most. */
const ROOM = 30;

function reachOf({ marks }: OpenPage, sides: readonly number[]): Edges {
  const edges = sides.map((index) => marks[index]!.edges);
  return {
    left: Math.min(...edges.map(({ left }) => left)),
    bottom: Math.min(...edges.map(({ bottom }) => bottom)),
    right: Math.max(...edges.map(({ right }) => right)),
    top: Math.max(...edges.map(({ top }) => top)),
  };
}

/** Whether a box does not reach out of another one, by more than the ends of lines do. */
function isWithin(inner: Edges, outer: Edges): boolean {
  const isAcross = inner.left > outer.left - 2 && inner.right < outer.right + 2;
  return isAcross && inner.bottom > outer.bottom - 2 && inner.top < outer.top + 2;
}

/** Whether a path is part of the card, or of the one above it. */
export function isCards({ page, sides, top, reach }: Card, index: number): boolean {
  return sides.has(index) || top.has(index) || page.marks[index]!.edges.bottom > reach.top;
}

function isAsWide({ reach: one }: Card, { reach: other }: Card): boolean {
  return Math.abs(one.left - other.left) < 2 && Math.abs(one.right - other.right) < 2;
}
