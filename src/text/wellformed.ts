/**
 * A text without what no document can hold: halves of surrogate pairs become U+FFFD, control characters a space. The
 * length stays the same, so that offsets in it are offsets in the text that came.
 */
export function wellFormed(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (control) => (/[\t\n\r\f\u0085]/u.test(control) ? control : " "));
}
