import mammoth from "mammoth";

/**
 * The lines of a DOCX as mammoth reads them: the outside reader that written files are checked with. It knows neither
 * headers nor footers, and of text boxes only the form for older programs.
 */
export async function docxLines(bytes: Uint8Array): Promise<readonly string[]> {
  const { value } = await mammoth.extractRawText({ buffer: asBuffer(bytes) });
  return value.split(/\n+/u).filter((line) => line !== "");
}

/** The same bytes as the kind of array that mammoth takes. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
