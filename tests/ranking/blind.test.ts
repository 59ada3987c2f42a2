import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseJob } from "../../src/job/parse";
import type { IdentifiedCredential } from "../../src/model/credential";
import { rankCredentials } from "../../src/ranking/rank";
import { mean, ndcg, precisionAt } from "../bench/ranking-measures";

interface Case {
  readonly jd: string;
  readonly today: string;
  readonly credentials: readonly IdentifiedCredential[];
  readonly labels: Readonly<Record<string, { readonly grade: number; readonly trap?: boolean }>>;
}

const { cases } = JSON.parse(readFileSync(new URL("../../fixtures/ranking/blind.json", import.meta.url), "utf8")) as {
  cases: readonly Case[];
};

/** Postings of 50 occupations, graded before the library was run on them: figures fall when a rule helps one at the cost of others. */
describe("over postings of many occupations", () => {
  const rankings = cases.map(({ jd, today, credentials, labels }) =>
    rankCredentials(credentials, parseJob(jd), { today }).map(({ credential, include }) => ({
      include,
      grade: labels[credential.id]?.grade ?? 0,
      isTrap: labels[credential.id]?.trap === true,
    })),
  );
  const grades = rankings.map((ranking) => ranking.map(({ grade }) => grade));
  const all = rankings.flat();
  const share = (of: typeof all, is: (one: (typeof all)[number]) => boolean) => of.filter(is).length / of.length;

  it("the order is near that of the grades", () => {
    expect(mean(grades.map((order) => ndcg(order, 10)))).toBeGreaterThan(0.92);
    expect(mean(grades.map((order) => precisionAt(order, 3)))).toBeGreaterThan(0.92);
  });

  it("what is included belongs there, and little that does is left out", () => {
    const included = all.filter(({ include }) => include).length;
    const wanted = all.filter(({ grade }) => grade >= 2).length;
    const right = all.filter(({ include, grade }) => include && grade >= 2).length;
    expect((2 * right) / (included + wanted)).toBeGreaterThan(0.86);
    expect(
      share(
        all.filter(({ grade }) => grade === 0),
        ({ include }) => include,
      ),
    ).toBeLessThan(0.05);
    expect(
      share(
        all.filter(({ isTrap }) => isTrap),
        ({ include }) => !include,
      ),
    ).toBeGreaterThan(0.9);
  });
});
