/**
 * Tailors mutated fixtures and prints what became of them: `npm run fuzz -- --n 10000 --seed 1 [--case NAME] [--at K]`.
 * A blow that ends in anything but a file or a ResumeError, takes over ten seconds or over 400 MB of heap, is kept under
 * reports/fuzz; the same seed gives the same blows. Exit code 1 when there was one.
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Blow, inputOf, nameOf, type Outcome, TARGETS } from "./runner";

const LONGEST_MS = 10_000;
const HEAP_MB = 400;

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
let child = start();
for (const blow of blows) {
  const began = performance.now();
  const { kind, what } = await answer(blow);
  const key = kind === "refused" ? `refused: ${what}` : kind;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  if (kind !== "written" && kind !== "refused")
    keep(blow, `${kind}, ${Math.round(performance.now() - began)} ms: ${what}`);
}
child.process.kill();

process.stdout.write(`${blows.length} blows, seed ${values.seed}\n`);
for (const [key, count] of [...counts].sort()) process.stdout.write(`${String(count).padStart(7)}  ${key}\n`);
for (const find of finds) process.stdout.write(`${find}\n`);
process.exitCode = finds.length === 0 ? 0 : 1;

interface Child {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
}

function start(): Child {
  const runner = fork(fileURLToPath(new URL("./runner.ts", import.meta.url)), {
    execArgv: [...process.execArgv, `--max-old-space-size=${HEAP_MB}`],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return { process: runner, ready: new Promise((resolve) => runner.once("message", () => resolve())) };
}

/** What the child answers; a child that hangs or dies is replaced. */
async function answer(blow: Blow): Promise<Outcome | { readonly kind: "hang" | "crash"; readonly what: string }> {
  await child.ready;
  const { process: runner } = child;
  return new Promise((resolve) => {
    const end = (outcome: Outcome | { kind: "hang" | "crash"; what: string }, dead: boolean) => {
      clearTimeout(timer);
      runner.removeAllListeners();
      if (dead) {
        runner.kill("SIGKILL");
        child = start();
      }
      resolve(outcome);
    };
    const timer = setTimeout(() => end({ kind: "hang", what: `over ${LONGEST_MS} ms` }, true), LONGEST_MS);
    runner.once("message", (outcome: Outcome) => end(outcome, false));
    runner.once("exit", (code, signal) => end({ kind: "crash", what: `exit ${code ?? signal}` }, true));
    runner.send(blow);
  });
}

function keep(blow: Blow, what: string): void {
  const input = inputOf(blow);
  const folder = new URL("../../reports/fuzz/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const name = `${nameOf(blow.index)}-${blow.seed}`;
  writeFileSync(new URL(name, folder), input);
  finds.push(`reports/fuzz/${name}: ${what}`);
}
