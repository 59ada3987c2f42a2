import { extname } from "node:path";
import type { TailorOptions } from "../options";
import { type Output, tailorResume } from "../tailor";
import { explain } from "./explain";
import { CommandError, isSameFile, readCredentialsFile, readResumeFile, readText, writeAtomically } from "./files";
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
  const { output, out } = outputOf(command.out);
  const [resume, job, credentials] = await Promise.all([
    readResumeFile(resumeFile),
    Promise.all(command.job.map(readText)),
    command.credentials === undefined ? undefined : Promise.all(command.credentials.map(readCredentialsFile)),
  ]);
  const progress = progressLine(process.stderr);
  const { bytes, format, report } = await tailorResume(resume, {
    ...command.options,
    job,
    ...(credentials === undefined ? {} : { credentials: credentials.length === 1 ? credentials[0] : credentials }),
    output,
    onProgress: progress.show,
  }).finally(progress.clear);

  const target = out ?? defaultTarget(resumeFile, format);
  const lines = command.explain || command.dryRun ? [...explain(report)] : [];
  if (command.dryRun) return [...lines, `Nothing was written (--dry-run); it would be ${target}.`];
  if (!command.overwrite && (await isSameFile(resumeFile, target))) {
    throw new CommandError(`${target} is the resume itself. Give another --out, or --overwrite to replace it.`);
  }
  await writeAtomically(target, bytes);
  lines.push(`Wrote ${target}: ${report.plan.entries.length} credentials, ${report.placement} (${report.strategy}).`);
  if (command.report !== undefined) {
    const { reportHtml, reportJson } = await import("../report/report");
    const content = extname(command.report).toLowerCase() === ".json" ? reportJson(report) : await reportHtml(report);
    await writeAtomically(command.report, content);
    lines.push(`Wrote ${command.report}: the report.`);
  }
  if (!command.explain) {
    lines.push(
      ...report.messages.filter(({ severity }) => severity === "warning").map(({ reason }) => `Warning: ${reason}`),
    );
  }
  return lines;
}

function outputOf(out: string | undefined): { readonly output: Output; readonly out?: string } {
  if (out === undefined) return { output: "same" };
  const ending = extname(out).toLowerCase();
  if (ending === ".docx") return { output: "docx", out };
  if (ending === ".pdf") return { output: "pdf", out };
  throw new CommandError(`${out}: the file written must end in .docx or .pdf.`);
}

function defaultTarget(resumeFile: string, format: "docx" | "pdf"): string {
  const ending = extname(resumeFile);
  return `${ending === "" ? resumeFile : resumeFile.slice(0, -ending.length)}.tailored.${format}`;
}
