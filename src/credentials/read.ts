import { ResumeError } from "../errors";
import { DEFAULT_LIMITS, type Limits } from "../limits";
import { type Message, Messages } from "../messages";
import type { IdentifiedCredential, PartialDate } from "../model/credential";
import { checkDraft } from "./check";
import type { DraftOrMalformed } from "./draft";
import { isJsonResume, readJsonResume } from "./json-resume";
import { mergeCredentials } from "./merge";
import { readOwn } from "./own";

export interface ReadOptions {
  /** Day against which dates are judged; nothing is judged without it. */
  readonly today?: PartialDate;
  /** Fails on the first malformed record instead of leaving it out with a message. */
  readonly strict?: boolean;
  readonly limits?: Limits;
}

export interface ReadResult {
  readonly credentials: readonly IdentifiedCredential[];
  /** What was odd in the input, each with its place. */
  readonly messages: readonly Message[];
}

export async function readCredentials(input: unknown, options: ReadOptions = {}): Promise<ReadResult> {
  const { strict = false, limits = DEFAULT_LIMITS, today } = options;
  const messages = new Messages();
  const credentials: IdentifiedCredential[] = [];
  for (const draft of draftsOf(input, "")) {
    const checked =
      "problem" in draft ? `${draft.place}: ${draft.problem}` : checkDraft(draft, { today, limits, messages });
    if (typeof checked !== "string") credentials.push(checked);
    else if (strict) throw new ResumeError("invalid-credentials", `A credential cannot be used. ${checked}.`);
    else messages.warn("credential-malformed", `Left out: ${checked}.`);
  }
  const merged = mergeCredentials([credentials]);
  messages.addAll(merged.messages);
  return { credentials: merged.credentials, messages: messages.list() };
}

function draftsOf(input: unknown, place: string): readonly DraftOrMalformed[] {
  if (Array.isArray(input)) return input.flatMap((value, index) => draftsOf(value, `${place}[${index}]`));
  if (typeof input === "string") return draftsOf(JSON.parse(input), place);
  if (isJsonResume(input)) return readJsonResume(input, place);
  return readOwn(input, place);
}
