import { type Context, createContext } from "../context";
import { readContent } from "./read-layout";

/**
 * The text of a PDF as PDF.js reads it, in reading order, a paragraph a line, list markers included; page headers and footers follow the text.
 * The writer's own code has no part in it.
 */
export async function pdfLines(bytes: Uint8Array, context: Context = createContext()): Promise<string[]> {
  const { blocks, furniture } = await readContent(bytes, context);
  return [...blocks, ...furniture].map(({ marker, text }) => (marker === undefined ? text : `${marker.text} ${text}`));
}
