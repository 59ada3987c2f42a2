import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFStream } from "./lib";

/**
 * Names of the fonts whose codes are numbers of glyphs, and that do not say which characters these stand for
 * (ISO 32000-2 §9.10.2): Identity-H over glyphs in the order of the font program, without a ToUnicode map. Readers make
 * up some text for them.
 */
export function unmappedFonts({ context }: PDFDocument): ReadonlySet<string> {
  const names = new Map<string, boolean>();
  for (const [, font] of context.enumerateIndirectObjects()) {
    if (!(font instanceof PDFDict) || font.lookup(PDFName.of("Subtype")) !== PDFName.of("Type0")) continue;
    const name = font.lookup(PDFName.of("BaseFont"));
    if (!(name instanceof PDFName)) continue;
    const known = names.get(name.decodeText()) ?? true;
    names.set(name.decodeText(), known && isUnmapped(font));
  }
  return new Set([...names].flatMap(([name, unmapped]) => (unmapped ? [name] : [])));
}

function isUnmapped(font: PDFDict): boolean {
  const encoding = font.lookup(PDFName.of("Encoding"));
  if (font.lookup(PDFName.of("ToUnicode")) instanceof PDFStream) return false;
  if (!(encoding instanceof PDFName) || !/^Identity-[HV]$/u.test(encoding.decodeText())) return false;
  const descendants = font.lookup(PDFName.of("DescendantFonts"));
  const inner = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  if (!(inner instanceof PDFDict)) return false;
  const system = inner.lookup(PDFName.of("CIDSystemInfo"));
  const ordering = system instanceof PDFDict ? system.lookup(PDFName.of("Ordering"))?.toString() : undefined;
  // A table from codes to glyphs is there because the codes are something else.
  return ordering === "(Identity)" && !(inner.lookup(PDFName.of("CIDToGIDMap")) instanceof PDFStream);
}
