import { type Context, createContext } from "../context";
import { closePdf, openPdf } from "./pdfjs";
import { readOwnContent } from "./read-layout";

/**
 * The text of a PDF as PDF.js reads it, in reading order, a paragraph a line, list markers included; page headers and footers follow the text.
 * The writer's own code has no part in it.
 */
export async function pdfLines(bytes: Uint8Array, context: Context = createContext()): Promise<string[]> {
  const { blocks, furniture } = await readOwnContent(bytes, context);
  return [...blocks, ...furniture].map(({ marker, text }) => (marker === undefined ? text : `${marker.text} ${text}`));
}

/**
 * The text of a PDF in the order in which it is painted, a painted line a line: the order of a file that is set anew,
 * where the lines of one cell of a table follow each other even if another cell stands beside them.
 */
export async function paintedLines(bytes: Uint8Array, { checkpoint }: Context): Promise<string[]> {
  const pdf = await openPdf(bytes);
  try {
    const lines: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      checkpoint();
      const { items } = await (await pdf.getPage(number)).getTextContent();
      const text = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("");
      lines.push(...text.split("\n"));
    }
    return lines;
  } finally {
    await closePdf(pdf);
  }
}
