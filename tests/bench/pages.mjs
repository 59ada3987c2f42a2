// Resumes of so many pages, for the growth of time with length.
import { zipSync } from "fflate";
import { PDFDocument, StandardFonts } from "pdf-lib";

const LINES_PER_PAGE = 45;

function linesOf(pages) {
  const lines = Array.from(
    { length: pages * LINES_PER_PAGE - 2 },
    (_, index) => `Led project ${index + 1} of nine sites and four vendors, on time and within its budget.`,
  );
  return ["Jo Vance", "EXPERIENCE", ...lines];
}

export function docxOf(pages) {
  const encode = (xml) => new TextEncoder().encode(xml);
  const paragraphs = linesOf(pages).map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`);
  const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const opc = "http://schemas.openxmlformats.org/package/2006";
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  return zipSync({
    "[Content_Types].xml": encode(
      `<Types xmlns="${opc}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${main}"/></Types>`,
    ),
    "_rels/.rels": encode(
      `<Relationships xmlns="${opc}/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": encode(`<w:document xmlns:w="${w}"><w:body>${paragraphs.join("")}</w:body></w:document>`),
  });
}

export async function pdfOf(pages) {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const lines = linesOf(pages);
  for (let start = 0; start < lines.length; start += LINES_PER_PAGE) {
    const page = document.addPage([612, 792]);
    for (const [row, text] of lines.slice(start, start + LINES_PER_PAGE).entries()) {
      page.drawText(text, { x: 72, y: 720 - row * 14, size: start + row < 2 ? 14 : 10, font });
    }
  }
  return document.save();
}
