#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { version } from "../package.json";
import { CommandError } from "./cli/files";
import { tailorCommand } from "./cli/tailor";
import { ResumeError } from "./errors";
import { DETAILS, type Placement, type TailorOptions } from "./options";

interface Flags {
  readonly job: readonly string[];
  readonly credentials?: readonly string[];
  readonly out?: string;
  readonly report?: string;
  readonly explain?: boolean;
  readonly dryRun?: boolean;
  readonly overwrite?: boolean;
  readonly options?: never;
}

type OptionFlags = Flags & {
  -readonly [Name in
    | "title"
    | "language"
    | "placement"
    | "maxEntries"
    | "expired"
    | "inProgress"
    | "details"
    | "fit"
    | "existing"
    | "today"
    | "password"
    | "sanitize"
    | "strict"
    | "engine"
    | "include"
    | "exclude"]?: TailorOptions[Name];
};

const program = new Command("resume-tailor")
  .description("Puts a prioritized credentials section, ranked for a job, into your own resume (DOCX or PDF).")
  .version(version)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /u, "resume-tailor: ")) });

program
  .command("tailor", { isDefault: true })
  .description("tailor one resume")
  .argument("<resume>", "DOCX, PDF, plain text, Markdown or JSON Resume")
  .requiredOption("--job <files...>", "one posting, or several for one target role")
  .option("--credentials <files...>", "JSON, LinkedIn export, Open Badges…; left out: those in the resume")
  .option("--out <file>", "where to write; .docx or .pdf (default: beside the resume, as NAME.tailored.…)")
  .option("--report <file>", "also write a report, .html or .json")
  .option("--explain", "say why each credential stands where it does")
  .option("--dry-run", "write nothing; says what would be done")
  .option("--overwrite", "let --out be the resume itself")
  .option("--title <text>", "heading of the section")
  .option("--language <code>", "language of heading and status words")
  .option(
    "--placement <place>",
    "auto, top, after-summary, before-experience, …, before:HEADING, after:HEADING",
    placement,
  )
  .option("--max-entries <number>", "how many credentials at most (default: 6)", whole)
  .option("--include <ids...>", "credentials that must be in the section")
  .option("--exclude <ids...>", "credentials that must not")
  .addOption(new Option("--expired <how>", "lapsed credentials").choices(["omit", "mark"]))
  .addOption(new Option("--in-progress <how>", "unfinished credentials").choices(["mark", "omit"]))
  .addOption(new Option("--details <names...>", "what an entry tells").choices(DETAILS))
  .addOption(new Option("--fit <how>", "whether the page count may grow").choices(["free", "same-pages"]))
  .addOption(new Option("--existing <how>", "a section that is there already").choices(["merge", "keep"]))
  .addOption(new Option("--engine <name>", "what draws a PDF from a DOCX").choices(["built-in", "libreoffice"]))
  .option("--today <date>", "day against which expiry is judged, YYYY-MM-DD")
  .option("--password <text>", "opens a protected file")
  .option("--sanitize", "strip macros, scripts and launch actions")
  .option("--strict", "stop at the first malformed credential")
  .action(async (resume: string, flags: OptionFlags) => {
    const { job, credentials, out, report, explain, dryRun, overwrite, ...options } = flags;
    print(
      await tailorCommand(resume, {
        ...defined({ credentials, out, report, explain, dryRun, overwrite }),
        job,
        options,
      }),
    );
  });

function placement(text: string): Placement {
  const [, side, heading] = /^(before|after):(.+)$/u.exec(text) ?? [];
  if (side === undefined || heading === undefined) return text as Placement;
  return side === "before" ? { before: heading } : { after: heading };
}

function whole(text: string): number {
  if (!/^\d+$/u.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

function defined<T extends object>(values: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else if (error instanceof CommandError) process.stderr.write(`resume-tailor: ${error.message}\n`);
  else if (error instanceof ResumeError) process.stderr.write(`resume-tailor: ${error.code}: ${error.message}\n`);
  else throw error;
}
