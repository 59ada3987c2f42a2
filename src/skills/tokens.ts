/** A word of a text, as terms are compared. */
export interface Token {
  readonly key: string;
  /** UTF-16 offsets in the text, `end` excluded. */
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]{1,2}\b)?|(?<=[\p{L}\p{N}])[+#]+|\.(?=[\p{L}])|&/gu;

/**
 * Parts a text into words: signs that belong to names are kept (`C++`, `A+`, `.NET`, `Node.js`), hyphens and slashes are
 * not, plurals are folded, `&` is `and`.
 */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(WORD)].map((match) => ({
    key: keyOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function keyOf(word: string): string {
  if (word === "&") return "and";
  const lower = word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]s?$/u, "")
    .replaceAll("’", "'");
  if (lower.length > 4 && lower.endsWith("ies")) return `${lower.slice(0, -3)}y`;
  return lower.length > 3 && lower.endsWith("s") && !/(?:ss|us|is)$/u.test(lower) ? lower.slice(0, -1) : lower;
}
