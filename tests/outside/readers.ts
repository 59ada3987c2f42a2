import { unzipSync } from "fflate";
import mammoth from "mammoth";
import { convert, PYTHON, runOn } from "./programs";

/** Text of a DOCX by mammoth. */
export async function mammothText(bytes: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
}

/** Text of a DOCX's body by python-docx, tables included, in document order. */
export function pythonDocxText(bytes: Uint8Array): string {
  const script =
    "import sys, docx\nbody = docx.Document(sys.argv[1]).element.body\n" +
    "print('\\n'.join(''.join(t.text or '' for t in p.iter() if t.tag.endswith('}t')) for p in body.iter() if p.tag.endswith('}p')))";
  return must(runOn(PYTHON, ["-c", script, "{}"], bytes, "docx"));
}

/** Text of a DOCX as LibreOffice Writer opens it: by its PDF export. */
export function libreOfficeText(bytes: Uint8Array): string {
  return pdfToText(convert(bytes, "docx", "pdf"));
}

/** Problems that xmllint finds in the XML parts of a package; empty when all are well-formed. */
export function xmlProblems(bytes: Uint8Array): readonly string[] {
  return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => {
    if (!/\.(xml|rels)$/u.test(name)) return [];
    const { status, stderr } = runOn("xmllint", ["--noout", "--nonet", "--huge", "{}"], part, "xml");
    return status === 0 ? [] : [`${name}: ${stderr.trim()}`];
  });
}

/** Text of a PDF by poppler, in its own reading order. */
export function pdfToText(bytes: Uint8Array, layout: "reading" | "raw" | "physical" = "reading"): string {
  const option = { reading: [], raw: ["-raw"], physical: ["-layout"] }[layout];
  return must(runOn("pdftotext", [...option, "-enc", "UTF-8", "{}", "-"], bytes, "pdf"));
}

/** Text of a PDF by MuPDF. */
export function mupdfText(bytes: Uint8Array): string {
  return must(runOn("mutool", ["draw", "-q", "-F", "txt", "{}"], bytes, "pdf"));
}

/** What qpdf finds wrong with a PDF's structure; empty when it is sound. */
export function qpdfProblems(bytes: Uint8Array): string {
  const { status, stdout, stderr } = runOn("qpdf", ["--check", "{}"], bytes, "pdf");
  return status === 0 ? "" : `${stdout}${stderr}`;
}

export interface PdfFont {
  readonly name: string;
  readonly embedded: boolean;
  readonly toUnicode: boolean;
  /** One of the fourteen that every viewer brings (ISO 32000-1 §9.6.2.2). */
  readonly standard: boolean;
}

/** Fonts of a PDF by poppler. */
export function pdfFonts(bytes: Uint8Array): readonly PdfFont[] {
  const [, rule = "", ...lines] = must(runOn("pdffonts", ["{}"], bytes, "pdf")).split("\n");
  const widths = rule.split(" ").map((dashes) => dashes.length);
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const cells: string[] = [];
      let at = 0;
      for (const width of widths) {
        cells.push(line.slice(at, at + width).trim());
        at += width + 1;
      }
      const [name = "", , , embedded, , toUnicode] = cells;
      const standard = /^(Helvetica|Times|Courier|Symbol|ZapfDingbats)/u.test(name);
      return { name, embedded: embedded === "yes", toUnicode: toUnicode === "yes", standard };
    });
}

export interface PdfWord {
  readonly page: number;
  readonly text: string;
  /** Left edge and top, points from the page's top left corner. */
  readonly x: number;
  readonly y: number;
}

/** Words of a PDF with their places, by poppler. */
export function pdfWords(bytes: Uint8Array): readonly PdfWord[] {
  let page = -1;
  const words: PdfWord[] = [];
  const pattern = /<page |<word xMin="([\d.-]+)" yMin="([\d.-]+)"[^>]*>([^<]*)</gu;
  for (const [, x, y, text = ""] of must(runOn("pdftotext", ["-bbox", "{}", "-"], bytes, "pdf")).matchAll(pattern)) {
    if (x === undefined) page += 1;
    else words.push({ page, text: text.replace(/&amp;/gu, "&").replace(/&lt;/gu, "<"), x: Number(x), y: Number(y) });
  }
  return words;
}

/** Pages of a PDF by poppler. */
export function pdfPages(bytes: Uint8Array): number {
  return Number(/^Pages:\s+(\d+)/mu.exec(must(runOn("pdfinfo", ["{}"], bytes, "pdf")))?.[1]);
}

/** Text without what readers write differently: space, ligatures, soft hyphens, direction marks. */
export function squash(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu, "");
}

function must({ status, stdout, stderr }: { status: number; stdout: string; stderr: string }): string {
  if (status !== 0) throw new Error(stderr.trim() || `ended with ${status}`);
  return stdout;
}
