import { ResumeError } from "./errors";

/** Files that people take for a resume the library reads: how they begin, and what they are. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^\uFEFF?\s*\{\\rtf/u, "an RTF file"],
  [/^\uFEFF?\s*<(?:!doctype\s+html|html)\b/iu, "a web page (HTML)"],
  [/^PK\x03\x04.{26}mimetypeapplication\/vnd\.oasis\.opendocument/su, "an OpenDocument file (ODT)"],
  [/^PK\x03\x04.{26}(?:Index\/|Data\/|preview\.jpg|buildVersionHistory)/su, "a Pages document"],
  [/^(?:\x89PNG|\xFF\xD8\xFF|GIF8|II\*\0|MM\0\*|RIFF.{4}WEBP)/su, "a picture"],
];

/**
 * Refuses, by name, what is easily taken for a resume file.
 * @throws {ResumeError} `unsupported-format`
 */
export function refuseForeignFormat(input: Uint8Array | string): void {
  const head = typeof input === "string" ? input.slice(0, 512) : String.fromCharCode(...input.subarray(0, 512));
  const found = FOREIGN.find(([beginning]) => beginning.test(head));
  if (found === undefined) return;
  const [, name] = found;
  throw new ResumeError(
    "unsupported-format",
    name === "a picture"
      ? "This is a picture, which has no text to read. Give the DOCX or PDF it was made from."
      : `This is ${name}. Open it in a word processor and save it as DOCX, or as PDF.`,
  );
}
