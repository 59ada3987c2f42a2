import { ResumeError } from "../errors";
import { DEFAULT_LIMITS } from "../limits";
import type { JobDescription, Requirement } from "../model/job";
import { credentialMentions, skillMentions } from "../skills/mentions";
import { type Segment, segmentsOf } from "./segments";

const NEGATION = /\b(?:no|not|without|don(?:'|’)t|isn(?:'|’)t|aren(?:'|’)t)\b[^.;,]{0,80}$/iu;
const NOT_NEEDED =
  /^[^.;]{0,60}\b(?:not (?:required|needed|necessary)|unnecessary|(?:is|are)n(?:'|’)t (?:required|needed|necessary))\b/iu;
const NEEDED = /^[^.;]{0,60}\b(?:required|needed|necessary)\b/iu;

/**
 * Understands one posting, or several for one target role: what they ask, how strongly, and in which words.
 *
 * @throws {ResumeError} `invalid-input` for empty text; `too-large` (`job-characters`) for one that is too long.
 */
export function parseJob(posting: string | readonly string[]): JobDescription {
  const texts = typeof posting === "string" ? [posting] : posting;
  for (const text of texts) check(text);
  if (texts.length === 0) throw noText();
  const starts: number[] = [];
  let text = "";
  for (const part of texts) {
    if (text !== "") text += "\n\n";
    starts.push(text.length);
    text += part;
  }
  const postings = texts.map((part, index) => {
    const start = starts[index] ?? 0;
    const title = titleOf(part);
    return { ...(title === undefined ? {} : { title }), start, end: start + part.length };
  });
  const [first] = postings;
  return {
    ...(first?.title === undefined ? {} : { title: first.title }),
    text,
    requirements: requirementsOf(text),
    language: "en",
    postings,
    messages: [],
  };
}

function requirementsOf(text: string): readonly Requirement[] {
  const skills = skillMentions(text);
  const credentials = credentialMentions(text);
  return segmentsOf(text).flatMap(({ start, end, importance }: Segment): readonly Requirement[] => {
    const within = <T extends { readonly start: number; readonly end: number }>(all: readonly T[]) =>
      all
        .filter((mention) => mention.start >= start && mention.end <= end)
        .map((mention) => (isNegated(text, start, end, mention) ? { ...mention, negated: true } : mention));
    const words = text.slice(start, end);
    const years = /\b(\d{1,2})\s*\+?\s*(?:-|–|to)?\s*\d{0,2}\+?\s*years?\b/iu.exec(words)?.[1];
    const found = { skills: within(skills), credentials: within(credentials) };
    if (found.skills.length + found.credentials.length === 0 && years === undefined && importance === "context")
      return [];
    return [
      { text: words, start, end, importance, ...found, ...(years === undefined ? {} : { years: Number(years) }) },
    ];
  });
}

function isNegated(
  text: string,
  start: number,
  end: number,
  mention: { readonly start: number; readonly end: number },
): boolean {
  const before = text.slice(start, mention.start);
  const after = text.slice(mention.end, end);
  return NOT_NEEDED.test(after) || (NEGATION.test(before) && NEEDED.test(after));
}

function titleOf(text: string): string | undefined {
  const line = text.trim().split(/\r?\n/u)[0]?.trim() ?? "";
  return line !== "" && line.length <= 120 ? line.replace(/^(?:job title|title|position)\s*:\s*/iu, "") : undefined;
}

function check(text: string): void {
  if (typeof text !== "string" || text.trim() === "") throw noText();
  if (text.length > DEFAULT_LIMITS.jobCharacters) {
    throw new ResumeError(
      "too-large",
      `The posting has ${text.length} characters; at most ${DEFAULT_LIMITS.jobCharacters} are read. Pass the posting alone, without the page around it.`,
      { detail: "job-characters" },
    );
  }
}

function noText(): ResumeError {
  return new ResumeError(
    "invalid-input",
    "The job posting is empty. Pass its text, at least its title and requirements.",
  );
}
