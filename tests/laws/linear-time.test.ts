import { zipSync } from "fflate";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { parseJob, readCredentials, tailorResume } from "resume-tailor";
import { describe, expect, it } from "vitest";
import { TODAY } from "./cases";

const JOB = "Project manager. PMP certification is required. Scrum is preferred.";
const CREDENTIALS = [{ name: "Project Management Professional", acronym: "PMP", issuer: "PMI", issued: "2024-03" }];
const LINE = "Led a project of nine sites and four vendors, on time and within its budget.";

let runs = 0;

/** With limits of its own, so that nothing is taken from what an earlier run remembers. */
const tailor = (resume: Uint8Array | string) => {
  runs += 1;
  return tailorResume(resume, {
    job: JOB,
    credentials: CREDENTIALS,
    today: TODAY,
    limits: { deadlineMs: 120_000 + runs },
  });
};

/** What is done to inputs of a size; the sizes are large enough for the fixed part of a run not to count. */
const WORK: readonly (readonly [string, number, (size: number) => Promise<() => unknown>])[] = [
  [
    "a DOCX of many paragraphs",
    3000,
    async (size) => {
      const bytes = docx(size);
      return () => tailor(bytes.slice());
    },
  ],
  [
    "a PDF of many lines",
    1500,
    async (size) => {
      const bytes = await pdf(size);
      return () => tailor(bytes.slice());
    },
  ],
  [
    "a text of many lines",
    1500,
    async (size) => {
      const text = `Jo Vance\n\nEXPERIENCE\n${`- ${LINE}\n`.repeat(size)}`;
      return () => tailor(text);
    },
  ],
  [
    "a posting of many requirements",
    700,
    async (size) => {
      const text = "- Experience with SQL, Excel and Scrum is required.\n".repeat(size);
      return () => parseJob(text);
    },
  ],
  [
    "many credentials",
    400,
    async (size) => {
      return () => {
        runs += 1;
        const names = Array.from({ length: size }, (_, index) => `Course ${index} in planning, part ${runs}`);
        return readCredentials(
          names.map((name) => ({ name, issuer: "PMI" })),
          { today: TODAY },
        );
      };
    },
  ],
];

describe("twice the input takes at most two and a half times the time", () => {
  it.each(WORK)("%s", { timeout: 120_000, retry: 2 }, async (_, size, prepare) => {
    const [once, twice] = [await prepare(size), await prepare(2 * size)];
    await once();
    const [single, double] = [await best(once), await best(twice)];
    expect(double / single).toBeLessThan(2.5);
  });
});

/** The quickest of three runs: what else the machine does only ever adds. */
async function best(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 3; count += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

function docx(paragraphs: number): Uint8Array {
  const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const encode = (xml: string) => new TextEncoder().encode(xml);
  return zipSync({
    "[Content_Types].xml": encode(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    "_rels/.rels": encode(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    "word/document.xml": encode(
      `<w:document xmlns:w="${w}"><w:body>${p("Jo Vance")}${p("EXPERIENCE")}${p(LINE).repeat(paragraphs)}</w:body></w:document>`,
    ),
  });
}

async function pdf(lines: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const texts = ["Jo Vance", "EXPERIENCE", ...Array.from({ length: lines }, () => LINE)];
  const PER_PAGE = 48;
  for (let start = 0; start < texts.length; start += PER_PAGE) {
    const page = document.addPage([612, 792]);
    for (const [row, text] of texts.slice(start, start + PER_PAGE).entries()) {
      page.drawText(text, { x: 72, y: 720 - row * 14, size: start + row < 2 ? 14 : 10, font });
    }
  }
  return document.save();
}
