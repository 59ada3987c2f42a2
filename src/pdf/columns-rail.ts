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
  const isDate = (chunk: Chunk) => /\b(?:19|20)\d\d\b/u.test(textOf(chunk));
  if (labels.some((label) => label.length > LABEL_LINES || label.some(isDate))) return null;
  if (sideChanges(rows, isLeft) < 2 * labels.length - 3) return null;
  const centred = centredParts(labels, texts, isLeft);
  if (centred !== null) return centred;
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

/** How far from the middle of its text a label may stand, in ems. */
const OFF_CENTRE = 0.7;

/**
 * Labels that stand at half the height of their text, as in the cells of a table: the text of each ends at the widest
 * gap that leaves the label in the middle. Null where they do not, or where no text is high enough to tell.
 */
function centredParts(
  labels: readonly (readonly Chunk[])[],
  texts: readonly Row[],
  isLeft: (chunk: Chunk) => boolean,
): readonly RailPart[] | null {
  const parts: RailPart[] = [];
  const gapAt = (at: number) => (texts[at - 1]?.baseline ?? 0) - (texts[at]?.baseline ?? Number.NEGATIVE_INFINITY);
  let start = 0;
  for (const [index, label] of labels.entries()) {
    const reach = OFF_CENTRE * (label[0]?.size ?? 0);
    const textUntil = (end: number) =>
      texts.slice(start, end).flatMap(({ chunks }) => chunks.filter((chunk) => !isLeft(chunk)));
    const isLast = index === labels.length - 1;
    let best: number | null = null;
    for (let end = isLast ? texts.length : start + 1; end <= texts.length; end += 1) {
      const off = middleOf(textUntil(end)) - middleOf(label);
      if (off < -reach) break;
      if (off <= reach && (best === null || gapAt(end) > gapAt(best) + 0.5)) best = end;
    }
    if (best === null) return null;
    parts.push({ label, text: textUntil(best) });
    start = best;
  }
  const stand = ({ label, text }: RailPart) => (text[0]?.baseline ?? 0) - (label[0]?.baseline ?? 0);
  return parts.some((part) => stand(part) > 1.3 * (part.label[0]?.size ?? 0)) ? parts : null;
}

function middleOf(chunks: readonly Chunk[]): number {
  const baselines = chunks.map(({ baseline }) => baseline);
  return (Math.max(...baselines) + Math.min(...baselines)) / 2;
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
