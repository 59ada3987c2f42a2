import type { PaintedGlyph } from "./page-layout-paint";

/** The smallest cell is 4 points wide: what all text below 33 points needs. */
const SMALLEST = 2;

/** Letters in one cell that are compared; nobody reads more over each other. */
const MOST_IN_CELL = 200;

/**
 * Finds for a glyph the one that was painted at nearly the same place before, as some programs do for bold letters and
 * shadows: they are one letter to a reader. Null for a letter of its own.
 */
export function createDoubles(): (glyph: PaintedGlyph) => PaintedGlyph | null {
  // Grids of cells of 2, 4, 8… points: twins are nearer to each other than a cell of theirs is wide.
  const grids = new Map<number, Map<number, PaintedGlyph[]>>();
  const key = (column: number, row: number) => column * 1_000_003 + row;
  return (glyph) => {
    if (glyph.text.trim() === "") return null;
    const reach = Math.min(0.12 * glyph.size, 0.5 * glyph.width);
    // An accent of no width stands over its letter, and is nothing's double.
    if (!(reach > 0)) return null;
    const isTwin = (other: PaintedGlyph) =>
      other.text === glyph.text &&
      other.invisible === glyph.invisible &&
      Math.abs(other.size - glyph.size) < 0.1 * glyph.size &&
      Math.hypot(other.x - glyph.x, other.y - glyph.y) < reach;
    const level = levelOf(glyph.size);
    for (const near of [level - 1, level, level + 1]) {
      const grid = grids.get(near);
      if (grid === undefined) continue;
      const cell = (value: number) => Math.floor(value / 2 ** near);
      for (const column of new Set([cell(glyph.x - reach), cell(glyph.x), cell(glyph.x + reach)])) {
        for (const row of new Set([cell(glyph.y - reach), cell(glyph.y), cell(glyph.y + reach)])) {
          const twin = grid.get(key(column, row))?.find(isTwin);
          if (twin !== undefined) return twin;
        }
      }
    }
    const grid = grids.get(level) ?? new Map<number, PaintedGlyph[]>();
    grids.set(level, grid);
    const own = key(Math.floor(glyph.x / 2 ** level), Math.floor(glyph.y / 2 ** level));
    const known = grid.get(own);
    if (known === undefined) grid.set(own, [glyph]);
    else if (known.length < MOST_IN_CELL) known.push(glyph);
    return null;
  };
}

function levelOf(size: number): number {
  return Math.max(SMALLEST, Math.ceil(Math.log2(0.12 * size)));
}
