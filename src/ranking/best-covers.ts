import type { Gap, GapSuggestion } from "../model/ranking";

/**
 * The few credentials that would cover the most of what is missing, in the order in which to earn them: each is the one
 * that covers most of what those before it leave open, a gap counting once for each posting that asks for it. Ties go
 * to the one suggested for the gap that is asked for more.
 */
export function bestCovers(gaps: readonly Gap[], most: number): readonly GapSuggestion[] {
  const open = new Map(gaps.map(({ skill, postings }) => [skill, postings]));
  const candidates = new Map(gaps.flatMap(({ suggestions }) => suggestions.map((each) => [keyOf(each), each])));
  const chosen: GapSuggestion[] = [];
  const gain = ({ covers }: GapSuggestion) => covers.reduce((sum, skill) => sum + (open.get(skill) ?? 0), 0);
  while (chosen.length < most) {
    const best = [...candidates.values()].reduce<GapSuggestion | undefined>(
      (found, each) => (gain(each) > (found === undefined ? 0 : gain(found)) ? each : found),
      undefined,
    );
    if (best === undefined) break;
    chosen.push({ ...best, covers: best.covers.filter((skill) => open.has(skill)) });
    for (const skill of best.covers) open.delete(skill);
  }
  return chosen;
}

function keyOf({ name, issuer }: GapSuggestion): string {
  return `${name}\n${issuer}`;
}
