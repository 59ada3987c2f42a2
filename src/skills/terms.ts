import { type Token, tokensOf } from "./tokens";

interface Term<T> {
  readonly keys: readonly string[];
  readonly value: T;
  /** The term as written, when only that writing counts. */
  readonly exact?: string;
}

export interface TermHit<T> {
  readonly values: readonly T[];
  readonly start: number;
  readonly end: number;
}

/** Many terms, found in a text in one walk; of two that begin at one word the longer wins. */
export class Terms<T> {
  readonly #byFirst = new Map<string, Term<T>[]>();

  /** `exact` terms count only in the writing given (`Go`, `R`, `AP`). */
  add(term: string, value: T, exact: boolean): void {
    const keys = tokensOf(term).map(({ key }) => key);
    const [first] = keys;
    if (first === undefined) return;
    const list = this.#byFirst.get(first) ?? [];
    list.push({ keys, value, ...(exact ? { exact: term } : {}) });
    list.sort((left, right) => right.keys.length - left.keys.length);
    this.#byFirst.set(first, list);
  }

  find(text: string, tokens: readonly Token[] = tokensOf(text)): readonly TermHit<T>[] {
    const hits: TermHit<T>[] = [];
    for (let at = 0; at < tokens.length; ) {
      const found = this.#at(text, tokens, at);
      if (found === null) {
        at += 1;
      } else {
        hits.push(found.hit);
        at += found.length;
      }
    }
    return hits;
  }

  #at(text: string, tokens: readonly Token[], at: number): { hit: TermHit<T>; length: number } | null {
    const candidates = this.#byFirst.get(tokens[at]?.key ?? "") ?? [];
    const fitting = candidates.filter(({ keys, exact }) => {
      if (!keys.every((key, offset) => tokens[at + offset]?.key === key)) return false;
      const [from, to] = [tokens[at]?.start, tokens[at + keys.length - 1]?.end];
      return exact === undefined || text.slice(from, to) === exact;
    });
    const length = fitting[0]?.keys.length;
    const [from, to] = [tokens[at]?.start, tokens[at + (length ?? 0) - 1]?.end];
    if (length === undefined || from === undefined || to === undefined) return null;
    const values = [...new Set(fitting.filter(({ keys }) => keys.length === length).map(({ value }) => value))];
    return { hit: { values, start: from, end: to }, length };
  }
}

/** Short capitals and single letters mean something only as they are written. */
export function needsExactCase(term: string): boolean {
  return /^[\p{Lu}\d&/.-]{1,4}$/u.test(term) || term.length === 1;
}
