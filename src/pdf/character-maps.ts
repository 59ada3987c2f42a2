import { PDFHexString, PDFString } from "./lib";

/** Readers pass over a range of more codes. */
const MOST_WRITTEN_OUT = 0xffffff;

/** Codes in the ranges of a character map (ISO 32000-2 §9.7.5, §9.10.3), which readers write out one by one. */
export function codesMapped(text: string): number {
  let count = 0;
  for (const [, section = ""] of text.matchAll(/begin(?:bf|cid)range([\s\S]*?)(?:end(?:bf|cid)range|$)/gu)) {
    const tokens = [...section.replace(/%[^\r\n]*/gu, " ").matchAll(MAP_TOKEN)];
    // The first code of a range, the last one, and what they stand for.
    for (let index = 0; index + 1 < tokens.length; index += 3) {
      const codes = codeOf(tokens[index + 1]?.[0] ?? "") - codeOf(tokens[index]?.[0] ?? "");
      if (codes > 0 && codes <= MOST_WRITTEN_OUT) count += codes;
    }
  }
  return count;
}

/** An array, a string in hexadecimal digits or in characters, or a number. */
const MAP_TOKEN = /\[[^\]]*\]|<[^>]*>|\((?:[^()\\]|\\[\s\S])*\)|[^\s<>()[\]]+/gu;

/** The last four bytes of a string (ISO 32000-2 §7.3.4) as a number, as readers take it. */
function codeOf(token: string): number {
  const string = token.startsWith("(")
    ? PDFString.of(token.slice(1, -1))
    : PDFHexString.of(token.replace(/[^0-9a-f]/giu, ""));
  return [...string.asBytes()].slice(-4).reduce((code, byte) => code * 256 + byte, 0);
}
