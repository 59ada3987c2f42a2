import { extname } from "node:path";
import { ResumeError } from "../errors";
import { parseJob } from "../job/parse";
import type { ResumeDocument } from "../model/document";
import type { JobDescription } from "../model/job";
import type { SectionPlan, WrittenResume } from "../model/plan";
import type { TailorOptions } from "../options";
import { reportJson } from "../report/json";
import { reportHtml } from "../report/page";
import { type Output, readResume, tailorResume, writeResume } from "../tailor";
import { explain } from "./explain";
import {
  asCredentialsInput,
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
    ...(credentials === undefined ? {} : { credentials: asCredentialsInput(credentials) }),
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
  const [before, after] = await Promise.all([resume, bytes].map((each) => asPages(each, report.plan, options)));
  return reportHtml(report, { job, ...(before && after ? { before, after } : {}) });
}

/** A resume with its lines at their places on the page: a PDF as it is, all else as it is drawn; else as it flows. */
async function asPages(
  resume: Uint8Array | string,
  plan: SectionPlan,
  { password, limits, fonts }: TailorOptions,
): Promise<ResumeDocument> {
  const options = { ...(password && { password }), ...(limits && { limits }), ...(fonts && { fonts }) };
  const document = await readResume(resume, options);
  if (document.source.format === "pdf") return document;
  try {
    const unchanged = { ...plan, entries: [], compact: [], replaces: [] };
    const { bytes } = await writeResume(document, unchanged, { ...options, output: "pdf" });
    return await readResume(bytes, options);
  } catch (error) {
    if (error instanceof ResumeError) return document;
    throw error;
  }
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
