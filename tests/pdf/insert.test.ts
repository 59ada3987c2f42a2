import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { insertPdf } from "../../src/pdf/insert";
import {
  clip,
  degrees,
  endPath,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  rectangle,
  rgb,
  StandardFonts,
  setTextRenderingMode,
  TextRenderingMode,
} from "../../src/pdf/lib";
import { pdfLines } from "../../src/pdf/lines";
import type { PdfLine } from "../../src/pdf/page-layout";
import { readLayout } from "../../src/pdf/read-layout";
import { has } from "../outside/programs";
import { pdfToText, qpdfProblems } from "../outside/readers";
import { inserted, planned, RESUME, sheet, write } from "./inserted";

const SECTION = ["Certifications", "Certified Harbour Auditor, Port Board, 2024", "Ledger Master, 2023"];
const bare = RESUME.map((line) => line.replace("# ", ""));

const plain = () => sheet((tools) => void write(tools.document.addPage([612, 792]), RESUME, tools));

async function linesOf(bytes: Uint8Array): Promise<readonly PdfLine[]> {
  const { pages } = await readLayout(bytes, createContext());
  return pages.flatMap(({ lines }) => lines);
}

const heightOf = (lines: readonly PdfLine[], text: string) =>
  lines.find((line) => line.text.startsWith(text))?.baseline ?? Number.NaN;

describe("a section in a PDF", () => {
  it("is read at its place, and every old line once, in order", async () => {
    const { document, plan } = await planned(await plain(), { before: "Experience" });
    const { bytes } = await inserted(document, plan);
    expect(await pdfLines(bytes)).toEqual([...bare.slice(0, 3), ...SECTION, ...bare.slice(3)]);
  });

  it("leaves what is above it where it is, and moves what is below down by one distance", async () => {
    const source = await plain();
    const { document, plan } = await planned(source, { before: "Experience" });
    const [before, after] = [await linesOf(source), await linesOf((await inserted(document, plan)).bytes)];
    const moves = bare.map((text) => Math.round((heightOf(before, text) - heightOf(after, text)) * 100) / 100);
    expect(moves.slice(0, 3)).toEqual([0, 0, 0]);
    expect(moves[3]).toBeGreaterThan(40);
    expect(new Set(moves.slice(3)).size).toBe(1);
  });

  it("looks like its neighbours: heading like heading, entry like text, the same distances", async () => {
    const { document, plan } = await planned(await plain(), { before: "Experience" });
    const lines = await linesOf((await inserted(document, plan)).bytes);
    const run = (text: string) => lines.find((line) => line.text.startsWith(text))?.runs[0];
    expect(run("Certifications")).toMatchObject({ size: 14, x: 72, font: { bold: true } });
    expect(run("Certified")).toMatchObject({ size: 10, x: 72, font: { bold: false } });
    const gap = (upper: string, lower: string) => heightOf(lines, upper) - heightOf(lines, lower);
    expect(gap("Certifications", "Certified")).toBeCloseTo(gap("Experience", "Clerk"), 1);
    expect(gap("Keeps", "Certifications")).toBeCloseTo(gap("Ledger", "Experience"), 1);
  });

  it("has its words where those of the other items are, though their marker is read as another sign", async () => {
    const source = await sheet(async (tools) => {
      const page = tools.document.addPage([612, 792]);
      const courier = await tools.document.embedFont(StandardFonts.Courier);
      const y = write(page, RESUME.slice(0, 5), tools);
      ["Counted the ships.", "Counted the crates."].forEach((text, index) => {
        page.drawText("o", { x: 78, y: y - 14 * index, size: 10, font: courier });
        page.drawText(text, { x: 96, y: y - 14 * index, size: 10, font: tools.regular });
      });
      write(page, RESUME.slice(6), tools, 72, y - 28);
    });
    const { document, plan } = await planned(source, { before: "Education" });
    const modelEntry = document.blocks.findIndex(({ text }) => text.startsWith("Counted"));
    const { bytes } = await inserted(document, { ...plan, manner: { ...plan.manner, marker: "bullet", modelEntry } });
    const entry = (await linesOf(bytes)).find(({ text }) => text.includes("Certified"));
    const words = entry?.runs.find(({ text }) => text.includes("Certified"));
    expect(words?.starts[words.text.indexOf("Certified")]).toBeCloseTo(96, 0);
  });

  it("stands at the end after the last block", async () => {
    const { document, plan } = await planned(await plain(), { after: "Diploma" });
    expect(await pdfLines((await inserted(document, plan)).bytes)).toEqual([...bare, ...SECTION]);
  });

  it("gives the same bytes for the same input", async () => {
    const source = await plain();
    const run = async () => {
      const { document, plan } = await planned(source.slice(), { before: "Experience" });
      return (await inserted(document, plan)).bytes;
    };
    expect(Buffer.compare(await run(), await run())).toBe(0);
  });

  it("is marked, so that a later run finds it", async () => {
    const { document, plan } = await planned(await plain(), { before: "Experience" });
    const again = await planned((await inserted(document, plan)).bytes, { before: "Experience" });
    expect(again.document.blocks.filter(({ added }) => added).map(({ text }) => text)).toEqual(SECTION);
  });

  it.skipIf(!has("qpdf"))("leaves a file that qpdf finds sound", async () => {
    const { document, plan } = await planned(await plain(), { before: "Experience" });
    expect(qpdfProblems((await inserted(document, plan)).bytes)).toBe("");
  });

  it("is refused with a reason when its place is on no page", async () => {
    const { document, plan } = await planned(await plain(), { before: "Experience" });
    const nowhere = { ...plan, anchor: { ...plan.anchor, block: 999 } };
    expect(await insertPdf(document, nowhere, createContext(), [])).toMatchObject({ kind: "not-in-place" });
  });

  it("is refused on a picture with recognized text behind it, which would not move with its text", async () => {
    const source = await sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
      write(page, RESUME, tools);
    });
    const { document, plan } = await planned(source, { before: "Experience" });
    expect(await insertPdf(document, plan, createContext(), [])).toMatchObject({
      kind: "not-in-place",
      reason: expect.stringContaining("pictures"),
    });
  });

  it("without entries is no change", async () => {
    const { document, plan } = await planned(await plain(), { before: "Experience" }, { texts: [] });
    expect(
      Buffer.compare((await inserted(document, plan)).bytes, (document.source as { bytes: Uint8Array }).bytes),
    ).toBe(0);
  });
});

describe("a full page", () => {
  const LONG = [...RESUME, ...Array.from({ length: 36 }, (_, index) => `Course number ${index + 1} in the evening`)];
  const full = () => sheet((tools) => void write(tools.document.addPage([612, 792]), LONG, tools));

  it("flows on to a new one of the same size", async () => {
    const { document, plan } = await planned(await full(), { before: "Experience" });
    const { bytes, pages } = await inserted(document, plan);
    expect(pages).toEqual({ before: 1, after: 2 });
    const { pages: sheets } = await readLayout(bytes, createContext());
    expect(sheets.map(({ width, height }) => [width, height])).toEqual([
      [612, 792],
      [612, 792],
    ]);
    const expected = [...bare.slice(0, 3), ...SECTION, ...LONG.slice(3).map((line) => line.replace("# ", ""))];
    expect((await pdfLines(bytes)).join(" ")).toBe(expected.join(" "));
  });

  it("keeps its margins: nothing stands nearer to the edge than the first line does at the top", async () => {
    const { document, plan } = await planned(await full(), { before: "Experience" });
    const lines = await linesOf((await inserted(document, plan)).bytes);
    const top = 792 - Math.max(...lines.map(({ y, height }) => y + height));
    expect(Math.min(...lines.map(({ y }) => y))).toBeGreaterThanOrEqual(top - 0.5);
  });

  it("takes the compact entries where no page may be added", async () => {
    const { document, plan } = await planned(await full(), { before: "Experience" }, { fit: "same-pages" });
    expect(await inserted(document, plan)).toMatchObject({ compact: true });
  });
});

describe("what stands around the text", () => {
  it("moves with it: rules, and links to other places and of the page", async () => {
    const source = await sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      write(page, RESUME, tools);
      page.drawLine({ start: { x: 72, y: 592 }, end: { x: 540, y: 592 }, thickness: 1 });
      const { context } = tools.document;
      const link = context.obj({
        Type: "Annot",
        Subtype: "Link",
        Rect: [72, 608, 200, 620],
        Dest: [page.ref, "XYZ", 72, 640, null],
      });
      page.node.addAnnot(context.register(link));
    });
    const { document, plan } = await planned(source, { before: "Experience" });
    const { bytes } = await inserted(document, plan);
    const drop = heightOf(await linesOf(source), "Clerk") - heightOf(await linesOf(bytes), "Clerk");
    const { pages } = await readLayout(bytes, createContext());
    expect(pages[0]?.rules.map(({ y }) => Math.round(y * 100) / 100)).toContain(Math.round((592 - drop) * 100) / 100);
    const pdf = await PDFDocument.load(bytes);
    const annotation = pdf.getPage(0).node.Annots()?.lookup(0, PDFDict);
    const rect = annotation?.lookup(PDFName.of("Rect"), PDFArray);
    expect(rect?.lookup(1, PDFNumber).asNumber()).toBeCloseTo(608 - drop, 2);
    const target = annotation?.lookup(PDFName.of("Dest"), PDFArray);
    expect(target?.lookup(3, PDFNumber).asNumber()).toBeCloseTo(640 - drop, 2);
  });

  it("keeps links to a heading that led its page from pointing at what stands above it now", async () => {
    const source = await sheet((tools) => {
      const [first, second] = [tools.document.addPage([612, 792]), tools.document.addPage([612, 792])];
      write(first, [...RESUME, ...Array.from({ length: 36 }, (_, index) => `Harbour log, entry ${index + 1}`)], tools);
      write(second, ["# Skills", "Ledgers, audits, tides"], tools, 72, 700);
      const { context } = tools.document;
      const target = [second.ref, "XYZ", null, 790, null];
      first.node.addAnnot(
        context.register(context.obj({ Type: "Annot", Subtype: "Link", Rect: [72, 718, 99, 730], Dest: target })),
      );
    });
    const { document, plan } = await planned(source, { before: "Experience" });
    const { bytes } = await inserted(document, plan);
    const pdf = await PDFDocument.load(bytes);
    const target = pdf.getPage(0).node.Annots()?.lookup(0, PDFDict).lookup(PDFName.of("Dest"), PDFArray);
    const height = target?.lookup(3, PDFNumber).asNumber() ?? 0;
    const page = (await readLayout(bytes, createContext())).pages[1];
    const below = page?.lines.filter(({ baseline }) => baseline < height).map(({ text }) => text);
    expect(below?.[0]).toBe("Skills");
  });

  it("stays seen where the page is cut to its edges by the program that made it", async () => {
    const log = Array.from({ length: 44 }, (_, index) => `Harbour log, entry ${index + 1}`);
    const source = await sheet((tools) => {
      for (const lines of [[...RESUME, ...log.slice(0, 36)], log.slice(36)]) {
        const page = tools.document.addPage([612, 792]);
        page.pushOperators(rectangle(0, 0.03, 612, 791.9), clip(), endPath());
        write(page, lines, tools);
      }
    });
    const { document, plan } = await planned(source, { before: "Experience" });
    const { bytes } = await inserted(document, plan);
    expect(await pdfLines(bytes)).toEqual([...bare.slice(0, 3), ...SECTION, ...bare.slice(3), ...log]);
  });

  it("grows where it goes around the place", async () => {
    const source = await sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      page.drawRectangle({ x: 60, y: 560, width: 480, height: 140, color: rgb(0.9, 0.9, 0.9) });
      write(page, RESUME, tools);
    });
    const { document, plan } = await planned(source, { before: "Experience" });
    const { bytes } = await inserted(document, plan);
    const drop = heightOf(await linesOf(source), "Clerk") - heightOf(await linesOf(bytes), "Clerk");
    const [box] = (await readLayout(bytes, createContext())).pages[0]!.boxes;
    expect(box?.height).toBeCloseTo(140 + drop, 1);
  });

  it("stays where it belongs to another column", async () => {
    const side = ["# Skills", "Ledgers", "Abacus", "Ships", "# Languages", "English", "Dutch", "Danish"];
    const source = await sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      page.drawRectangle({ x: 0, y: 0, width: 170, height: 792, color: rgb(0.85, 0.9, 0.95) });
      write(page, side, tools, 40);
      write(page, RESUME, tools, 200);
    });
    const { document, plan } = await planned(source, { before: "Experience" });
    const [before, after] = [await linesOf(source), await linesOf((await inserted(document, plan)).bytes)];
    for (const line of ["Skills", "Dutch", "Danish"]) expect(heightOf(after, line)).toBe(heightOf(before, line));
    expect(heightOf(after, "Diploma")).toBeLessThan(heightOf(before, "Diploma") - 40);
  });

  it("is not torn apart: where a cut would go through it, the section is refused", async () => {
    // Labels at half the height of the text beside them, whose lines follow one another without a gap.
    const source = await sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      ["Summary", "Experience", "Education"].forEach((label, index) => {
        const top = 700 - 84 * index;
        write(
          page,
          Array.from({ length: 6 }, (_, at) => `${at} ships were counted, and ${at} more.`),
          tools,
          140,
          top,
        );
        page.drawText(label, { x: 72, y: top - 35, size: 12, font: tools.bold });
      });
    });
    const title = "Courses, Diplomas and Certifications";
    const { document, plan } = await planned(source, { before: "Experience" }, { title });
    const result = await insertPdf(document, plan, createContext(), []);
    expect(result).toMatchObject({ kind: "not-in-place", reason: expect.stringContaining("text goes on beside") });
  });

  it("is taken apart where the page is drawn as one form", async () => {
    const inner = await plain();
    const source = await sheet(async ({ document }) => {
      const [form] = await document.embedPdf(inner);
      document.addPage([612, 792]).drawPage(form!);
    });
    const { document, plan } = await planned(source, { before: "Experience" });
    expect(await pdfLines((await inserted(document, plan)).bytes)).toEqual([
      ...bare.slice(0, 3),
      ...SECTION,
      ...bare.slice(3),
    ]);
  });
});

describe("words at the foot of a page that are not seen", () => {
  it.skipIf(!has("pdftotext"))("stay where they are, however far the text above them moves", async () => {
    const bytes = await sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      write(page, RESUME, tools);
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
      page.drawText("Made with the Harbour Writer", { x: 3, y: 3, size: 1, font: tools.regular });
    });
    const { document, plan } = await planned(bytes, { before: "Experience" });
    const text = pdfToText((await inserted(document, plan)).bytes);
    expect(text).toContain("Made with the Harbour Writer");
  });
});

describe("an old section that is taken over", () => {
  const OLD = [...RESUME.slice(0, 3), "# Certificates", "Old Badge, 2015", ...RESUME.slice(3)];
  const old = () => sheet((tools) => void write(tools.document.addPage([612, 792]), OLD, tools));

  it("leaves no gap", async () => {
    const source = await old();
    const { document, plan } = await planned(source, { after: "Diploma" }, { replaces: [{ start: 3, end: 5 }] });
    const { bytes } = await inserted(document, plan);
    expect(await pdfLines(bytes)).toEqual([...bare, ...SECTION]);
    const after = await linesOf(bytes);
    expect(heightOf(after, "Experience")).toBeCloseTo(heightOf(await linesOf(await plain()), "Experience"), 1);
  });

  it("is gone from the file, not only from the page", async () => {
    const { document, plan } = await planned(await old(), { after: "Diploma" }, { replaces: [{ start: 3, end: 5 }] });
    const pdf = await PDFDocument.load((await inserted(document, plan)).bytes);
    const streams = pdf.context.enumerateIndirectObjects().filter(([, object]) => String(object).includes("/Length"));
    expect(streams.length).toBeLessThan(10);
  });

  it("takes its page along when that is emptied, and leads links to it elsewhere", async () => {
    const source = await sheet((tools) => {
      const [first, second] = [tools.document.addPage([612, 792]), tools.document.addPage([612, 792])];
      write(first, RESUME, tools);
      write(second, ["# Certificates", "Old Badge, 2015"], tools);
      tools.document.catalog.set(PDFName.of("OpenAction"), tools.document.context.obj([second.ref, "Fit"]));
    });
    const { document, plan } = await planned(source, { after: "Diploma" }, { replaces: [{ start: 8, end: 10 }] });
    const { bytes, pages } = await inserted(document, plan);
    expect(pages).toEqual({ before: 2, after: 1 });
    expect(await pdfLines(bytes)).toEqual([...bare, ...SECTION]);
    const pdf = await PDFDocument.load(bytes);
    expect(pdf.catalog.lookup(PDFName.of("OpenAction"), PDFArray).get(0)).toBe(pdf.getPage(0).ref);
  });

  it("leaves its name in the outline to the new heading", async () => {
    const source = await sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      write(page, OLD, tools);
      const { context, catalog } = tools.document;
      const item = context.obj({
        Title: PDFHexString.fromText("Certificates"),
        Dest: [page.ref, "XYZ", 72, 652, null],
      });
      catalog.set(PDFName.of("Outlines"), context.obj({ First: item, Last: item, Count: 1 }));
    });
    const { document, plan } = await planned(source, { after: "Diploma" }, { replaces: [{ start: 3, end: 5 }] });
    const { bytes } = await inserted(document, plan);
    const outlines = (await PDFDocument.load(bytes)).catalog.lookup(PDFName.of("Outlines"), PDFDict);
    const target = outlines.lookup(PDFName.of("First"), PDFDict).lookup(PDFName.of("Dest"), PDFArray);
    const height = target.lookup(3, PDFNumber).asNumber();
    expect((await linesOf(bytes)).find(({ baseline }) => baseline < height)?.text).toBe("Certifications");
  });

  it("knows its own entries again, however long they are and set anew", async () => {
    const long =
      "Old Badge of the Guild of Harbour Bookkeepers and Auditors of the Northern and the Eastern Coast, 2015, given for life";
    const { document, plan } = await planned(await old(), { after: "Diploma" }, { replaces: [{ start: 3, end: 5 }] });
    const { bytes } = await inserted(document, {
      ...plan,
      entries: [{ ...plan.entries[0]!, parts: [{ role: "name", text: long }], text: long, own: true }],
    });
    const again = await planned(bytes, { after: "Diploma" });
    expect(again.document.blocks.find(({ text }) => text === long)).toMatchObject({ kind: "paragraph" });
    expect(again.document.blocks.find(({ text }) => text === long)?.added).toBeUndefined();
  });

  it("leaves nothing of itself in the file when it was this library's", async () => {
    const first = await planned(await plain(), { before: "Experience" });
    const once = (await inserted(first.document, first.plan)).bytes;
    const again = await planned(
      once,
      { before: "Experience" },
      { replaces: [{ start: 3, end: 6 }], texts: ["Pilot, 2021"] },
    );
    const { bytes } = await inserted(again.document, again.plan);
    expect(await pdfLines(bytes)).toEqual([...bare.slice(0, 3), "Certifications", "Pilot, 2021", ...bare.slice(3)]);
    const page = (await PDFDocument.load(bytes)).getPage(0);
    const fonts = page.node.Resources()?.lookup(PDFName.of("Font"), PDFDict).keys().map(String);
    const before = (await PDFDocument.load(once)).getPage(0).node.Resources()?.lookup(PDFName.of("Font"), PDFDict);
    expect(fonts).toHaveLength(before?.keys().length ?? 0);
  });

  it("gives its own lines to the new one as they stand", async () => {
    const { document, plan } = await planned(await old(), { after: "Diploma" }, { replaces: [{ start: 3, end: 5 }] });
    const [first, ...rest] = plan.entries;
    const kept = { ...first!, text: "Old Badge, 2015", from: [4] };
    const { bytes } = await inserted(document, { ...plan, entries: [kept, ...rest] });
    expect(await pdfLines(bytes)).toEqual([...bare, "Certifications", "Old Badge, 2015", "Ledger Master, 2023"]);
    const again = await planned(bytes, { after: "Diploma" });
    expect(again.document.blocks.find(({ text }) => text.startsWith("Old"))?.added).toBeUndefined();
  });
});

it("a page whose headings are turned beside their text is not edited in place", async () => {
  const bytes = await sheet((tools) => {
    const page = tools.document.addPage([612, 792]);
    write(page, RESUME, tools);
    for (const [index, label] of ["Work", "School"].entries()) {
      page.drawText(label, { x: 50, y: 500 - 90 * index, size: 10, font: tools.bold, rotate: degrees(90) });
    }
  });
  const { document, plan } = await planned(bytes, { before: "Experience" });
  expect(await insertPdf(document, plan, createContext(), [])).toMatchObject({
    kind: "not-in-place",
    reason: expect.stringContaining("turned"),
  });
});
