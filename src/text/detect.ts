/** Signs that a text is Markdown (CommonMark 0.31.2): ATX headings, links, emphasis, fences. */
const SIGNS: readonly RegExp[] = [
  /^ {0,3}#{1,6}[ \t]+\S/mu,
  /\[[^\]\n]+\]\((?:https?:|mailto:|#|\/)[^)\n]*\)/u,
  /(?:^|\s)\*\*[^*\n]+\*\*(?=$|[\s.,;:)])/mu,
  /^ {0,3}(?:```|~~~)/mu,
  /^[^\n]*\S[^\n]*\n {0,3}(?:={3,}|-{3,})[ \t]*$/mu,
];

/**
 * Whether a text is Markdown rather than plain text: it has a `#` heading, or two other signs. Underlined headings alone
 * do not tell, because plain text has them too.
 */
export function isMarkdown(text: string): boolean {
  const [heading, ...others] = SIGNS.map((sign) => sign.test(text));
  return heading === true || others.filter(Boolean).length >= 2;
}
