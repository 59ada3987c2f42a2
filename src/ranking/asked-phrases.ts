import type { Requirement } from "../model/job";
import { isNegated } from "../skills/negation";
import { clauseAt, isAboutSchooling } from "../skills/schooling";
import type { UnknownName } from "../skills/unknown-names";
import { isGeneral } from "./general-skills";
import { type NounPhrase, nounPhrases } from "./noun-phrases";

/** Something that a posting asks for in words that no lexicon has. */
export interface AskedPhrase extends NounPhrase {
  /** It says too little to be missing unless several postings ask for it. */
  readonly isInPassing: boolean;
}

interface Mention {
  readonly start: number;
  readonly end: number;
}

/** What a sentence asks for in plain words, beside the names and skills that are known of it. */
export function askedPhrases(requirement: Requirement, names: readonly UnknownName[]): readonly AskedPhrase[] {
  const { text, start: offset, importance, skills, credentials } = requirement;
  const placed = ({ start, end }: Mention) => ({ start: start - offset, end: end - offset });
  const general = skills.filter(({ id }) => isGeneral(id)).map(placed);
  const taken = [...skills.filter(({ id }) => !isGeneral(id)).map(placed), ...credentials.map(placed), ...names];
  return nounPhrases(text)
    .filter(
      ({ start, end }) =>
        isPlain(text, start, end) &&
        !isAboutSchooling(clauseAt(text, start, end)) &&
        !isNegated(text, start, end) &&
        !taken.some((other) => other.start < end && start < other.end) &&
        !general.some((other) => other.start <= start && end <= other.end),
    )
    .map((phrase) => ({
      ...phrase,
      isInPassing:
        !isThing(phrase) ||
        (importance === "duty"
          ? !phrase.text.includes(" ") && (taken.length < AMONG_KNOWN || !isListItem(text, phrase))
          : !CUE.test(text.slice(0, phrase.start))),
    }));
}

/** So many things of a sentence are known that one word in a list with them is one of their kind. */
const AMONG_KNOWN = 3;

/** Words for qualities name no thing: `significant changes`, `authorized contractors`. */
const isThing = ({ text }: NounPhrase): boolean => !(text.includes(" ") ? PRAISED : QUALITY).test(text);

const PRAISED = /^\S+(?:(?<!vent|rect|mot|pet)ive|ous|ful|able|ible|less|ed|(?<!m)ent|ant)\s/u;
const QUALITY =
  /(?:ive|ous|ful|able|ible|less|ed|(?<![aeiou]t)ic|ical|(?<!m)ent|ant|ary|ory|ual|ial|ional|iness|ility|ish|ward|wise|er|or)$/u;
/** What introduces things to know, the first of them or one of the next. */
const CUE =
  /\b(?:knowledge|understanding|experience|proficien(?:cy|t)|familiar(?:ity)?|skill(?:s|ed)|expertise|trained|certified|compet\w+)\s+(?:of|in|with)\s+(?:[\p{L}-]+[\s,/]+){0,4}$|\busing\s+$/iu;

/** Written small, but for the first letter of the sentence: capitals are for names. */
function isPlain(text: string, start: number, end: number): boolean {
  const said = text.slice(start, end);
  return !/\p{Lu}/u.test(/\p{L}/u.test(text.slice(0, start)) ? said : said.slice(1));
}

/** Between commas, or behind the last `and`. */
function isListItem(text: string, { start, end }: NounPhrase): boolean {
  const before = text.slice(0, start);
  const after = text.slice(end);
  return /(?:[,;:(•/]|\band|\bor)\s*$/u.test(before) && /^\s*(?:[,;)./]|and\b|or\b|$)/u.test(after);
}
