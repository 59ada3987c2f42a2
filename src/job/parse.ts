import { guardedNow, ResumeError } from "../errors";
import { DEFAULT_LIMITS, type Limits } from "../limits";
import type { Message } from "../messages";
import type { JobDescription, Requirement } from "../model/job";
import { type Abbreviations, abbreviationsOf } from "../skills/abbreviations";
import { credentialMentions, skillMentions } from "../skills/mentions";
import { isDenial, isNegated } from "../skills/negation";
import { wordsOf } from "../skills/words";
import { readable } from "./clean";
import { languageOf } from "./language";
import { segmentsOf } from "./segments";
import { titleOf } from "./title";

export interface ParseOptions {
  readonly limits?: Pick<Limits, "jobCharacters">;
  /** Called before each posting; what it throws ends the work. */
  readonly checkpoint?: () => void;
}

/**
 * Understands one posting, or several for one target role: what they ask, how strongly, and in which words.
 * All offsets are UTF-16 units of `text`, which is the postings as given, a blank line between two.
 *
 * @throws {ResumeError} `invalid-input` for empty text; `too-large` (`job-characters`) for one that is too long.
 */
export function parseJob(posting: string | readonly string[], options: ParseOptions = {}): JobDescription {
  return guardedNow(
    "invalid-input",
    "The posting cannot be read. Give its text, or an array with the texts of several.",
    () => parse(posting, options),
  );
}

function parse(
  posting: string | readonly string[],
  { limits = DEFAULT_LIMITS, checkpoint = () => {} }: ParseOptions,
): JobDescription {
  const texts = typeof posting === "string" ? [posting] : posting;
  if (!Array.isArray(texts) || texts.length === 0) throw noText();
  for (const text of texts) check(text, limits.jobCharacters);

  const text = texts.join("\n\n");
  const clean = readable(text);
  let start = 0;
  const postings = texts.map((part: string) => {
    const end = start + part.length;
    const title = titleOf(clean.slice(start, end));
    const stretch = { ...(title === undefined ? {} : { title }), start, end };
    start = end + 2;
    return stretch;
  });
  const title = postings[0]?.title;
  const language = languageOf(clean);
  const abbreviations = abbreviationsOf(clean);
  return {
    ...(title === undefined ? {} : { title }),
    text,
    requirements: postings.flatMap((stretch) => {
      checkpoint();
      return requirementsOf(text, clean, abbreviations, stretch.start, stretch.end);
    }),
    language,
    postings,
    messages: language === "en" ? [] : [otherLanguage(language)],
  };
}

function requirementsOf(
  text: string,
  clean: string,
  abbreviations: Abbreviations,
  from: number,
  to: number,
): readonly Requirement[] {
  return segmentsOf(clean.slice(from, to)).flatMap(({ start, end, importance }): readonly Requirement[] => {
    const sentence = clean.slice(from + start, from + end);
    const words = wordsOf(sentence);
    const surroundings = { text: clean, offset: from + start, abbreviations };
    const isDenied = isDenial(sentence);
    const placed = <T extends { readonly start: number; readonly end: number }>(mention: T): T => ({
      ...mention,
      text: text.slice(from + start + mention.start, from + start + mention.end),
      start: from + start + mention.start,
      end: from + start + mention.end,
      ...(isDenied || isNegated(sentence, mention.start, mention.end) ? { negated: true } : {}),
    });
    const skills = skillMentions(sentence, words, surroundings).map(placed);
    const credentials = credentialMentions(sentence, words, surroundings).map(placed);
    const years = yearsIn(sentence);
    if ((isDenied || importance === "context") && skills.length + credentials.length === 0 && years === undefined)
      return [];
    return [
      {
        text: text.slice(from + start, from + end),
        start: from + start,
        end: from + end,
        importance,
        skills,
        credentials,
        ...(years === undefined ? {} : { years }),
      },
    ];
  });
}

const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const YEARS = new RegExp(
  `\\b(\\d{1,2}|${NUMBERS.join("|")})\\s*(?:\\(\\d{1,2}\\)\\s*)?\\+?\\s*(?:(?:-|–|to)\\s*\\d{1,2}\\s*)?\\+?\\s*(?:years?|yrs?)\\b(?!\\s+(?:old|of age))`,
  "iu",
);

/** The least number of years that a sentence names. */
function yearsIn(sentence: string): number | undefined {
  const [, number] = YEARS.exec(sentence) ?? [];
  if (number === undefined) return undefined;
  const named = NUMBERS.indexOf(number.toLowerCase());
  return named === -1 ? Number(number) : named + 1;
}

function check(text: unknown, most: number): asserts text is string {
  if (typeof text !== "string" || !/[\p{L}\p{N}]/u.test(text)) throw noText();
  if (text.length > most) {
    throw new ResumeError(
      "too-large",
      `The posting has ${text.length} characters; at most ${most} are read. Pass the posting alone, without the page around it, or raise limits.jobCharacters.`,
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

function otherLanguage(language: string): Message {
  return {
    code: "job-language",
    severity: "warning",
    reason: `The posting seems to be written in another language than English (${language}): names of skills and credentials are found in it, its shades of meaning only in part.`,
  };
}
