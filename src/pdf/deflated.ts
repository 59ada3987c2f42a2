import { zlibSync } from "fflate";
import type { PDFContext, PDFRawStream } from "./lib";

/**
 * A stream with the FlateDecode filter (ISO 32000-2 §7.4.4). Not by Node's zlib, which gives other bytes on another
 * processor; and not as pdf-lib does it, which takes longer for the same.
 */
export function deflated(
  context: PDFContext,
  content: Uint8Array | string,
  entries: Readonly<Record<string, string | number>> = {},
): PDFRawStream {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return context.stream(zlibSync(bytes), { ...entries, Filter: "FlateDecode" });
}
