/** Signs that a line is Markdown (CommonMark 0.31.2): ATX headings, links, emphasis, fences. */
const HEADING = /^ {0,3}#{1,6}[ \t]+\S/u;
const SIGNS: readonly RegExp[] = [
  /\[[^\][\n]{1,300}\]\((?:https?:|mailto:|#|\/)[^)\n]{0,500}\)/u,
  /(?:^|\s)\*\*[^*\s][^*\n]{0,300}\*\*(?=$|[\s.,;:)])/u,
  /^ {0,3}(?:```|~~~)/u,
];
const UNDERLINE = /^ {0,3}(?:={3,}|-{3,})[ \t]*$/u;

/** Past these a text is read as plain: the parser of Markdown takes time in the square of them. */
const LONGEST_TEXT = 400_000;
const LONGEST_LINE = 10_000;
const MOST_MARKS = 500;
const DEEPEST_INDENT = 60;

/**
 * Whether a text is Markdown rather than plain text: it has a `#` heading, or two other signs. Underlined headings alone
 * do not tell, because plain text has them too.
 */
export function isMarkdown(text: string): boolean {
  if (text.length > LONGEST_TEXT) return false;
  const lines = text.split(/\r\n|[\n\r]/u);
  if (lines.some(isUnreasonable)) return false;
  if (lines.some((line) => HEADING.test(line))) return true;
  const found = SIGNS.filter((sign) => lines.some((line) => sign.test(line))).length;
  const isUnderlined = lines.some((line, index) => UNDERLINE.test(line) && (lines[index - 1] ?? "").trim() !== "");
  return found + (isUnderlined ? 1 : 0) >= 2;
}

function isUnreasonable(line: string): boolean {
  if (line.length > LONGEST_LINE || line.length - line.trimStart().length > DEEPEST_INDENT) return true;
  return (line.match(/[*_[\]`>~]/gu)?.length ?? 0) > MOST_MARKS;
}
