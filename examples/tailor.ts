/**
 * Tailors a resume.
 *
 *   npm run example                                   the fixture resumes, into out/
 *   npm run example -- my-resume.docx --job posting.txt --credentials my-credentials.json --out out.pdf
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ResumeError, type TailorReport, tailorResume } from "resume-tailor";

interface Run {
  readonly resume: string;
  readonly job: readonly string[];
  readonly credentials?: string;
  readonly out: string;
}

const FIXTURES: readonly Run[] = [
  {
    resume: "fixtures/resumes/word-classic/input.docx",
    job: ["fixtures/jobs/project-manager.txt"],
    credentials: "fixtures/credentials/sample.json",
    out: "out/resume.docx",
  },
  {
    resume: "fixtures/resumes/chromium-single/input.pdf",
    job: ["fixtures/jobs/data-analyst.txt"],
    credentials: "fixtures/credentials/sample.json",
    out: "out/resume.pdf",
  },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    job: { type: "string", multiple: true },
    credentials: { type: "string" },
    out: { type: "string" },
    today: { type: "string" },
  },
});

// A reader that closes early (`… | head`) has what it wanted.
process.stdout.on("error", () => process.exit());

try {
  for (const run of await runsFrom(positionals[0])) print(run, await tailor(run));
} catch (error) {
  const known =
    error instanceof ResumeError ? `${error.code}: ${error.message}` : error instanceof Error ? error.message : error;
  console.error(`example: ${known}`);
  process.exitCode = 1;
}

async function runsFrom(resume: string | undefined): Promise<readonly Run[]> {
  if (resume === undefined) {
    await mkdir("out", { recursive: true });
    return FIXTURES;
  }
  if (values.job === undefined) throw new Error("--job FILE is missing: the posting, as text.");
  const ending = extname(resume);
  const out = values.out ?? `${basename(resume, ending)}.tailored${ending === ".pdf" ? ".pdf" : ".docx"}`;
  if (resolve(out) === resolve(resume)) throw new Error("--out is the resume itself; give another name.");
  return [
    { resume, job: values.job, out, ...(values.credentials === undefined ? {} : { credentials: values.credentials }) },
  ];
}

async function tailor({ resume, job, credentials, out }: Run): Promise<TailorReport> {
  const isText = /\.(txt|md|markdown|json)$/iu.test(resume);
  const { bytes, report } = await tailorResume(isText ? await readFile(resume, "utf8") : await readFile(resume), {
    job: await Promise.all(job.map((file) => readFile(file, "utf8"))),
    ...(credentials === undefined ? {} : { credentials: await readCredentialsFile(credentials) }),
    output: extname(out).toLowerCase() === ".pdf" ? "pdf" : "docx",
    ...(values.today === undefined ? {} : { today: values.today }),
  });
  // Written beside the target and renamed, so that a stopped run leaves no half of a file.
  const temporary = join(resolve(out, ".."), `.${basename(out)}.tmp`);
  await writeFile(temporary, bytes);
  await rename(temporary, out);
  return report;
}

async function readCredentialsFile(file: string): Promise<Uint8Array | string> {
  const bytes = await readFile(file);
  return /\.(png|zip)$/iu.test(file) ? bytes : bytes.toString("utf8");
}

function print({ resume, out }: Run, { placement, strategy, plan, ranking, messages }: TailorReport): void {
  console.log(`\n${resume} → ${resolve(out)}`);
  console.log(`  "${plan.title}" stands ${placement} (${strategy}).`);
  for (const [index, { text, credential }] of plan.entries.entries()) {
    console.log(`  ${index + 1}. ${text.replace(/\s+/gu, " ")}`);
    for (const reason of ranking.find((ranked) => ranked.credential.id === credential.id)?.reasons ?? []) {
      console.log(`       ${reason.text}`);
    }
  }
  for (const { credential, why } of plan.omitted) console.log(`  Left out: ${credential.name}: ${why}`);
  for (const { severity, reason } of messages)
    console.log(`  ${severity === "warning" ? "Warning" : "Note"}: ${reason}`);
}
