import { describe, expect, it } from "vitest";
import { CASES } from "../laws/cases";
import { has, hasPython } from "./programs";
import {
  libreOfficeText,
  mammothText,
  mupdfText,
  pdfPages,
  pdfToText,
  pythonDocxText,
  qpdfProblems,
  squash,
  xmlProblems,
} from "./readers";

const POPPLER = has("pdftotext");
const QPDF = has("qpdf");
const MUPDF = has("mutool");
const XMLLINT = has("xmllint");
const PYTHON_DOCX = hasPython("docx");
const SOFFICE = has("soffice");

/** Right-to-left text comes in the order of the page from some readers, letter-spaced headings fall apart in most. */
const isPlain = ({ facts }: (typeof CASES)[number]) => !["ar", "he"].includes(facts.language);

const fold = (text: string) => squash(text).toLowerCase();

describe.each(CASES.filter(({ format }) => format === "docx"))("the fixture $name", (fixture) => {
  const bytes = fixture.input as Uint8Array;
  const { facts } = fixture;

  it("says what its facts say, read by mammoth", async () => {
    const text = fold(await mammothText(bytes));
    for (const { title } of facts.sections) expect(text).toContain(fold(title));
    for (const credential of facts.credentials) expect(text).toContain(fold(credential));
  });

  it.skipIf(!PYTHON_DOCX)("opens in python-docx", () => {
    expect(fold(pythonDocxText(bytes))).toContain(fold(facts.sections[0]!.title));
  });

  it.skipIf(!XMLLINT)("is made of well-formed XML", () => {
    expect(xmlProblems(bytes)).toEqual([]);
  });
});

describe.each(CASES.filter(({ format }) => format === "pdf"))("the fixture $name", (fixture) => {
  const bytes = fixture.input as Uint8Array;
  const { facts } = fixture;

  it.skipIf(!POPPLER || !isPlain(fixture))("says what its facts say, read by poppler", () => {
    const text = fold(pdfToText(bytes));
    for (const { title } of facts.sections) expect(text).toContain(fold(title));
    for (const credential of facts.credentials) expect(text).toContain(fold(credential));
    expect(text).toContain(fold(facts.name));
  });

  it.skipIf(!POPPLER)("has as many pages as its facts say", () => {
    expect(pdfPages(bytes)).toBe(facts.pages);
  });

  it.skipIf(!MUPDF)("opens in MuPDF", () => {
    expect(mupdfText(bytes).length).toBeGreaterThan(300);
  });

  it.skipIf(!QPDF)("is sound in structure", () => {
    expect(qpdfProblems(bytes)).toBe("");
  });
});

describe("the outside readers", () => {
  it.skipIf(!SOFFICE || !POPPLER)("include LibreOffice", () => {
    const classic = CASES.find(({ name }) => name === "word-classic")!;
    expect(fold(libreOfficeText(classic.input as Uint8Array))).toContain("clinicalapplications");
  });
});
