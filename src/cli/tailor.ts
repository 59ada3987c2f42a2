import { extname } from "node:path";
import { parseJob } from "../job/parse";
import type { JobDescription } from "../model/job";
import type { WrittenResume } from "../model/plan";
import type { TailorOptions } from "../options";
import { reportJson } from "../report/json";
import { reportHtml } from "../report/page";
import { type Output, readResume, tailorResume } from "../tailor";
import { explain } from "./explain";
import {
  CommandError,
  expandFolders,
  isSameFile,
  readCredentialsFiles,
  readResumeFile,
  readText,
  writeAtomically,
} from "./files";
import { progressLine } from "./progress";

export interface TailorCommand {
  readonly job: readonly string[];
  readonly credentials?: readonly string[];
  readonly out?: string;
  readonly report?: string;
  readonly explain?: boolean;
  readonly dryRun?: boolean;
  readonly overwrite?: boolean;
  readonly options: TailorOptions;
}

/** Tailors one resume and writes it beside the input, or where `--out` says. Gives the lines to print. */
export async function tailorCommand(resumeFile: string, command: TailorCommand): Promise<readonly string[]> {
  const output = outputFor(command.out);
  const [resume, postings, credentials] = await Promise.all([
    readResumeFile(resumeFile),
    expandFolders(command.job).then((files) => Promise.all(files.map(readText))),
    readCredentialsFiles(command.credentials),
  ]);
  const job = parseJob(postings);
  const progress = progressLine(process.stderr);
  const written = await tailorResume(resume, {
    ...command.options,
    job,
    ...(credentials === undefined ? {} : { credentials }),
    output,
    onProgress: progress.show,
  }).finally(progress.clear);
  const { bytes, format, report } = written;

  const target = command.out ?? besideResume(resumeFile, format);
  const why = command.explain || command.dryRun ? explain(report) : warnings(written);
  if (command.dryRun) return [...why, `Nothing was written (--dry-run); it would be ${target}.`];
  if (!command.overwrite && (await isSameFile(resumeFile, target))) {
    throw new CommandError(`${target} is the resume itself. Give another --out, or --overwrite to replace it.`);
  }
  await writeAtomically(target, bytes);
  const lines = [
    ...why,
    `Wrote ${target}: ${report.plan.entries.length} credentials, ${report.placement} (${report.strategy}).`,
  ];
  if (command.report === undefined) return lines;
  await writeAtomically(command.report, await reportFor(command.report, resume, job, written, command.options));
  return [...lines, `Wrote ${command.report}: the report.`];
}

async function reportFor(
  file: string,
  resume: Uint8Array | string,
  job: JobDescription,
  { bytes, report }: WrittenResume,
  options: TailorOptions,
): Promise<string> {
  if (extname(file).toLowerCase() === ".json") return reportJson(report);
  const [before, after] = await Promise.all([readResume(resume, options), readResume(bytes, options)]);
  return reportHtml(report, { job, before, after });
}

function warnings({ report }: WrittenResume): readonly string[] {
  return report.messages.flatMap(({ severity, reason }) => (severity === "warning" ? [`Warning: ${reason}`] : []));
}

function outputFor(out: string | undefined): Output {
  if (out === undefined) return "same";
  const ending = extname(out).toLowerCase();
  if (ending === ".docx") return "docx";
  if (ending === ".pdf") return "pdf";
  throw new CommandError(`${out}: the file written must end in .docx or .pdf.`);
}

function besideResume(resumeFile: string, format: "docx" | "pdf"): string {
  const ending = extname(resumeFile);
  return `${ending === "" ? resumeFile : resumeFile.slice(0, -ending.length)}.tailored.${format}`;
}
