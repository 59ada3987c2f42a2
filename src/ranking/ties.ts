import type { RankedCredential } from "../model/ranking";

/** As many are named; of more only the number is told. */
const NAMED = 2;

/** Says of credentials with equal scores that they are equal, and what orders them. Those that support nothing stay silent. */
export function withTies(ranking: readonly RankedCredential[]): readonly RankedCredential[] {
  const byScore = new Map<number, RankedCredential[]>();
  for (const entry of ranking) {
    const equals = byScore.get(entry.score);
    if (equals === undefined) byScore.set(entry.score, [entry]);
    else equals.push(entry);
  }
  return ranking.map((entry) => {
    const equals = byScore.get(entry.score) ?? [];
    if (equals.length < 2 || entry.score === 0) return entry;
    const first = equals.filter((other) => other !== entry).slice(0, NAMED);
    const names = first.map(({ credential }) => credential.name).join(", ");
    const more = equals.length - 1 - first.length;
    const days = new Set(equals.map(({ credential }) => credential.issued ?? ""));
    const order = days.size > 1 ? "the one earned later stands first" : "the order between them means nothing";
    const text = `It scores the same as ${names}${more > 0 ? ` and ${more} more` : ""}: ${order}.`;
    return { ...entry, reasons: [...entry.reasons, { feature: "tie", contribution: 0, text }] };
  });
}
