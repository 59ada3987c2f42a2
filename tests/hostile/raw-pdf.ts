import { zlibSync } from "fflate";

/** An object's body, or a stream with the entries of its dictionary. */
export type RawObject = string | { readonly dictionary?: string; readonly data: Uint8Array | string };

/**
 * Puts objects 1, 2, 3… into a file with a plain cross-reference table (ISO 32000-1 §7.5), however wrong they are.
 * Object 1 is the catalog.
 */
export function rawPdf(objects: readonly RawObject[], trailer = ""): Uint8Array {
  const pieces: Buffer[] = [];
  let length = 0;
  const push = (piece: string | Uint8Array) => {
    const bytes = Buffer.from(piece as string, "latin1");
    pieces.push(bytes);
    length += bytes.length;
  };
  push("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
  const offsets = objects.map((object, index) => {
    const offset = length;
    push(`${index + 1} 0 obj\n`);
    if (typeof object === "string") push(object);
    else {
      const data = typeof object.data === "string" ? Buffer.from(object.data, "latin1") : object.data;
      push(`<< /Length ${data.length} ${object.dictionary ?? ""} >>\nstream\n`);
      push(data);
      push("\nendstream");
    }
    push("\nendobj\n");
    return offset;
  });
  const start = length;
  push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`);
  for (const offset of offsets) push(`${String(offset).padStart(10, "0")} 00000 n \n`);
  push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`);
  return new Uint8Array(Buffer.concat(pieces));
}

/** A deflated stream. */
export function deflated(data: string | Uint8Array, more = ""): RawObject {
  const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : data;
  return { dictionary: `/Filter /FlateDecode ${more}`, data: zlibSync(bytes) };
}

export const RESUME_LINES = [
  "Jo Vance",
  "jo.vance@example.com | 555-0100",
  "SUMMARY",
  "Project manager with ten years in clinics.",
  "EXPERIENCE",
  "Project Manager, Lakeside Clinics, 2018 to 2026",
  "Led a move of nine sites to new systems.",
  "EDUCATION",
  "BS Biology, State College, 2014",
];

/** Content of a page that shows a small resume in the font F1. */
export const RESUME_CONTENT = `BT /F1 11 Tf 14 TL 72 720 Td ${RESUME_LINES.map((line) => `(${line}) Tj T*`).join(" ")} ET`;

export interface OnePage {
  readonly content?: RawObject;
  /** Entries of the page, of its resources, of the catalog and of the font. */
  readonly page?: string;
  readonly resources?: string;
  readonly catalog?: string;
  readonly font?: string;
  /** Further fonts of the page. */
  readonly fonts?: string;
  /** Objects from number 6 on. */
  readonly more?: readonly RawObject[];
  readonly trailer?: string;
}

/** A small resume on one page: catalog, pages, page, content, font as objects 1 to 5. */
export function onePage(parts: OnePage = {}): Uint8Array {
  return rawPdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ""} >>`,
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R ${parts.fonts ?? ""} >> ${parts.resources ?? ""} >> ${parts.page ?? ""} >>`,
      parts.content ?? { data: RESUME_CONTENT },
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding ${parts.font ?? ""} >>`,
      ...(parts.more ?? []),
    ],
    parts.trailer,
  );
}
