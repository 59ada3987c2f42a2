import type { Row } from "./columns";
import type { Chunk } from "./page-layout-spans";

/** A label that hangs in a column of its own, and the text beside and below it. */
export interface RailPart {
  readonly label: readonly Chunk[];
  readonly text: readonly Chunk[];
}

/** Lines of a label stand closer than this, labels further apart; in ems. */
const WITHIN_LABEL = 1.75;
const LABEL_LINES = 5;

/**
 * Reads two sides of a page as labels with the text beside them: few short labels, each level with the start of some
 * text, painted in turn with it. Gives null when they are not; dates are no labels, and a column that is painted as a
 * whole is a column.
 */
export function readRail(rows: readonly Row[], isLeft: (chunk: Chunk) => boolean): readonly RailPart[] | null {
  const labels = labelGroups(rows, isLeft);
  const texts = rows.filter(({ chunks }) => chunks.some((chunk) => !isLeft(chunk)));
  if (labels.length < 3 || texts.length < 1.6 * labels.length) return null;
  const isLevel = (label: readonly Chunk[]) => {
    const [top] = label;
    return (
      top !== undefined &&
      texts.some(
        ({ baseline }) =>
          Math.abs(baseline - top.baseline) < 1.3 * top.size && baseline > top.baseline - 1.3 * top.size,
      )
    );
  };
  if (labels.filter(isLevel).length < labels.length * 0.9) return null;
  const isDate = (chunk: Chunk) => /\b(?:19|20)\d\d\b/u.test(textOf(chunk));
  if (labels.some((label) => label.length > LABEL_LINES || label.some(isDate))) return null;
  if (sideChanges(rows, isLeft) < 2 * labels.length - 3) return null;
  return partsOf(labels, rows, isLeft);
}

function labelGroups(rows: readonly Row[], isLeft: (chunk: Chunk) => boolean): readonly (readonly Chunk[])[] {
  const groups: Chunk[][] = [];
  for (const chunk of rows.flatMap(({ chunks }) => chunks.filter(isLeft))) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && last.baseline - chunk.baseline < WITHIN_LABEL * chunk.size) groups.at(-1)?.push(chunk);
    else groups.push([chunk]);
  }
  return groups;
}

/** Text belongs to the last label that begins not lower than it, give or take a line. */
function partsOf(
  labels: readonly (readonly Chunk[])[],
  rows: readonly Row[],
  isLeft: (chunk: Chunk) => boolean,
): readonly RailPart[] {
  const parts = labels.map((label) => ({ label, text: [] as Chunk[] }));
  const lead: Chunk[] = [];
  for (const { chunks, baseline } of rows) {
    const own = parts.findLast(({ label: [top] }) => top !== undefined && baseline < top.baseline + 0.9 * top.size);
    (own?.text ?? lead).push(...chunks.filter((chunk) => !isLeft(chunk)));
  }
  return lead.length === 0 ? parts : [{ label: [], text: lead }, ...parts];
}

/** How often painting goes over from one side to the other. */
export function sideChanges(rows: readonly Row[], isLeft: (chunk: Chunk) => boolean): number {
  const sides = rows
    .flatMap(({ chunks }) => chunks)
    .sort((one, other) => one.order - other.order)
    .map(isLeft);
  return sides.filter((side, index) => index > 0 && side !== sides[index - 1]).length;
}

export function textOf({ spans }: Chunk): string {
  return spans
    .map(({ glyphs }) => glyphs.map(({ text, spaceBefore }) => (spaceBefore ? ` ${text}` : text)).join(""))
    .join("");
}
