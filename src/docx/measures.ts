const POINTS_BY_UNIT: Readonly<Record<string, number>> = {
  pt: 1,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  pc: 12,
  pi: 12,
};

/**
 * A measure as points. A bare number counts `perPoint` to the point (20 for twips, 2 for half-points, 8 for border
 * widths); strict files may write a unit instead (ECMA-376 Part 1 §22.9.2.15, ST_UniversalMeasure).
 */
export function points(value: string | undefined, perPoint: number): number | undefined {
  const match = /^\s*(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|pi)?\s*$/u.exec(value ?? "");
  if (match === null) return undefined;
  const unit = match[2];
  return round(Number(match[1]) * (unit === undefined ? 1 / perPoint : (POINTS_BY_UNIT[unit] ?? 1)));
}

/** To a thousandth of a point, so that no figure depends on the order of additions. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
