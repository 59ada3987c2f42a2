import type { PaintedGlyph } from "./page-layout-paint";

/** In points. */
const CELL = 4;

const cell = (value: number) => Math.floor(value / CELL);

/**
 * Tells glyphs that are painted a second time at nearly the same place, as some programs do for bold letters and
 * shadows: they are one letter to a reader.
 */
export function createDoubles(): (glyph: PaintedGlyph) => boolean {
  const cells = new Map<number, PaintedGlyph[]>();
  const key = (column: number, row: number) => column * 1_000_003 + row;
  return (glyph) => {
    if (glyph.text.trim() === "") return false;
    const reach = Math.min(0.12 * glyph.size, 0.5 * glyph.width);
    const isTwin = (other: PaintedGlyph) =>
      other.text === glyph.text &&
      other.invisible === glyph.invisible &&
      Math.abs(other.size - glyph.size) < 0.1 * glyph.size &&
      Math.hypot(other.x - glyph.x, other.y - glyph.y) < reach;
    for (let column = cell(glyph.x - reach); column <= cell(glyph.x + reach); column += 1) {
      for (let row = cell(glyph.y - reach); row <= cell(glyph.y + reach); row += 1) {
        if (cells.get(key(column, row))?.some(isTwin) === true) return true;
      }
    }
    const own = key(cell(glyph.x), cell(glyph.y));
    const known = cells.get(own);
    if (known === undefined) cells.set(own, [glyph]);
    else known.push(glyph);
    return false;
  };
}
