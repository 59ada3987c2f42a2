/** What tells a hyphen that parts a word at a line's end from one that is written. */
export interface Hyphenation {
  /** All words of the document that no line's end parts, in small letters. */
  readonly words: ReadonlySet<string>;
  /** Whether the program that made the file parts words by itself. */
  readonly isAutomatic: boolean;
}

/** What becomes of the seam between two lines: characters to take off the first, and what to put between. */
export interface Seam {
  readonly drop: number;
  readonly add: string;
}

const CLOSED: Seam = { drop: 0, add: "" };
const OPEN: Seam = { drop: 0, add: " " };
const HYPHEN_GONE: Seam = { drop: 1, add: "" };

/** How two lines of a paragraph are joined: by a space, by nothing, or with the hyphen taken away. */
export function seamBetween(before: string, after: string, hyphenation: Hyphenation): Seam {
  if (isCjkPair(before, after)) return CLOSED;
  if (before.endsWith("\u00AD")) return HYPHEN_GONE;
  if (!/[-\u2010/_=&?.]$/u.test(before)) return OPEN;
  const [, head] = /([\p{L}\p{M}]+)[-\u2010]$/u.exec(before) ?? [];
  const [, tail] = /^([\p{L}\p{M}]+)/u.exec(after) ?? [];
  if (head !== undefined && tail !== undefined) {
    const { words, isAutomatic } = hyphenation;
    if (words.has(`${head}${tail}`.toLowerCase())) return HYPHEN_GONE;
    if (words.has(`${head}-${tail}`.toLowerCase()) || !/^\p{Ll}/u.test(tail)) return CLOSED;
    return before.endsWith("\u2010") || (isAutomatic && !COMPOUND_HEADS.test(head)) ? HYPHEN_GONE : CLOSED;
  }
  if (/\S[-\u2010/]$/u.test(before) && /^[\p{L}\d]/u.test(after)) return CLOSED;
  if (/(?:https?:\/\/|www\.)\S*[_=&?.]$/u.test(before)) return CLOSED;
  return OPEN;
}

/** Words that are written with a hyphen after them: a line that ends in one was broken there. */
const COMPOUND_HEADS =
  /^(?:self|cross|non|co|ex|multi|post|semi|anti|full|part|long|short|high|low|real|end|front|back|well|data|cost|time|user|client|customer|award|detail|results?|team|state|first|second|third|one|two|three|four|five|ten|test|object|mid|large|small|open|cloud|key)$/iu;

const CJK = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]/u;

/** Whether the seam stands between two characters of scripts that set no spaces. */
export function isCjkPair(before: string, after: string): boolean {
  return CJK.test(before.at(-1) ?? "") && CJK.test(after[0] ?? "");
}
