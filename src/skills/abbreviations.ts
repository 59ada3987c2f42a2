import { keysOf } from "./words";

/** What letters stand for where a text says so, as keys of the words: `Computer Aided Dispatch (CAD)`. */
export type Abbreviations = ReadonlyMap<string, readonly (readonly string[])[]>;

const LETTERS = /\(["“”]{0,2}([\p{Lu}][\p{Lu}&]{1,6})s?["“”]{0,2}\)/gu;
/** `CCS designation (Certified Customs Specialist)`: the words behind the letters. */
const BEHIND =
  /\b([\p{Lu}]{2,7})\b(?:\s+[\p{L}-]+){0,4}\s+\(((?:\p{Lu}[\p{L}'’-]*\s+(?:(?:of|and|in|for|the)\s+)?){1,6}\p{Lu}[\p{L}'’-]*)\)/gu;
const SMALL = new Set(["of", "and", "in", "for", "the", "to", "on", "a"]);

/** The abbreviations that a text explains. */
export function abbreviationsOf(text: string): Abbreviations {
  const found = new Map<string, (readonly string[])[]>();
  const add = (letters: string, words: readonly string[]) => {
    const list = found.get(letters) ?? [];
    list.push(words);
    found.set(letters, list);
  };
  for (const { 1: letters = "", index } of text.matchAll(LETTERS)) {
    const before = keysOf(text.slice(Math.max(0, index - 90), index));
    const words = spelling(letters.replace(/&/gu, ""), before);
    if (words !== null) add(letters, words);
  }
  for (const [, letters = "", words = ""] of text.matchAll(BEHIND)) {
    const keys = keysOf(words);
    if (spelling(letters, keys)?.length === keys.length) add(letters, keys);
  }
  return found;
}

/** The last of the words whose initials are the letters, small words between them passed over; null when none are. */
function spelling(letters: string, words: readonly string[]): readonly string[] | null {
  let at = words.length - 1;
  for (const letter of [...letters.toLowerCase()].reverse()) {
    while (at >= 0 && SMALL.has(words[at] ?? "") && words[at]?.[0] !== letter) at--;
    if (at < 0 || words[at]?.[0] !== letter) return null;
    at--;
  }
  return words.slice(at + 1);
}

/** Whether the text says that these letters stand for something else than any of the names. */
export function standsForOther(abbreviations: Abbreviations, letters: string, names: readonly string[]): boolean {
  const meanings = abbreviations.get(letters);
  if (meanings === undefined) return false;
  const forms = names.map(keysOf).filter((keys) => keys.length > 1);
  return !meanings.some((words) => forms.some((form) => isAlike(words, form)));
}

/** One word may differ in a long name; in a short one it makes another thing. */
const ALIKE = 0.8;

function isAlike(one: readonly string[], two: readonly string[]): boolean {
  const [telling, others] = [one, two].map((keys) => keys.filter((key) => !SMALL.has(key)));
  if (telling === undefined || others === undefined) return false;
  const shared = telling.filter((key) => others.includes(key)).length;
  return shared / Math.max(1, Math.min(telling.length, others.length)) > ALIKE;
}
