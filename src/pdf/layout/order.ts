import type { SetCluster } from "./lines";

/** Clusters of a line from left to right (UAX #9, rules L1 and L2). `base` is the paragraph's own level. */
export function visualOrder(clusters: readonly SetCluster[], base: number): readonly SetCluster[] {
  const levels = clusters.map(({ cluster }) => (cluster.kind === "tab" ? base : cluster.level));
  let at = levels.length;
  for (let index = levels.length - 1; index >= -1; index -= 1) {
    const kind = clusters[index]?.cluster.kind;
    if (kind === "tab") at = index;
    else if (at === index + 1 && (kind === "space" || kind === "line" || kind === "page" || kind === "column")) {
      levels[index] = base;
      at = index;
    }
  }
  if (base === 0 && levels.every((level) => level === 0)) return clusters;
  const highest = Math.max(base, ...levels);
  const lowestOdd = Math.min(...levels.filter((level) => level % 2 === 1), highest + 1);
  const order = clusters.map((_, index) => index);
  for (let level = highest; level >= lowestOdd; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      if ((levels[order[start]!] ?? 0) < level) continue;
      let end = start;
      while (end + 1 < order.length && (levels[order[end + 1]!] ?? 0) >= level) end += 1;
      order.splice(start, end - start + 1, ...order.slice(start, end + 1).reverse());
      start = end;
    }
  }
  return order.map((index) => clusters[index]!);
}
