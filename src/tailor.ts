import { type Context, createContext } from "./context";
import { credentialsOf } from "./credentials/from-resume";
import { mergeCredentials } from "./credentials/merge";
import { type ReadOptions, readCredentials } from "./credentials/read";
import { guarded, ResumeError } from "./errors";
import {
  type OutputFormat,
  outsideLines,
  paintedLines,
  type ResumeInput,
  readAny,
  rebuild,
  type Written,
  writeAny,
} from "./formats";
import { parseJob } from "./job/parse";
import { Memory } from "./memory";
import { Messages } from "./messages";
import type { IdentifiedCredential } from "./model/credential";
import type { ResumeDocument } from "./model/document";
import type { JobDescription } from "./model/job";
import type { SectionPlan, TailorReport, WrittenResume } from "./model/plan";
import { type ResolvedOptions, resolveOptions, type TailorOptions } from "./options";
import { findGaps } from "./ranking/gaps";
import { rankCredentials } from "./ranking/rank";
import { RecentResume } from "./recent-resume";
import { understand } from "./resume/understand";
import { planSection } from "./section/plan";
import { isAlreadyThere } from "./section/unchanged";
import { failVerification, findMismatch, holdsWords, sayWhereReadersDiffer } from "./verify";

/** What `output` may be: the format of the input (text gives DOCX), or one of the two. */
export type Output = "same" | OutputFormat;

export interface TailorRequest extends TailorOptions {
  /** One posting, several for one target role, or one that was parsed before. */
  readonly job: string | readonly string[] | JobDescription;
  /**
   * The person's credentials: a `Credential[]`, or anything that `readCredentials` takes.
   * Left out: those found in the resume itself.
   */
  readonly credentials?: unknown;
  /** Public keys that the caller trusts, by the address under which signed credentials name them. */
  readonly keys?: ReadOptions["keys"];
  /** Fetches what only a network has (hosted assertions, status lists). Without it nothing is fetched. */
  readonly fetcher?: ReadOptions["fetcher"];
  readonly output?: Output;
}

/**
 * Puts a prioritized credentials section, ranked for a job, into a person's own resume.
 *
 * Same input, same bytes: pass `today`, which is the current date (UTC) otherwise.
 *
 * @example
 * const { bytes, report } = await tailorResume(await readFile("resume.docx"), {
 *   job: "Project manager. PMP required.",
 *   credentials: [{ name: "Project Management Professional (PMP)", issuer: "PMI", issued: "2024-03" }],
 * });
 *
 * @throws {ResumeError} the only class of error; see its `code`.
 */
export async function tailorResume(resume: ResumeInput, request: TailorRequest): Promise<WrittenResume> {
  return guarded("invalid-input", UNREADABLE, () => tailor(resume, request));
}

/** Said of values that cannot be looked at, such as a getter that throws; callers need not use TypeScript. */
const UNREADABLE =
  "What was given cannot be used. Give the resume's bytes or text, and a plain object that names the job.";

async function tailor(resume: ResumeInput, request: TailorRequest): Promise<WrittenResume> {
  const { job: posting, credentials: given, keys, fetcher, output = "same", ...settings } = request;
  const options = withToday(resolveOptions(settings));
  const context = createContext(options);

  const document = await recent.get(resume, context, readInto);
  context.progress({ stage: "rank" });
  const job = jobFrom(posting, context);
  context.messages.addAll(job.messages);
  const trust = { ...(keys && { keys }), ...(fetcher && { fetcher }) };
  const credentials = await allCredentials(given, trust, document, options, context);
  const ranking = rankCredentials(credentials, job, { today: options.today, resume: document });
  context.progress({ stage: "plan" });
  const plan = planSection(
    document,
    ranking,
    settings.today === undefined ? { ...settings, today: options.today } : settings,
  );
  const written = await writeInto(document, plan, outputFormat(document, output), options, context);
  const gaps = findGaps(job, { credentials, resume: document, today: options.today });
  return { ...written, report: { ...written.report, gaps } };
}

const recent = new RecentResume();

/** Reads and understands a resume. @throws {ResumeError} when it is none, or cannot be read. */
export async function readResume(resume: ResumeInput, options: TailorOptions = {}): Promise<ResumeDocument> {
  return guarded("invalid-input", UNREADABLE, () => readInto(resume, createContext(resolveOptions(options))));
}

export interface WriteRequest extends TailorOptions {
  readonly output?: Output;
}

/**
 * Writes a planned section into the document it was planned for, reads the result again with a reader that is not the
 * writer, and compares.
 *
 * @throws {ResumeError} `verification-failed` when anything of the resume would be lost.
 */
export async function writeResume(
  document: ResumeDocument,
  plan: SectionPlan,
  request: WriteRequest = {},
): Promise<WrittenResume> {
  return guarded(
    "invalid-input",
    "The section cannot be written. Give a resume from readResume and a plan from planSection.",
    () => {
      const { output = "same", ...settings } = request;
      const options = resolveOptions(settings);
      return writeInto(document, plan, outputFormat(document, output), options, createContext(options));
    },
  );
}

async function readInto(resume: ResumeInput, context: Context): Promise<ResumeDocument> {
  if (typeof resume !== "string" && !(resume instanceof Uint8Array) && !(resume instanceof ArrayBuffer)) {
    throw new ResumeError("invalid-input", "The resume must be bytes (Uint8Array or ArrayBuffer) or a string.");
  }
  context.progress({ stage: "read" });
  return guarded(
    "corrupt",
    "The resume cannot be read: the file is damaged. Open and save it again, then retry.",
    async () => understand(await readAny(resume, context), context),
  );
}

async function allCredentials(
  given: unknown,
  trust: Pick<ReadOptions, "keys" | "fetcher">,
  document: ResumeDocument,
  options: ResolvedOptions & { readonly today: string },
  context: Context,
): Promise<readonly IdentifiedCredential[]> {
  const { today, strict, limits } = options;
  const found = credentialsOf(document, { today });
  if (given === undefined) return found.map(({ credential }) => credential);
  const read = await readCredentials(given, { today, strict, limits, ...trust });
  // Lines that an earlier run wrote tell nothing that was not given; what they print is less than what was given.
  const own = found.filter(({ blocks }) => !blocks.every((index) => document.blocks[index]?.added === true));
  const merged = mergeCredentials([read.credentials, own.map(({ credential }) => credential)]);
  context.messages.addAll([...read.messages, ...merged.messages]);
  return merged.credentials;
}

async function writeInto(
  document: ResumeDocument,
  plan: SectionPlan,
  output: OutputFormat,
  options: ResolvedOptions,
  context: Context,
): Promise<WrittenResume> {
  context.progress({ stage: "write" });
  context.messages.addAll([...document.messages, ...plan.messages]);
  const written = await guarded(
    "corrupt",
    "The section cannot be written into this file. Try the other output format.",
    () => writeChecked(document, plan, output, options, context),
  );
  const report: TailorReport = {
    strategy: written.strategy,
    placement: plan.anchor.reason,
    ranking: plan.ranking,
    plan: written.compact ? asCompact(plan) : plan,
    gaps: [],
    messages: context.messages.list(),
    pages: written.pages,
    changedParts: written.changedParts,
  };
  return { bytes: written.bytes, format: output, report };
}

/** The plan as it was written on a full page: fewer entries, and what they left out. */
function asCompact(plan: SectionPlan): SectionPlan {
  const kept = new Set(plan.compact.map(({ credential }) => credential.id));
  const left = plan.entries.filter(({ credential }) => !kept.has(credential.id));
  const why = "It is left out so that the section takes less of the page.";
  return {
    ...plan,
    entries: plan.compact,
    omitted: [...plan.omitted, ...left.map(({ credential }) => ({ credential, why }))],
  };
}

/** Writes, reads again, compares; a PDF whose edit does not hold is set anew and checked once more. */
async function writeChecked(
  document: ResumeDocument,
  plan: SectionPlan,
  output: OutputFormat,
  options: ResolvedOptions,
  context: Context,
): Promise<Written> {
  const { source } = document;
  if (source.format === output && "bytes" in source && !context.sanitize && isAlreadyThere(document, plan)) {
    context.messages.info(
      "section-already-present",
      "The section stands in the resume already, as it would be written.",
    );
    const { pages } = document;
    return {
      bytes: source.bytes.slice(),
      strategy: "in-place",
      changedParts: [],
      pages: { before: pages, after: pages },
      compact: false,
    };
  }
  const written = await writeAny(document, plan, output, context, options);
  const mismatch = await check(document, plan, written, output, context);
  if (mismatch === null) return written;
  if (output !== "pdf" || written.strategy === "rebuilt") return failVerification(mismatch);
  context.messages.warn(
    "pdf-rebuilt",
    `The PDF was set anew, because its edited form did not hold: ${mismatch.problem}.`,
  );
  const rebuilt = await rebuild(document, plan, output, context, options);
  const second = await check(document, plan, rebuilt, output, context);
  return second === null ? rebuilt : failVerification(second);
}

async function check(
  document: ResumeDocument,
  plan: SectionPlan,
  written: Written,
  output: OutputFormat,
  context: Context,
) {
  context.progress({ stage: "verify" });
  context.checkpoint();
  const { source } = document;
  // What the readers notice was said when the resume was read.
  const quiet: Context = { ...context, messages: new Messages() };
  const entries = written.compact ? plan.compact : plan.entries;
  if (source.format === "docx" && output === "pdf") await readTwice(document, source.bytes, context);
  if (written.strategy === "rebuilt" && output === "pdf") {
    // By their places on the page, which take longer to make out, lines of cells side by side are read in turn.
    const painted = await paintedLines(written.bytes, quiet);
    if (findMismatch(document, plan, entries, painted, context, { mayGoOnOverleaf: true }) === null) return null;
  }
  const lines = await outsideLines(written.bytes, output, quiet);
  const mismatch = findMismatch(document, plan, entries, lines, context);
  if (mismatch === null) return null;
  if (written.strategy === "rebuilt" || !("bytes" in source)) return mismatch;
  const before = await outsideLines(source.bytes, output, quiet);
  const again = findMismatch(document, plan, entries, lines, context, { before });
  if (again === null && output === "docx") sayWhereReadersDiffer(document, before, context);
  if (again === null || output !== "pdf" || !holdsWords(document, plan, entries, lines)) return again;
  // The reader puts lines that stand side by side in another order now; as they are painted, they are as they were.
  const [painted, paintedBefore] = [await paintedLines(written.bytes, quiet), await paintedLines(source.bytes, quiet)];
  return findMismatch(document, plan, entries, painted, context, { before: paintedBefore }) && again;
}

/**
 * A file that is edited in place is read by the outside reader when it is written; one that is drawn anew holds only what
 * our reader found, so the outside reader is asked for what it finds.
 */
async function readTwice(document: ResumeDocument, bytes: Uint8Array, context: Context): Promise<void> {
  let lines: readonly string[];
  try {
    lines = await outsideLines(bytes, "docx", { ...context, messages: new Messages() });
  } catch (error) {
    if (error instanceof ResumeError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    context.messages.warn(
      "docx-second-reader-failed",
      `The second reader could not open the file (${why}); it was read by one reader only.`,
    );
    return;
  }
  sayWhereReadersDiffer(document, lines, context);
}

/** Whoever tailors many resumes for one posting, or one resume again and again, asks for the same posting each time. */
const postings = new Memory<JobDescription>(8, 50_000);

function jobFrom(posting: TailorRequest["job"], context: Context): JobDescription {
  if (typeof posting === "string") {
    return postings.get(`${context.limits.jobCharacters} ${posting}`, () => parseJob(posting, context));
  }
  if (Array.isArray(posting)) return parseJob(posting as readonly string[], context);
  if (typeof posting === "object" && posting !== null && "requirements" in posting) return posting;
  throw new ResumeError("invalid-input", "The job must be the text of a posting, several texts, or a parsed job.");
}

function outputFormat(document: ResumeDocument, output: Output): OutputFormat {
  if (output === "docx" || output === "pdf") return output;
  if (output !== "same")
    throw new ResumeError("invalid-options", `output: "${String(output)}" is not same, docx or pdf.`);
  return document.source.format === "pdf" ? "pdf" : "docx";
}

/** The one place that asks which day it is. */
function withToday(options: ResolvedOptions): ResolvedOptions & { readonly today: string } {
  return { ...options, today: options.today ?? new Date().toISOString().slice(0, 10) };
}
