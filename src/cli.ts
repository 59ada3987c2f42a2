#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { version } from "../package.json";
import { batchCommand } from "./cli/batch";
import { CommandError } from "./cli/files";
import { gapsCommand } from "./cli/gaps";
import { showcaseCommand } from "./cli/showcase";
import { tailorCommand } from "./cli/tailor";
import { ResumeError } from "./errors";
import { DETAILS, type Placement, type TailorOptions, TailorOptionsSchema } from "./options";

const program = new Command("resume-tailor")
  .description("Puts a prioritized credentials section, ranked for a job, into your own resume (DOCX or PDF).")
  .version(version)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /u, "resume-tailor: ")) });

withOptions(program.command("tailor", { isDefault: true }))
  .description("tailor one resume")
  .argument("<resume>", "DOCX, PDF, plain text, Markdown or JSON Resume")
  .requiredOption("--job <files...>", "one posting, or several for one target role")
  .option("--credentials <files...>", "JSON, LinkedIn export, Open Badges…; left out: those in the resume")
  .option("--out <file>", "where to write; .docx or .pdf (default: beside the resume, as NAME.tailored.…)")
  .option("--report <file>", "also write a report, .html or .json")
  .option("--explain", "say why each credential stands where it does")
  .option("--dry-run", "write nothing; say what would be done")
  .option("--overwrite", "let --out be the resume itself")
  .action(async (resume: string, flags) => {
    print(await tailorCommand(resume, { ...flags, options: optionsOf(flags) }));
  });

withOptions(program.command("batch"))
  .description("tailor every resume for every posting")
  .argument("<resumes...>", "files, or folders of them")
  .requiredOption("--job <files...>", "postings, or folders of them")
  .requiredOption("--out <folder>", "where to write")
  .option("--credentials <files...>", "credentials of the person; left out: those in each resume")
  .addOption(new Option("--to <format>", "format of the results").choices(["same", "docx", "pdf"]).default("same"))
  .option("--concurrency <number>", "worker threads", whole, 2)
  .option("--resume-run", "skip what an earlier run wrote from the same inputs and what is unchanged since")
  .action(async (resumes: readonly string[], flags) => {
    const { lines, ok } = await batchCommand(resumes, { ...flags, options: optionsOf(flags) });
    print(lines);
    if (!ok) process.exitCode = 1;
  });

program
  .command("gaps")
  .description("what postings keep asking for and you do not show yet")
  .requiredOption("--job <files...>", "10 to 15 postings for one target role, or a folder of them")
  .option("--credentials <files...>", "what you hold")
  .option("--resume <file>", "counts what the resume shows")
  .option("--report <file>", "also write a report, .html or .json")
  .option("--json", "print JSON instead of a table")
  .option("--today <date>", "day against which expiry is judged, YYYY-MM-DD")
  .action(async (flags) => {
    print(await gapsCommand(flags));
  });

program
  .command("showcase")
  .description("LinkedIn fields, e-mail signature, card and interview skeletons from your credentials")
  .option("--credentials <files...>", "what you hold; left out: what the resume shows")
  .option("--resume <file>", "the resume: your name, and the credentials it shows")
  .option("--name <text>", "your name, when there is no resume to take it from")
  .option("--job <files...>", "orders them for a posting, and ties interview stories to its words")
  .option("--line <texts...>", "further lines of the signature, such as job title and phone")
  .option("--json", "print JSON instead of text")
  .option("--today <date>", "day against which expiry is judged, YYYY-MM-DD")
  .action(async (flags) => {
    print(await showcaseCommand(flags));
  });

function withOptions(command: Command): Command {
  return command
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
    .option("--strict", "stop at the first malformed credential");
}

/** The library's options among the flags; the library checks their values. */
function optionsOf(flags: object): TailorOptions {
  return Object.fromEntries(Object.entries(flags).filter(([name]) => name in TailorOptionsSchema.shape));
}

function placement(text: string): Placement {
  const [, side, heading] = /^(before|after):(.+)$/u.exec(text) ?? [];
  if (side === undefined || heading === undefined) return text as Placement;
  return side === "before" ? { before: heading } : { after: heading };
}

function whole(text: string): number {
  if (!/^\d+$/u.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

// A reader that closes early (`… | head`) has what it wanted: not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else if (error instanceof CommandError) process.stderr.write(`resume-tailor: ${error.message}\n`);
  else if (error instanceof ResumeError) process.stderr.write(`resume-tailor: ${error.code}: ${error.message}\n`);
  else throw error;
}
