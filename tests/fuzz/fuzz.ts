/**
 * Tailors mutated fixtures and prints what became of them: `npm run fuzz -- --n 10000 --seed 1 [--case NAME] [--at K]`.
 * A blow that ends in anything but a file or a ResumeError, takes over ten seconds or over 400 MB of heap, is kept under
 * reports/fuzz; the same seed gives the same blows. Exit code 1 when there was one.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Child } from "../hostile/child";
import { type Blow, inputOf, nameOf, type Outcome, TARGETS } from "./runner";

const LONGEST_MS = 10_000;

const { values } = parseArgs({
  options: {
    n: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
    case: { type: "string" },
    at: { type: "string", default: "0" },
  },
});

const indices = Array.from({ length: TARGETS }, (_, index) => index).filter(
  (index) => values.case === undefined || nameOf(index) === values.case,
);
const first = Number(values.at);
const blows: readonly Blow[] = Array.from({ length: Number(values.n) }, (_, turn) => ({
  index: indices[(first + turn) % indices.length] ?? 0,
  seed: (Number(values.seed) * 1_000_003 + first + turn) >>> 0,
}));

const counts = new Map<string, number>();
const finds: string[] = [];
const child = new Child<Blow, Outcome>(new URL("./runner.ts", import.meta.url));
for (const blow of blows) {
  const began = performance.now();
  const { kind, what } = await child.send(blow, LONGEST_MS);
  const key = kind === "refused" ? `refused: ${what}` : kind;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  if (kind !== "written" && kind !== "refused")
    keep(blow, `${kind}, ${Math.round(performance.now() - began)} ms: ${what}`);
}
child.stop();

process.stdout.write(`${blows.length} blows, seed ${values.seed}\n`);
for (const [key, count] of [...counts].sort()) process.stdout.write(`${String(count).padStart(7)}  ${key}\n`);
for (const find of finds) process.stdout.write(`${find}\n`);
process.exitCode = finds.length === 0 ? 0 : 1;

function keep(blow: Blow, what: string): void {
  const input = inputOf(blow);
  const folder = new URL("../../reports/fuzz/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const name = `${nameOf(blow.index)}-${blow.seed}`;
  writeFileSync(new URL(name, folder), input);
  finds.push(`reports/fuzz/${name}: ${what}`);
}
