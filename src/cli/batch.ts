import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { version } from "../../package.json";
import { type BatchItem, type BatchOutcome, tailorBatch } from "../batch";
import type { OutputFormat } from "../formats";
import type { TailorOptions } from "../options";
import {
  asCredentialsInput,
  CommandError,
  expandFolders,
  readBytes,
  readCredentialsFiles,
  readResumeFile,
  readText,
  utcToday,
  writeAtomically,
} from "./files";
import { countLine } from "./progress";
import { table } from "./table";

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

/** One resume for one posting; `name` is that of the result, without its ending. */
interface Task {
  readonly resume: string;
  readonly job: string;
  readonly name: string;
}

interface ReadyTask extends Task {
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

interface Row extends Task {
  readonly result: "written" | "unchanged" | "failed";
  readonly detail: string;
}

const LOG = ".resume-tailor-run.jsonl";

/** Tailors every resume for every posting. Gives the summary's lines and whether all went well. */
export async function batchCommand(
  resumes: readonly string[],
  command: BatchCommand,
): Promise<{ readonly lines: readonly string[]; readonly ok: boolean }> {
  await mkdir(command.out, { recursive: true });
  const tasks = pairs(await expandFolders(resumes), await expandFolders(command.job));
  const credentials = await readCredentialsFiles(command.credentials);
  const done = command.resumeRun ? await readLog(command.out) : new Map<string, LogLine>();
  const progress = countLine(process.stderr, tasks.length);
  const rows: Row[] = [];
  const running: ReadyTask[] = [];
  const finish = (row: Row) => {
    rows.push(row);
    progress.step();
  };

  async function* items(): AsyncGenerator<BatchItem> {
    for (const task of tasks) {
      const ready = await prepare(task, command, credentials);
      if (ready instanceof CommandError) {
        finish({ ...task, result: "failed", detail: ready.message });
      } else if (await isDone(ready, done, command.out)) {
        finish({ ...task, result: "unchanged", detail: "" });
      } else {
        running.push(ready);
        yield ready.item;
      }
    }
  }

  for await (const outcome of tailorBatch(items(), { concurrency: command.concurrency })) {
    const task = running[outcome.index];
    if (task === undefined) continue;
    // The item holds the file's bytes: it is let go as soon as it is done, so that memory stays flat.
    delete running[outcome.index];
    finish(await keep(task, outcome, command.out));
  }
  progress.clear();
  return { lines: summary(rows, tasks, command.out), ok: rows.every(({ result }) => result !== "failed") };
}

/** Every resume with every posting; results of files with one name are told apart by a number. */
function pairs(resumes: readonly string[], jobs: readonly string[]): readonly Task[] {
  const names = new Set<string>();
  return resumes.flatMap((resume) =>
    jobs.map((job) => ({ resume, job, name: unusedName(`${stem(resume)}--${stem(job)}`, names) })),
  );
}

async function prepare(
  task: Task,
  { options, to }: BatchCommand,
  credentials: readonly (Uint8Array | string)[] | undefined,
): Promise<ReadyTask | CommandError> {
  try {
    const [resume, job] = await Promise.all([readResumeFile(task.resume), readText(task.job)]);
    const today = options.today ?? utcToday();
    const given = credentials === undefined ? {} : { credentials: asCredentialsInput(credentials) };
    const request = { ...options, today, job, output: to, ...given };
    const inputHash = hash(JSON.stringify([version, options, today, to, job]), resume, ...(credentials ?? []));
    return { ...task, inputHash, item: { resume, request } };
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
}

async function keep({ resume, job, name, inputHash }: ReadyTask, outcome: BatchOutcome, out: string): Promise<Row> {
  const task = { resume, job, name };
  if (outcome.status === "failed") {
    return { ...task, result: "failed", detail: `${outcome.error.code}: ${outcome.error.message}` };
  }
  const { bytes, format, report } = outcome.written;
  const file = `${name}.${format}`;
  await writeAtomically(join(out, file), bytes);
  const line: LogLine = { name, input: inputHash, file, output: hash(bytes) };
  await appendFile(join(out, LOG), `${JSON.stringify(line)}\n`);
  return { ...task, result: "written", detail: `${report.plan.entries.length} credentials, ${report.strategy}` };
}

async function isDone(task: ReadyTask, done: ReadonlyMap<string, LogLine>, out: string): Promise<boolean> {
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

function summary(rows: readonly Row[], tasks: readonly Task[], out: string): readonly string[] {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const inOrder = tasks.flatMap(({ name }) => byName.get(name) ?? []);
  const count = (result: Row["result"]) => rows.filter((row) => row.result === result).length;
  return [
    ...table(
      ["Resume", "Posting", "Result", ""],
      inOrder.map(({ resume, job, result, detail }) => [basename(resume), basename(job), result, detail]),
    ),
    `${count("written")} written, ${count("unchanged")} unchanged, ${count("failed")} failed, into ${out}.`,
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
