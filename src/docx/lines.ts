import mammoth from "mammoth";
import { type Context, createContext } from "../context";
import { type DocxPackage, openPackage, relationshipsPart } from "./package";
import { Splice } from "./splice";
import { isSymbolFont, showSymbols } from "./symbols";
import { attribute, child, childOn, childrenNamed, escapeXml, findAll } from "./xml";
import { writeZip } from "./zip";

/**
 * The lines of a DOCX as mammoth reads them: the outside reader that written files are checked with. It knows neither
 * headers nor footers, and of text boxes only the form for older programs.
 */
export async function docxLines(bytes: Uint8Array, context: Context = createContext()): Promise<readonly string[]> {
  return packageLines(await openPackage(bytes, context));
}

/**
 * The lines of an opened package. Mammoth is given the parts that hold the text: reading styles and lists costs it many
 * times as much, and tells nothing of the words. It takes no UTF-16, and reads hidden text though nobody sees it, so it
 * is given neither.
 */
export async function packageLines(source: DocxPackage): Promise<readonly string[]> {
  const parts = ["[Content_Types].xml", "_rels/.rels", relationshipsPart(source.main), source.main];
  const encoder = new TextEncoder();
  const read = parts.flatMap((name) => {
    const text = name === source.main ? visibleText(source) : source.text(name);
    return text === undefined ? [] : [{ name, text: withoutDeclaration(text) }];
  });
  const copy = writeZip(
    [...read, NO_STYLES].map(({ name, text }) => ({ name, data: encoder.encode(text), stored: true })),
  );
  const { value } = await mammoth.extractRawText({
    buffer: Buffer.from(copy.buffer, copy.byteOffset, copy.byteLength),
  });
  return value.split(/\n+/u).filter((line) => line !== "");
}

/** Without a part of styles, mammoth fails at the first table that names one. It looks for it here when it finds none. */
const NO_STYLES = {
  name: "word/styles.xml",
  text: '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
};

function withoutDeclaration(text: string): string {
  return text.replace(/^\s*<\?xml[^>]*\?>/u, "");
}

/**
 * The main part as it shows: without runs that are hidden by their own properties (ECMA-376 Part 1 §17.3.2.41), and
 * with the signs that symbol fonts show.
 */
function visibleText(source: DocxPackage): string {
  const text = source.text(source.main) ?? "";
  const root = source.xml(source.main);
  if (root === undefined || !/vanish|symbol|dings/iu.test(text)) return text;
  const splice = new Splice();
  for (const run of findAll(root, "w:r")) {
    const properties = child(run, "w:rPr");
    const font = attribute(child(properties, "w:rFonts"), "w:ascii");
    if (childOn(properties, "w:vanish") === true) splice.delete(run.start, run.end);
    else if (isSymbolFont(font)) {
      for (const words of childrenNamed(run, "w:t")) {
        splice.replace(words.innerStart, words.innerEnd, escapeXml(showSymbols(words.text, font)));
      }
    }
  }
  return splice.apply(text);
}
