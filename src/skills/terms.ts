import { type Word, wordsOf } from "./words";

interface Term<T> {
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

/** Terms that share their first words: those that end here, and those that go on; most do one of the two. */
interface Stem<T> {
  ends?: Term<T>[];
  next?: Map<string, Stem<T>>;
}

/** Many terms, found in a text in one walk; of two that begin at one word the longer wins. */
export class Terms<T> {
  readonly #root: Stem<T> = {};

  /** `exact` terms count only in the writing given (`Go`, `R`, `AP`). */
  add(term: string, value: T, exact = false): void {
    let stem = this.#root;
    for (const { key } of wordsOf(term)) {
      stem.next ??= new Map();
      const next = stem.next.get(key) ?? {};
      stem.next.set(key, next);
      stem = next;
    }
    if (stem === this.#root) return;
    stem.ends ??= [];
    stem.ends.push({ value, hasComma: term.includes(","), ...(exact ? { exact: term } : {}) });
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
    let longest: { hit: TermHit<T>; length: number } | null = null;
    let stem = this.#root.next?.get(words[at]?.key ?? "");
    let crossesComma = false;
    for (let length = 1; stem !== undefined; length++) {
      const [start, end] = [words[at]!.start, words[at + length - 1]!.end];
      const ending = stem.ends?.filter(
        ({ hasComma, exact }) => (hasComma || !crossesComma) && isWrittenAs(text.slice(start, end), exact),
      );
      if (ending !== undefined && ending.length > 0) {
        longest = { hit: { values: [...new Set(ending.map(({ value }) => value))], start, end }, length };
      }
      const word = words[at + length];
      if (word === undefined || stem.next === undefined || !JOINT.test(word.before)) break;
      crossesComma ||= word.before.includes(",");
      stem = stem.next.get(word.key);
    }
    return longest;
  }
}

/** As given, or in the plural (`PLCs`). */
function isWrittenAs(said: string, exact: string | undefined): boolean {
  return exact === undefined || said === exact || (exact.length > 1 && said === `${exact}s`);
}

/** Short capitals and single letters mean something only as they are written. */
export function needsExactCase(term: string): boolean {
  return /^[\p{Lu}\d&/.-]{1,4}$/u.test(term) || term.length === 1;
}
