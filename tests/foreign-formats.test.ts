import { expect, test } from "vitest";
import { refuseForeignFormat } from "../src/foreign-formats";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const zipOf = (name: string) => bytes(`PK\x03\x04${"\0".repeat(26)}${name}`);

test.each<[string, Uint8Array | string, RegExp]>([
  ["RTF as text", "{\\rtf1\\ansi Dana}", /RTF file.*save it as DOCX/u],
  ["RTF as bytes", bytes("{\\rtf1\\ansi Dana}"), /RTF file/u],
  ["a web page", "\uFEFF <!DOCTYPE html><p>Dana", /web page/u],
  ["OpenDocument", zipOf("mimetypeapplication/vnd.oasis.opendocument.text"), /OpenDocument/u],
  ["Pages", zipOf("Index/Document.iwa"), /Pages/u],
  ["a PNG", bytes("\x89PNG\r\n\x1A\n"), /picture/u],
  ["a JPEG", bytes("\xFF\xD8\xFF\xE0"), /picture/u],
])("%s is refused by name, with what to do", (_, input, words) => {
  expect(() => refuseForeignFormat(input)).toThrow(words);
  expect(() => refuseForeignFormat(input)).toThrow(expect.objectContaining({ code: "unsupported-format" }));
});

test.each<[string, Uint8Array | string]>([
  ["a DOCX", zipOf("[Content_Types].xml")],
  ["a PDF", bytes("%PDF-1.7")],
  ["JSON", '{ "basics": {} }'],
  ["plain text that talks of HTML", "Dana Okafor\nHTML, CSS"],
  ["Markdown with a comment", "<!-- resume --> # Dana"],
])("%s passes", (_, input) => {
  expect(() => refuseForeignFormat(input)).not.toThrow();
});
