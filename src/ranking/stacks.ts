import type { RankedCredential } from "../model/ranking";
import { kinship } from "../skills/fields";
import type { Holding } from "./holding";

/**
 * Says of each included credential which others complement it, and of the lesser ones which better one already answers
 * all that they answer. Neither changes score nor order.
 */
export function withStacks(
  ranking: readonly RankedCredential[],
  holdingOf: (id: string) => Holding | undefined,
): readonly RankedCredential[] {
  const chosen: RankedCredential[] = [];
  const coverers = new Map<string, string>();
  const subjects = new Map(ranking.map((entry) => [entry, subjectsOf(entry)]));
  for (const entry of ranking) {
    if (!entry.include) continue;
    const answered = [...(subjects.get(entry) ?? [])];
    const better = chosen.find((other) => answered.every((subject) => subjects.get(other)?.has(subject)));
    if (better === undefined || isNamed(entry)) chosen.push(entry);
    else coverers.set(entry.credential.id, better.credential.id);
  }
  const fields = new Map(chosen.map((entry) => [entry, mainFields(holdingOf(entry.credential.id))]));
  return ranking.map((entry) => {
    const { id } = entry.credential;
    const coveredBy = coverers.get(id);
    const stack = partnersOf(entry, fields);
    return {
      ...entry,
      ...(stack.length === 0 ? {} : { stack }),
      ...(coveredBy === undefined ? {} : { coveredBy }),
    };
  });
}

function subjectsOf({ matches }: RankedCredential): ReadonlySet<string> {
  return new Set(matches.map(({ subject }) => subject));
}

/** What the posting names stands, whatever else covers it. */
function isNamed({ reasons }: RankedCredential): boolean {
  return reasons.some(({ feature }) => feature === "named");
}

/** A main field has at least this share of a credential's fields. */
const MAIN = 0.34;

function partnersOf(
  entry: RankedCredential,
  fields: ReadonlyMap<RankedCredential, readonly string[]>,
): readonly string[] {
  const own = fields.get(entry) ?? [];
  return [...fields].flatMap(([other, theirs]) =>
    other !== entry && theirs.some((field) => own.some((mine) => kinship(mine, field) > 0))
      ? [other.credential.id]
      : [],
  );
}

function mainFields(holding: Holding | undefined): readonly string[] {
  return [...(holding?.fields ?? [])].filter(([, share]) => share >= MAIN).map(([field]) => field);
}
