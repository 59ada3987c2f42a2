import type { Column } from "./insert-columns";
import { isRemoved } from "./insert-fates";
import type { PdfLayout, PdfLine } from "./page-layout";
import { extentOf, type SectionLine } from "./section-lines";

/** Where a stretch of text will stand, but for the tips of its letters: those may reach into other lines. */
interface Stretch {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** Equal for stretches that keep their places to each other. */
  readonly move: string;
}

const NEW = "new";
/** How far letters reach, in ems: most of a capital above the baseline, little below it. */
const ABOVE = 0.6;
const BELOW = 0.1;

/** Whether text of the result would stand over other text, over which it did not stand before, or reach off its page. */
export function collides(columns: readonly Column[], removed: ReadonlySet<number>, { pages }: PdfLayout): boolean {
  const lines = pages.flatMap((page) => page.lines);
  const stretches = [...newStretches(columns), ...oldStretches(lines, columns, removed)];
  stretches.sort((one, other) => one.page - other.page || other.top - one.top);
  const widthOf = (page: number) => (pages[page] ?? pages.at(-1))?.width ?? Number.POSITIVE_INFINITY;
  return stretches.some((one, index) => {
    if (one.move === NEW && (one.left < 0 || one.right > widthOf(one.page))) return true;
    for (let at = index + 1; at < stretches.length; at += 1) {
      const other = stretches[at]!;
      if (other.page !== one.page || other.top <= one.bottom) return false;
      const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (one.move !== other.move && shared > 1) return true;
    }
    return false;
  });
}

function newStretches(columns: readonly Column[]): readonly Stretch[] {
  return columns.flatMap(({ flow }) =>
    flow.flowed.flatMap(({ page, placed }) =>
      placed.flatMap(({ piece: { content }, baseline, dx }): readonly Stretch[] => {
        if (content.kind !== "line") return [];
        const { line } = content;
        const top = baseline + ABOVE * sizeOf(line);
        const { left, right } = extentOf(line);
        return [{ page, left: left + dx, right: right + dx, bottom: baseline - BELOW * sizeOf(line), top, move: NEW }];
      }),
    ),
  );
}

function oldStretches(
  lines: readonly PdfLine[],
  columns: readonly Column[],
  removed: ReadonlySet<number>,
): readonly Stretch[] {
  const landings = new Map(
    columns.flatMap(({ views }) =>
      views.flatMap(({ rows, landed }) =>
        rows.flatMap((row) => row.lines.map((line) => [line, landed.get(row) ?? null] as const)),
      ),
    ),
  );
  return lines.flatMap((line) => {
    const landing = landings.get(line);
    const isGone = landing === null || (isRemoved(line, removed) && landing?.taken !== true);
    if (isGone) return [];
    const { page, dx, dy } = landing ?? { page: line.page, dx: 0, dy: 0 };
    return line.runs
      .filter(({ text }) => text.trim() !== "")
      .map((run): Stretch => {
        const baseline = run.baseline + dy;
        const bottom = baseline - BELOW * run.size;
        const top = baseline + ABOVE * run.size;
        const move = `${line.page} ${page} ${dx.toFixed(1)} ${dy.toFixed(1)}`;
        return { page, left: run.x + dx, right: run.x + run.width + dx, bottom, top, move };
      });
  });
}

function sizeOf({ items }: SectionLine): number {
  return Math.max(1, ...items.map((item) => (item.kind === "text" ? item.size : 1)));
}
