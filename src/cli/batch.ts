import { createHash } from "node:crypto";
import { appendFile, mkdir, readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { version } from "../../package.json";
import { type BatchItem, tailorBatch } from "../batch";
import type { TailorOptions } from "../options";
import type { OutputFormat } from "../formats";
import { CommandError, readBytes, readCredentialsFile, readResumeFile, readText, writeAtomically } from "./files";
import { countLine } from "./progress";

export interface BatchCommand {
  readonly job: readonly string[];
  readonly credentials?: readonly string[];
  /** Folder for the results. */
  readonly out: string;
  readonly to: "same" | OutputFormat;
  readonly concurrency: number;
  /** Skip what an earlier run wrote from the same inputs and what is still as written. */
  readonly resumeRun?: boolean;
  readonly options: TailorOptions;
}

interface Task {
  readonly resume: string;
  readonly job: string;
  /** Name of the result without its ending. */
  readonly name: string;
  readonly inputHash: string;
  readonly item: BatchItem;
}

/** A line of the run's log: which result came from which inputs. */
interface LogLine {
  readonly name: string;
  readonly input: string;
  readonly file: string;
  readonly output: string;
}

interface Tally {
  written: number;
  skipped: number;
  readonly failed: string[];
}

const LOG = ".resume-tailor-run.jsonl";

/** Tailors every resume for every posting. Gives the summary's lines and whether all went well. */
export async function batchCommand(
  resumes: readonly string[],
  command: BatchCommand,
): Promise<{ readonly lines: readonly string[]; readonly ok: boolean }> {
  await mkdir(command.out, { recursive: true });
  const files = await expand(resumes);
  const jobs = await expand(command.job);
  const total = files.length * jobs.length;
  const done = command.resumeRun ? await readLog(command.out) : new Map<string, LogLine>();
  const progress = countLine(process.stderr, total);
  const tally: Tally = { written: 0, skipped: 0, failed: [] };
  const running: Task[] = [];

  async function* items(): AsyncGenerator<BatchItem> {
    for await (const task of tasksOf(files, jobs, command, tally)) {
      if (await isDone(task, done, command.out)) {
        tally.skipped += 1;
        progress.step();
        continue;
      }
      running.push(task);
      yield task.item;
    }
  }

  for await (const outcome of tailorBatch(items(), { concurrency: command.concurrency })) {
    const task = running[outcome.index];
    if (task === undefined) continue;
    delete running[outcome.index];
    progress.step();
    if (outcome.status === "failed") {
      tally.failed.push(`${task.resume} for ${task.job}: ${outcome.error.code}: ${outcome.error.message}`);
      continue;
    }
    const { bytes, format } = outcome.written;
    const file = `${task.name}.${format}`;
    await writeAtomically(join(command.out, file), bytes);
    const line: LogLine = { name: task.name, input: task.inputHash, file, output: hash(bytes) };
    await appendFile(join(command.out, LOG), `${JSON.stringify(line)}\n`);
    tally.written += 1;
  }
  progress.clear();
  return { lines: summary(tally, command.out), ok: tally.failed.length === 0 };
}

async function* tasksOf(
  resumes: readonly string[],
  jobs: readonly string[],
  command: BatchCommand,
  tally: Tally,
): AsyncGenerator<Task> {
  const credentials =
    command.credentials === undefined ? undefined : await Promise.all(command.credentials.map(readCredentialsFile));
  const names = new Set<string>();
  for (const resumeFile of resumes) {
    for (const jobFile of jobs) {
      try {
        const [resume, job] = await Promise.all([readResumeFile(resumeFile), readText(jobFile)]);
        const name = unusedName(`${stem(resumeFile)}--${stem(jobFile)}`, names);
        const request = { ...command.options, job, output: command.to, ...(credentials === undefined ? {} : { credentials }) };
        const inputHash = hash(JSON.stringify([version, command.options, command.to, job]), resume, ...(credentials ?? []));
        yield { resume: resumeFile, job: jobFile, name, inputHash, item: { resume, request } };
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        tally.failed.push(error.message);
      }
    }
  }
}

async function isDone(task: Task, done: ReadonlyMap<string, LogLine>, out: string): Promise<boolean> {
  const line = done.get(task.name);
  if (line === undefined || line.input !== task.inputHash) return false;
  try {
    return hash(await readBytes(join(out, line.file))) === line.output;
  } catch {
    return false;
  }
}

async function readLog(out: string): Promise<ReadonlyMap<string, LogLine>> {
  const text = await readFile(join(out, LOG), "utf8").catch(() => "");
  const lines = new Map<string, LogLine>();
  for (const line of text.split("\n")) {
    try {
      const entry = JSON.parse(line) as LogLine;
      lines.set(entry.name, entry);
    } catch {
      // The last line of a run that was killed may be cut short: its result is made again.
    }
  }
  return lines;
}

/** Folders stand for the files in them, in name order. */
async function expand(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (info?.isDirectory() !== true) {
      files.push(path);
      continue;
    }
    const names = (await readdir(path)).filter((name) => !name.startsWith(".")).sort();
    files.push(...names.map((name) => join(path, name)));
  }
  return files;
}

function summary({ written, skipped, failed }: Tally, out: string): readonly string[] {
  return [
    ...failed.map((line) => `Failed: ${line}`),
    `${written} written, ${skipped} skipped (unchanged), ${failed.length} failed, into ${out}.`,
  ];
}

function unusedName(wanted: string, names: Set<string>): string {
  let name = wanted;
  for (let count = 2; names.has(name); count += 1) name = `${wanted}-${count}`;
  names.add(name);
  return name;
}

function stem(file: string): string {
  return basename(file, extname(file));
}

function hash(...contents: readonly (string | Uint8Array)[]): string {
  const sum = createHash("sha256");
  for (const content of contents) sum.update(content).update("\0");
  return sum.digest("hex");
}
