import { guarded, ResumeError } from "../errors";
import { DEFAULT_LIMITS, type Limits } from "../limits";
import { type Message, Messages } from "../messages";
import type { IdentifiedCredential, PartialDate } from "../model/credential";
import { checkDraftOnce } from "./check-once";
import { type DraftOrMalformed, isFields, type Malformed } from "./draft";
import { BAKED_PNG } from "./formats/baked-png";
import { BAKED_SVG } from "./formats/baked-svg";
import { CREDLY } from "./formats/credly";
import { EUROPASS_JSON, EUROPASS_XML } from "./formats/europass";
import type { CredentialFormat, Fetcher, Reader } from "./formats/format";
import { HR_OPEN } from "./formats/hr-open";
import { JSON_RESUME } from "./formats/json-resume";
import { JSON_TEXT } from "./formats/json-text";
import { LINK } from "./formats/link";
import { LINKEDIN_CSV } from "./formats/linkedin-csv";
import { LINKEDIN_EXPORT } from "./formats/linkedin-export";
import { OPEN_BADGES_2 } from "./formats/open-badges-2";
import { OPEN_BADGES_3 } from "./formats/open-badges-3";
import { OWN } from "./formats/own";
import { SCHEMA_ORG } from "./formats/schema-org";
import { SIGNED_BADGE } from "./formats/signed-badge";
import { TEXT_BYTES } from "./formats/text-bytes";
import { mergeCredentials } from "./merge";
import { shapeProblem } from "./shape";
import type { Keys } from "./verification/keys";

/** The forms known, the most telling first; the first that holds a value reads it. */
const FORMATS: readonly CredentialFormat[] = [
  BAKED_PNG,
  LINKEDIN_EXPORT,
  TEXT_BYTES,
  SIGNED_BADGE,
  JSON_TEXT,
  BAKED_SVG,
  EUROPASS_XML,
  LINK,
  LINKEDIN_CSV,
  EUROPASS_JSON,
  OPEN_BADGES_3,
  OPEN_BADGES_2,
  CREDLY,
  SCHEMA_ORG,
  HR_OPEN,
  JSON_RESUME,
  OWN,
];

/** How deep lists and badges may hold one another. */
const MOST_NESTING = 16;

export interface ReadOptions {
  /** Day against which dates are judged; nothing is judged without it. */
  readonly today?: PartialDate;
  /** Fails on the first malformed record instead of leaving it out with a message. */
  readonly strict?: boolean;
  readonly limits?: Limits;
  /** Public keys that the caller trusts, by the address under which credentials name them. */
  readonly keys?: Keys;
  /** Fetches what only a network has: hosted assertions, status lists. Without it nothing is fetched. */
  readonly fetcher?: Fetcher;
}

export interface ReadResult {
  readonly credentials: readonly IdentifiedCredential[];
  /** What was odd in the input, each with its place. */
  readonly messages: readonly Message[];
}

/**
 * Reads credentials in whatever form people have them: the library's own JSON, JSON Resume, a LinkedIn export (its zip
 * or its `Certifications.csv`), Open Badges 2.0 and 3.0 (JSON, signed, or baked into a PNG or SVG), CLR 2.0, Credly,
 * schema.org, Europass, HR Open, or a list that mixes them. Signatures are checked offline; the verdict is on the credential.
 *
 * @throws {ResumeError} `too-large` beyond `limits.credentials`; `invalid-credentials` when nothing of what was given can
 * be used, or with `strict` for the first malformed record, which is left out with a message otherwise.
 */
export async function readCredentials(input: unknown, options: ReadOptions = {}): Promise<ReadResult> {
  return guarded("invalid-input", "The options of readCredentials cannot be read. Give a plain object.", () =>
    read(input, options),
  );
}

async function read(input: unknown, options: ReadOptions): Promise<ReadResult> {
  const { strict = false, limits = DEFAULT_LIMITS, today } = options;
  const messages = new Messages();
  const credentials: IdentifiedCredential[] = [];
  const drafts = await guarded(
    "invalid-credentials",
    "The credentials cannot be read. Give them in one of the forms that the README lists.",
    () => draftsOf(input, options, limits),
  );
  const problems: string[] = [];
  for (const draft of drafts) {
    const checked = "problem" in draft ? malformed(draft) : checkDraftOnce(draft, { today, limits, messages });
    if (typeof checked !== "string") {
      credentials.push(checked);
      if (checked.verification?.status === "failed") {
        messages.warn("credential-verification-failed", `"${checked.name}": ${checked.verification.reason}`);
      }
    } else if (strict) throw new ResumeError("invalid-credentials", `A credential cannot be used. ${checked}.`);
    else {
      problems.push(checked);
      messages.warn("credential-malformed", `A credential was left out. ${checked}.`);
    }
  }
  if (credentials.length === 0 && problems.length > 0) throw unusable(problems, messages);
  if (drafts.length === 0 && !(Array.isArray(input) && input.length === 0)) {
    messages.info("no-credentials-given", "What was given as credentials can be read, but holds none.");
  }
  const merged = mergeCredentials([credentials]);
  messages.addAll(merged.messages);
  return { credentials: merged.credentials, messages: messages.list() };
}

async function draftsOf(input: unknown, options: ReadOptions, limits: Limits): Promise<readonly DraftOrMalformed[]> {
  const { keys = {}, fetcher, today } = options;
  let reads = 0;
  const readerAt = (depth: number): Reader => ({
    limits,
    keys,
    fetcher,
    today,
    read: async (value, place) => {
      reads += 1;
      // A badge within a picture within a list takes a few reads; far more is a list that holds itself.
      if (reads > limits.credentials * 4 + 100) throw tooMany(limits);
      if (depth > MOST_NESTING) return [{ place, problem: "it is nested too deeply" }];
      return readOrSay(value, place, readerAt(depth + 1));
    },
  });
  const drafts = await readerAt(0).read(input, "");
  if (drafts.length > limits.credentials) throw tooMany(limits);
  return drafts;
}

/** One record that is damaged, or whose properties throw when they are read, spoils none of the others. */
async function readOrSay(value: unknown, place: string, reader: Reader): Promise<readonly DraftOrMalformed[]> {
  try {
    return await readOne(value, place, reader);
  } catch (error) {
    if (error instanceof ResumeError && error.code !== "invalid-credentials") throw error;
    const problem = error instanceof ResumeError ? error.message.replace(/\.$/u, "") : "it cannot be read";
    return [{ place, problem }];
  }
}

async function readOne(value: unknown, place: string, reader: Reader): Promise<readonly DraftOrMalformed[]> {
  const content = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  if (Array.isArray(content)) return readList(content, place, reader);
  if ((typeof content === "string" || content instanceof Uint8Array) && content.length > reader.limits.inputBytes) {
    throw new ResumeError(
      "too-large",
      `A file of credentials is larger than ${reader.limits.inputBytes} bytes. Give a smaller one, or raise limits.inputBytes.`,
      { detail: "input-bytes" },
    );
  }
  if (isFields(content)) {
    const problem = shapeProblem(content);
    if (problem !== null) return [{ place, problem }];
  }
  const format = FORMATS.find(({ holds }) => holds(content));
  if (format === undefined) return [{ place, problem: "this is not a credential in any form that is known" }];
  return format.read(content, place, reader);
}

async function readList(list: readonly unknown[], place: string, reader: Reader): Promise<readonly DraftOrMalformed[]> {
  if (list.length > reader.limits.credentials) throw tooMany(reader.limits);
  const drafts: DraftOrMalformed[] = [];
  for (const [index, value] of list.entries()) drafts.push(...(await reader.read(value, `${place}[${index}]`)));
  return drafts;
}

function malformed({ place, problem }: Malformed): string {
  return place === "" ? problem : `${place}: ${problem}`;
}

function unusable(problems: readonly string[], messages: Messages): ResumeError {
  const more = problems.length > 3 ? ` (and ${problems.length - 3} more)` : "";
  return new ResumeError(
    "invalid-credentials",
    `None of the credentials can be used. ${problems.slice(0, 3).join("; ")}${more}.`,
    { messages: messages.list() },
  );
}

function tooMany({ credentials }: Limits): ResumeError {
  return new ResumeError(
    "too-large",
    `There are more than ${credentials} credentials. Give fewer, or raise limits.credentials.`,
    { detail: "credentials" },
  );
}
