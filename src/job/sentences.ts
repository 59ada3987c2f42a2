import nlp from "compromise/one";

/** A stretch of a text. Offsets are UTF-16 units, `end` excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Bullets, tabs and wide gaps: where a posting that lost its line breaks goes on to the next point. */
const CUT =
  /\r?\n|[•▪●◦■‣∙·►➢❖✓]|\t|\s+\*\s+|\s{3,}(?![\p{L}]+ (?:is|are) )(?=[\p{Lu}\d•-])|\s{2}(?=[\p{Lu}\d•-])(?![\p{L}]+ (?:is|are) )|(?<=[.:;])\s*-{1,2}\s?(?=\p{Lu})|(?<=;)\s+(?=[\p{Lu}\d(])|(?<=[a-z]:)\s+(?=\p{Lu})|\s+(?=(?:To apply|Please (?:contact|click|note)|If you are interested)\b)/gu;

/**
 * Parts a posting into sentences and points. compromise knows where sentences end (`e.g.`, `U.S.`, `Ph.D.` do not end
 * one); bullets and gaps part them further.
 */
export function sentencesOf(text: string): readonly Stretch[] {
  const sentences: Stretch[] = [];
  let at = 0;
  for (const terms of nlp.tokenize(text).docs) {
    const start = at;
    for (const { pre, text: word, post } of terms) at += pre.length + word.length + post.length;
    pushParts(text, start, Math.min(at, text.length), sentences);
  }
  pushParts(text, at, text.length, sentences);
  return sentences;
}

function pushParts(text: string, from: number, to: number, sentences: Stretch[]): void {
  const words = text.slice(from, to);
  let start = 0;
  for (const match of words.matchAll(CUT)) {
    pushTrimmed(text, from + start, from + match.index, sentences);
    start = match.index + match[0].length;
  }
  pushTrimmed(text, from + start, to, sentences);
}

function pushTrimmed(text: string, from: number, to: number, sentences: Stretch[]): void {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = start + words.trim().length;
  if (/\p{L}/u.test(words)) sentences.push({ start, end });
}
