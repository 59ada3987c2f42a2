import { type Word, wordsOf } from "./words";

interface Term<T> {
  readonly keys: readonly string[];
  readonly value: T;
  /** It has a comma itself; otherwise a comma ends it. */
  readonly hasComma: boolean;
  /** The term as written, when only that writing counts. */
  readonly exact?: string;
}

export interface TermHit<T> {
  readonly values: readonly T[];
  readonly start: number;
  readonly end: number;
}

/** What may stand between two words of one term: `CI/CD`, `T-SQL`, `Node.js`, a line that was wrapped. */
const JOINT = /^(?:[ \t\u00a0]*[-‐‑–—/&:()®™'’]?[ \t\u00a0]*|\.|\s?\r?\n\s?|, )$/u;

/** Many terms, found in a text in one walk; of two that begin at one word the longer wins. */
export class Terms<T> {
  readonly #byFirst = new Map<string, Term<T>[]>();

  /** `exact` terms count only in the writing given (`Go`, `R`, `AP`). */
  add(term: string, value: T, exact = false): void {
    const keys = wordsOf(term).map(({ key }) => key);
    const [first] = keys;
    if (first === undefined) return;
    const list = this.#byFirst.get(first) ?? [];
    list.push({ keys, value, hasComma: term.includes(","), ...(exact ? { exact: term } : {}) });
    this.#byFirst.set(first, list);
  }

  find(text: string, words: readonly Word[]): readonly TermHit<T>[] {
    const hits: TermHit<T>[] = [];
    for (let at = 0; at < words.length; ) {
      const found = this.#longestAt(text, words, at);
      if (found !== null) hits.push(found.hit);
      at += found?.length ?? 1;
    }
    return hits;
  }

  #longestAt(text: string, words: readonly Word[], at: number): { hit: TermHit<T>; length: number } | null {
    let length = 0;
    let values: T[] = [];
    for (const term of this.#byFirst.get(words[at]?.key ?? "") ?? []) {
      if (term.keys.length < length || !stands(term, text, words, at)) continue;
      if (term.keys.length > length) values = [];
      length = term.keys.length;
      if (!values.includes(term.value)) values.push(term.value);
    }
    const [start, end] = [words[at]?.start, words[at + length - 1]?.end];
    return length === 0 || start === undefined || end === undefined ? null : { hit: { values, start, end }, length };
  }
}

function stands<T>({ keys, hasComma, exact }: Term<T>, text: string, words: readonly Word[], at: number): boolean {
  for (let offset = 1; offset < keys.length; offset++) {
    const word = words[at + offset];
    if (word === undefined || word.key !== keys[offset] || !JOINT.test(word.before)) return false;
    if (!hasComma && word.before.includes(",")) return false;
  }
  return exact === undefined || text.slice(words[at]?.start, words[at + keys.length - 1]?.end) === exact;
}

/** Short capitals and single letters mean something only as they are written. */
export function needsExactCase(term: string): boolean {
  return /^[\p{Lu}\d&/.-]{1,4}$/u.test(term) || term.length === 1;
}
