/** How deep the objects of one record may hold one another; badges need about ten. */
const MOST_DEPTH = 64;

/** How many values one record may hold. */
const MOST_VALUES = 200_000;

/**
 * What makes a record of untrusted data unfit to be walked: it goes on without end (holds itself), is nested too
 * deeply, or is too large. Null when it is fit.
 */
export function shapeProblem(record: unknown): string | null {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: record, depth: 0 }];
  for (let count = 0; ; count += 1) {
    const next = open.pop();
    if (next === undefined) return null;
    if (next.depth > MOST_DEPTH) return `it is nested more than ${MOST_DEPTH} levels deep, or holds itself`;
    if (count > MOST_VALUES) return `it holds more than ${MOST_VALUES} values`;
    if (typeof next.value !== "object" || next.value === null) continue;
    for (const value of Object.values(next.value)) open.push({ value, depth: next.depth + 1 });
  }
}
