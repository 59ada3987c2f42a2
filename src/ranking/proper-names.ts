import type { JobDescription, Requirement } from "../model/job";
import { type Word, wordsOf } from "../skills/words";
import type { Place } from "./posting";
import { IMPORTANCE } from "./weights";

/** A word that a posting writes as a name, at its strongest place. */
export interface ProperName {
  readonly text: string;
  readonly weight: number;
  readonly place: Place;
}

/** Capitals or digits within a word make it a name wherever it stands: `CargoWise`, `NCIC`, `A320`. */
const INNER = /^.+[\p{Lu}\d]/u;
/** Behind these a word with a capital does not open a sentence. */
const GOES_ON = /[\p{L}\p{N}][,;/(&+–-]{0,2}\s*["“‘(]{0,2}$/u;
/** Letters in capitals that are longer than this are a heading. */
const LONGEST_LETTERS = 6;
/** So many words with capitals make a line of title case, where they tell nothing. */
const MOSTLY = 0.7;

/**
 * Words that a posting writes as names of something, requirement by requirement: with a capital within a sentence, and
 * never in small letters. What the lexicon knows is left to it.
 */
export function properWordsOf(job: JobDescription): ReadonlyMap<Requirement, readonly Word[]> {
  const known = byJob.get(job);
  if (known !== undefined) return known;
  const words = findProperWords(job);
  byJob.set(job, words);
  return words;
}

/** Ranking and gaps ask for the same posting. */
const byJob = new WeakMap<JobDescription, ReadonlyMap<Requirement, readonly Word[]>>();

function findProperWords(job: JobDescription): ReadonlyMap<Requirement, readonly Word[]> {
  const everyday = new Set<string>();
  for (const { key, text } of wordsOf(job.text)) if (/^\p{Ll}/u.test(text) && !INNER.test(text)) everyday.add(key);
  return new Map(
    job.requirements.map((requirement) => {
      const words = wordsOf(requirement.text);
      const isTitleCase = !/[.;]\s*$/u.test(requirement.text) && isInTitleCase(words);
      const names = words.filter(
        ({ key, text, start, end }) =>
          text.length > 1 &&
          /\p{Lu}/u.test(text) &&
          !everyday.has(key) &&
          (INNER.test(text)
            ? text !== text.toUpperCase() || (!isTitleCase && (text.length <= LONGEST_LETTERS || /\d/u.test(text)))
            : !isTitleCase && start > 0 && GOES_ON.test(requirement.text.slice(0, start))) &&
          !isKnown(requirement, start, end),
      );
      return [requirement, names];
    }),
  );
}

/** The names of a posting by the keys of their words. */
export function properNamesOf(job: JobDescription): ReadonlyMap<string, ProperName> {
  const names = new Map<string, ProperName>();
  for (const [requirement, words] of properWordsOf(job)) {
    const weight = IMPORTANCE[requirement.importance];
    for (const { key, text, start } of words) {
      if ((names.get(key)?.weight ?? 0) >= weight) continue;
      const at = requirement.start + start;
      names.set(key, { text, weight, place: { requirement, text, start: at, end: at + text.length } });
    }
  }
  return names;
}

function isInTitleCase(words: readonly Word[]): boolean {
  // Items between commas are names one by one.
  if (words.filter(({ before }) => /^,/u.test(before)).length > 1) return false;
  const long = words.filter(({ text }) => text.length > 3);
  return long.length > 1 && long.filter(({ text }) => /^\p{Lu}/u.test(text)).length / long.length > MOSTLY;
}

function isKnown({ skills, credentials, start: offset }: Requirement, start: number, end: number): boolean {
  return [...skills, ...credentials].some((mention) => mention.start < offset + end && offset + start < mention.end);
}
