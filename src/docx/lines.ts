import { deflateSync } from "fflate";
import mammoth from "mammoth";
import { type Context, createContext } from "../context";
import { type DocxPackage, openText, relationshipsPart } from "./package";
import { type DocumentPiece, documentPieces } from "./pieces";
import { escapeXml } from "./xml";
import { writeZip } from "./zip";

/**
 * The lines of a DOCX as mammoth reads them: the outside reader that written files are checked with. It knows neither
 * headers nor footers, and of text boxes only the form for older programs.
 *
 * Mammoth is given the parts that hold the text: reading styles and lists costs it many times as much, and tells nothing
 * of the words. It takes no UTF-16, reads hidden text though nobody sees it, and needs many times the memory of what it
 * reads, so it is given the text as it shows, piece by piece.
 */
export async function docxLines(bytes: Uint8Array, context: Context = createContext()): Promise<readonly string[]> {
  const { checkpoint } = context;
  const source = await openText(bytes, context);
  const lines: string[] = [];
  for (const piece of documentPieces(source.text(source.main) ?? "", source.main, context)) {
    checkpoint();
    for (const line of await pieceLines(source, piece)) lines.push(line);
  }
  return lines;
}

async function pieceLines(
  source: Pick<DocxPackage, "main" | "text">,
  piece: DocumentPiece,
): Promise<readonly string[]> {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ["[Content_Types].xml", source.text("[Content_Types].xml")],
    ["_rels/.rels", source.text("_rels/.rels")],
    [relationshipsPart(source.main), relationshipsOf(piece)],
    [source.main, piece.xml],
    ["word/styles.xml", NO_STYLES],
  ];
  const encoder = new TextEncoder();
  const copy = writeZip(
    parts.flatMap(([name, text]) => {
      if (text === undefined) return [];
      const data = encoder.encode(withoutDeclaration(text));
      // Mammoth inflates it at once: packing it would only take time.
      return [{ name, data, deflated: deflateSync(data, { level: 0 }) }];
    }),
  );
  const { value } = await mammoth.extractRawText({
    buffer: Buffer.from(copy.buffer, copy.byteOffset, copy.byteLength),
  });
  return value.split(/\n+/u).filter((line) => line !== "");
}

/** Without a part of styles, mammoth fails at the first table that names one. It looks for it here when it finds none. */
const NO_STYLES = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';

/** What the piece refers to, wherever it leads: mammoth fails on a reference that leads nowhere, which Word bears. */
function relationshipsOf({ references }: DocumentPiece): string {
  const all = [...references].map((id) => `<Relationship Id="${escapeXml(id)}" Type="text" Target="text"/>`);
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
}

function withoutDeclaration(text: string): string {
  return text.replace(/^\s*<\?xml[^>]*\?>/u, "");
}
