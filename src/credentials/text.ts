/**
 * Text as it may stand in any file the library writes: without control characters, lone surrogates, non-characters and
 * marks that turn the direction of what follows; space of every kind as one space.
 */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u0009-\u000D\u0085\u2028\u2029]+/gu, " ")
    .replace(/[\p{Cc}\p{Cs}\uFFFD\uFFFE\uFFFF\uFEFF\u200B\u202A-\u202E\u2060\u2066-\u2069]/gu, "")
    .replace(/[\s\u00A0]+/gu, " ")
    .trim();
}
