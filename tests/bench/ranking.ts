/**
 * Measures the ranking and the gaps on labelled postings: `npm run bench:ranking [-- set.json…]`. Without arguments the
 * sets beside the project are read when they are there (`../shared/ranking`), and the project's own: `cases.json`, which
 * the tables were grown with, and `blind.json`, each posting of which was labelled before the library was run on it.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseJob } from "../../src/job/parse";
import type { Gap } from "../../src/model/ranking";
import { findGaps } from "../../src/ranking/gaps";
import { rankCredentials } from "../../src/ranking/rank";
import { bm25, tfIdf } from "./ranking-baselines";
import { interval, mean, ndcg, precisionAt } from "./ranking-measures";

interface Case {
  readonly id: string;
  readonly title: string;
  readonly jd: string;
  readonly today: string;
  readonly credentials: readonly {
    readonly id: string;
    readonly name: string;
    readonly issuer?: string;
    readonly skills?: readonly string[] | null;
  }[];
  readonly labels: Readonly<Record<string, { readonly grade: number; readonly trap?: boolean }>>;
  readonly asks: readonly {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly kind: string;
    readonly gap?: boolean;
  }[];
}

interface Result {
  readonly id: string;
  readonly grades: readonly number[];
  readonly bm25: readonly number[];
  readonly tfIdf: readonly number[];
  readonly decisions: readonly { readonly include: boolean; readonly grade: number; readonly trap: boolean }[];
  readonly gaps: { readonly wanted: number; readonly found: number; readonly listed: number; readonly right: number };
}

const root = fileURLToPath(new URL("../../", import.meta.url));
function setsToRead(): readonly string[] {
  const given = process.argv.slice(2);
  if (given.length > 0) return given;
  const beside = join(root, "../shared/ranking");
  const labelled = existsSync(beside) ? readdirSync(beside).filter((name) => name.endsWith(".json")) : [];
  const own = ["cases.json", "blind.json"].map((name) => join(root, "fixtures/ranking", name));
  return [...labelled.map((name) => join(beside, name)), ...own];
}

function run({ id, jd, today, credentials, labels, asks }: Case): Result {
  const clean = credentials.map(({ skills, ...rest }) => (skills ? { ...rest, skills: [...skills] } : rest));
  const job = parseJob(jd);
  const ranking = rankCredentials(clean, job, { today });
  const gradesOf = (ids: readonly string[]) => ids.map((credential) => labels[credential]?.grade ?? 0);
  return {
    id,
    grades: gradesOf(ranking.map(({ credential }) => credential.id)),
    bm25: gradesOf(bm25(jd, credentials)),
    tfIdf: gradesOf(tfIdf(jd, credentials)),
    decisions: ranking.map(({ include, credential }) => ({
      include,
      grade: labels[credential.id]?.grade ?? 0,
      trap: labels[credential.id]?.trap === true,
    })),
    gaps: compareGaps(findGaps(job, { credentials: clean, today }), asks),
  };
}

/** An ask counts as named by a gap when one's name (or alias) holds the other's; gaps that match no ask are not judged. */
function compareGaps(gaps: readonly Gap[], asks: Case["asks"]): Result["gaps"] {
  const scored = asks.filter(({ kind }) => kind === "skill" || kind === "credential");
  const matches = ({ name, aliases }: Case["asks"][number], { skill }: Gap) =>
    [name, ...aliases].some((form) => holds(skill, form) || holds(form, skill));
  const wanted = scored.filter(({ gap }) => gap === true);
  const judged = gaps.filter((gap) => asks.some((ask) => matches(ask, gap)));
  return {
    wanted: wanted.length,
    found: wanted.filter((ask) => gaps.some((gap) => matches(ask, gap))).length,
    listed: judged.length,
    right: judged.filter((gap) => wanted.some((ask) => matches(ask, gap))).length,
  };
}

function holds(text: string, part: string): boolean {
  return ` ${text.toLowerCase().replace(/[^\p{L}\p{N}+#]+/gu, " ")} `.includes(
    ` ${part.toLowerCase().replace(/[^\p{L}\p{N}+#]+/gu, " ")} `,
  );
}

function report(file: string, results: readonly Result[]): void {
  console.log(`\n${file}: ${results.length} postings, ${results.flatMap(({ grades }) => grades).length} graded pairs`);
  const line = (name: string, statistic: (sample: readonly Result[]) => number) => {
    const [low, high] = interval(results, statistic);
    console.log(`${name.padEnd(28)} ${statistic(results).toFixed(3)}  [${low.toFixed(3)}, ${high.toFixed(3)}]`);
  };
  for (const [method, order] of ORDERS) {
    line(`NDCG@10 ${method}`, (sample) => mean(sample.map((result) => ndcg(order(result), 10))));
    line(`NDCG@5 ${method}`, (sample) => mean(sample.map((result) => ndcg(order(result), 5))));
    line(`P@3 ${method}`, (sample) => mean(sample.map((result) => precisionAt(order(result), 3))));
  }
  line("inclusion F1 (grade 1 free)", (sample) => f1(sample, ({ grade }) => grade !== 1));
  line("inclusion F1 (strict)", (sample) => f1(sample, () => true));
  line("unrelated included", (sample) =>
    share(
      sample,
      ({ grade }) => grade === 0,
      ({ include }) => include,
    ),
  );
  line("traps seen through", (sample) =>
    share(
      sample,
      ({ trap }) => trap,
      ({ include }) => !include,
    ),
  );
  line("gap recall", (sample) =>
    ratio(
      sample,
      ({ gaps }) => gaps.found,
      ({ gaps }) => gaps.wanted,
    ),
  );
  line("gap precision", (sample) =>
    ratio(
      sample,
      ({ gaps }) => gaps.right,
      ({ gaps }) => gaps.listed,
    ),
  );
}

type Decision = Result["decisions"][number];

const ORDERS: readonly (readonly [string, (result: Result) => readonly number[]])[] = [
  ["this", ({ grades }) => grades],
  ["BM25", (result) => result.bm25],
  ["TF-IDF", (result) => result.tfIdf],
];

function f1(sample: readonly Result[], counts: (decision: Decision) => boolean): number {
  const decisions = sample.flatMap((result) => result.decisions).filter(counts);
  const right = decisions.filter(({ include, grade }) => include && grade >= 2).length;
  const included = decisions.filter(({ include }) => include).length;
  const wanted = decisions.filter(({ grade }) => grade >= 2).length;
  return (2 * right) / (included + wanted);
}

function share(
  sample: readonly Result[],
  of: (decision: Decision) => boolean,
  is: (decision: Decision) => boolean,
): number {
  const all = sample.flatMap((result) => result.decisions).filter(of);
  return all.filter(is).length / all.length;
}

function ratio(sample: readonly Result[], top: (result: Result) => number, bottom: (result: Result) => number): number {
  const sum = (of: (result: Result) => number) => sample.reduce((total, result) => total + of(result), 0);
  return sum(top) / sum(bottom);
}

for (const file of setsToRead())
  report(file, (JSON.parse(readFileSync(file, "utf8")) as { cases: Case[] }).cases.map(run));
