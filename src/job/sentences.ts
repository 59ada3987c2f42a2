import { createRequire } from "node:module";

/** A stretch of a text. Offsets are UTF-16 units, `end` excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a posting that lost its line breaks goes on to the next point. */
const CUTS: readonly RegExp[] = [
  // Bullets, tabs and wide gaps; two spaces before a capital, but not within a list of names (`Water Quality  Control,`).
  /[•▪●◦■‣∙·►➢❖✓]|\t|\s+\*\s+|\s{3,}(?![\p{L}]+ (?:is|are) )(?=[\p{Lu}\d•-])/u,
  /\s{2}(?=[\p{Lu}\d•-])(?![\p{L}]+ (?:is|are) )(?!(?<=\p{Lu}\p{Ll}{1,24}\s{2})\p{Lu}\p{Ll}+,)/u,
  /(?<=[.:;])\s*-{1,2}\s?(?=\p{Lu})|(?<=;)\s+(?=[\p{Lu}\d(])|(?<=[a-z]:)\s+(?=\p{Lu})/u,
  // Points that stand together without a space: `18 stops per dayUnload freight`, `DutiesOperate`, `DVIRRun ELD`.
  /(?=\p{Lu}\p{Ll}+\s\p{Ll})(?<=\b\p{Ll}{3,24}|\p{Ll}{2}[.!?]|\p{Lu}{2}[.!?])/u,
  /(?=\p{Lu}\p{Ll}+\s)(?<=(?:Duties|Responsibilities|Requirements|Summary|Description|Qualifications|Skills|Overview|Benefits|Education))/u,
  /(?=(?:Run|Check|Collect|Use|Work|Manage|Support|Maintain|Prepare|Provide|Complete|Perform|Operate|Ensure|Assist)\s)(?<=\p{Lu}{2})/u,
  /\s+(?=(?:To apply|Please (?:contact|click|note)|If you are interested)\b)/u,
];
const CUT = new RegExp(CUTS.map(({ source }) => source).join("|"), "gu");

type Compromise = typeof import("compromise/one").default;

let compromise: Compromise | undefined;

/**
 * compromise, loaded with the first posting. By `require`, which gives it as one file; by `import` it is 250, and one
 * with whatever other parts of it the program around has loaded, which would read sentences otherwise.
 */
function loadCompromise(): Compromise {
  compromise ??= createRequire(import.meta.url)("compromise/one") as Compromise;
  return compromise;
}

/**
 * Parts a posting into sentences and points. compromise knows where sentences end (`e.g.`, `U.S.`, `Ph.D.` do not end
 * one); bullets and gaps part them further.
 */
export function sentencesOf(text: string): readonly Stretch[] {
  const nlp = loadCompromise();
  const sentences: Stretch[] = [];
  for (const { start, end } of paragraphsOf(text)) {
    let at = start;
    for (const terms of nlp.tokenize(text.slice(start, end).replace(/[\r\n]/gu, " ")).docs) {
      const from = at;
      for (const { pre, text: word, post } of terms) at += pre.length + word.length + post.length;
      pushParts(text, from, Math.min(at, end), sentences);
    }
    pushParts(text, at, end, sentences);
  }
  return sentences;
}

/** From this length on a line may have been wrapped. */
const WRAPPED = 55;

/** Lines, with those that only go on the line before: a long one without an end, then a small letter. */
function paragraphsOf(text: string): readonly Stretch[] {
  const paragraphs: { start: number; end: number }[] = [];
  for (const line of text.matchAll(/[^\r\n]+/gu)) {
    const last = paragraphs.at(-1);
    const [start, end] = [line.index, line.index + line[0].length];
    const before = last === undefined ? "" : text.slice(last.end - 1, last.end);
    const isNext = last !== undefined && start - last.end <= 2 && !/\n[^\n]*\n/u.test(text.slice(last.end, start));
    const isLong =
      last !== undefined && last.end - Math.max(last.start, text.lastIndexOf("\n", last.end - 1)) >= WRAPPED;
    if (last !== undefined && isNext && isLong && /[\p{L}\p{N},]/u.test(before) && /^\p{Ll}/u.test(line[0]))
      last.end = end;
    else paragraphs.push({ start, end });
  }
  return paragraphs;
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
  const start = from + (/^[\s\u2060]+/u.exec(words)?.[0].length ?? 0);
  const end = Math.max(start, from + words.trimEnd().length);
  if (/\p{L}/u.test(words)) sentences.push({ start, end });
}
