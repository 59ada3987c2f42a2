/** How well an order puts high grades first: discounted gain over that of the best order, gains of 2^grade − 1. */
export function ndcg(grades: readonly number[], at: number): number {
  const best = [...grades].sort((one, two) => two - one);
  const ideal = gain(best, at);
  return ideal === 0 ? 1 : gain(grades, at) / ideal;
}

function gain(grades: readonly number[], at: number): number {
  return grades.slice(0, at).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}

/** Share of the first few that belong in the section (grade 2 or 3). */
export function precisionAt(grades: readonly number[], at: number): number {
  const first = grades.slice(0, at);
  return first.length === 0 ? 1 : first.filter((grade) => grade >= 2).length / first.length;
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;

const RESAMPLES = 2_000;

/** 95 % interval of a statistic over cases, by resampling them; the same cases give the same interval. */
export function interval<T>(
  cases: readonly T[],
  statistic: (sample: readonly T[]) => number,
): readonly [number, number] {
  let seed = 20_250_101;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const values = Array.from({ length: RESAMPLES }, () =>
    statistic(cases.map(() => cases[Math.floor(random() * cases.length)] as T)),
  )
    .filter((value) => !Number.isNaN(value))
    .sort((one, two) => one - two);
  return [
    values[Math.floor(values.length * 0.025)] ?? Number.NaN,
    values[Math.floor(values.length * 0.975)] ?? Number.NaN,
  ];
}
