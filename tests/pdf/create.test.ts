import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import type { FlowDocument, FlowImage } from "../../src/model/flow";
import { createPdf, estimatePages } from "../../src/pdf/create";
import { has, runOn } from "../outside/programs";
import { pdfFonts, pdfToText, pdfWords, qpdfProblems } from "../outside/readers";
import { filler, flow, paragraph, section, text } from "./flows";

async function create(document: FlowDocument, fonts: readonly Uint8Array[] = []) {
  const context = createContext();
  const created = await createPdf(document, context, fonts);
  const messages = context.messages.list().filter(({ reason }) => !reason.startsWith("Calibri is not at hand"));
  return { ...created, messages };
}

const list = (content: string, level = 0) =>
  paragraph(content, {
    marker: { ordered: false, level, text: "•", from: "numbering" },
    indentLeft: 18 * (level + 1),
    indentFirst: -18,
  });

const RESUME = flow(
  section([
    paragraph([text("Ana María Núñez", { bold: true, size: 18 })]),
    paragraph([text("ana@example.com", { link: "mailto:ana@example.com" }), text(" • Zürich")]),
    paragraph("Experience", { heading: 1 }),
    paragraph("Engineer, Acme\t2019 – 2024", { tabs: [{ at: 468, align: "right" }] }),
    list("Led the office of the chief architect; efficient, affiliated, first."),
    list("Cut costs by 12 %.", 1),
    paragraph("Skills", { heading: 1 }),
    {
      kind: "table",
      columnWidths: [100, 200],
      rows: [
        {
          header: true,
          cells: ["Skill", "Years"].map((value) => cell(value)),
        },
        { cells: ["C++", "7"].map((value) => cell(value)) },
      ],
    },
  ]),
);

function cell(value: string) {
  return { columnSpan: 1, margins: { top: 0, right: 5, bottom: 0, left: 5 }, blocks: [paragraph(value)] };
}

describe("a PDF that is drawn", () => {
  it("is the same bytes each time", async () => {
    const [one, other] = [await create(RESUME), await create(RESUME)];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  });

  it.skipIf(!has("qpdf"))("is sound", async () => {
    expect(qpdfProblems((await create(RESUME)).bytes)).toBe("");
  });

  it.skipIf(!has("pdffonts"))("has all its fonts embedded, as subsets that map back to text", async () => {
    const { bytes } = await create(RESUME);
    const fonts = pdfFonts(bytes);
    expect(fonts.map(({ name }) => name)).toEqual(["AAAAAA+Carlito-Bold", "AAAAAB+Carlito-Regular"]);
    expect(fonts.every(({ embedded, toUnicode }) => embedded && toUnicode)).toBe(true);
  });

  it.skipIf(!has("pdftotext"))("reads in order, ligatures and accents included", async () => {
    const words = pdfToText((await create(RESUME)).bytes, "raw")
      .split(/\s+/u)
      .filter(Boolean);
    expect(words.join(" ")).toBe(
      "Ana María Núñez ana@example.com • Zürich Experience Engineer, Acme 2019 – 2024 • Led the office of the chief " +
        "architect; efficient, affiliated, first. • Cut costs by 12 %. Skills Skill Years C++ 7",
    );
  });

  it.skipIf(!has("pdftotext"))("draws letters as narrow or wide as their look says", async () => {
    const widthAt = async (horizontalScale?: number) => {
      const look = horizontalScale === undefined ? {} : { horizontalScale };
      const { bytes } = await create(flow(section([paragraph([text("Stakeholders ", look), text("here")])])));
      const [first, second] = pdfWords(bytes);
      return (second?.x ?? 0) - (first?.x ?? 0);
    };
    const usual = await widthAt();
    expect((await widthAt(0.8)) / usual).toBeCloseTo(0.8, 1);
    expect((await widthAt(1.5)) / usual).toBeCloseTo(1.5, 1);
  });

  it.skipIf(!has("pdfinfo"))("is tagged: headings, nested lists, links, tables", async () => {
    const { stdout } = runOn("pdfinfo", ["-struct", "{}"], (await create(RESUME)).bytes, "pdf");
    const types = stdout
      .split("\n")
      .map((line) => line.trim().split(/[ :]/u)[0])
      .filter((type) => /^[A-Z][A-Za-z0-9]*$/u.test(type ?? "") && type !== "Object");
    expect(types.join(" ")).toBe(
      "Document P P Link H1 P L LI Lbl LBody L LI Lbl LBody H1 Table TR TH P TH P TR TD P TD P",
    );
  });

  it.skipIf(!has("pdfinfo"))("says its title and language, and no date", async () => {
    const { stdout } = runOn("pdfinfo", ["{}"], (await create(RESUME)).bytes, "pdf");
    expect(stdout).toMatch(/^Title:\s+A resume$/mu);
    expect(stdout).toMatch(/^Tagged:\s+yes$/mu);
    expect(stdout).not.toMatch(/Date:/u);
  });

  it("is called by its first line when it has no title", async () => {
    const { title: _, ...untitled } = RESUME;
    const { bytes } = await create(untitled);
    const { PDFDocument } = await import("../../src/pdf/lib");
    expect((await PDFDocument.load(bytes)).getTitle()).toBe("Ana María Núñez");
  });

  it.skipIf(!has("qpdf"))("marks what the library wrote", async () => {
    const { bytes } = await create(flow(section([paragraph("mine"), paragraph("added", { added: true })])));
    const { stdout } = runOn("qpdf", ["--qdf", "--object-streams=disable", "{}", "-"], bytes, "pdf");
    expect(stdout.match(/\/ResumeTailor BMC/gu)).toHaveLength(1);
  });

  it("has a page even for a document without text", async () => {
    expect((await create(flow())).pages).toBe(1);
    expect((await create(flow(section([])))).pages).toBe(1);
  });

  it("has as many pages as were estimated", async () => {
    const long = flow(section(filler(200)));
    expect((await create(long)).pages).toBe(await estimatePages(long, createContext(), []));
  });

  it("is refused when no font has a character, which is named", async () => {
    const runes = flow(section([paragraph("ᚠᚢᚦ")]));
    await expect(create(runes)).rejects.toMatchObject({ code: "invalid-options", detail: "missing-glyphs" });
    await expect(create(runes)).rejects.toThrow(/U\+16A0/u);
    await expect(create(runes)).rejects.toThrow(/U\+16A6/u);
  });

  it("is refused as unreadable when its text holds codes that stand for no character", async () => {
    for (const code of ["\uE000", "\u0530", "\uFFFF"]) {
      const garbled = flow(section([paragraph(`Jo ${code}`)]));
      await expect(create(garbled)).rejects.toMatchObject({ code: "no-text", detail: "unmapped" });
    }
  });

  it("is set in the caller's font", async () => {
    const font = new Uint8Array(readFileSync("node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf"));
    const { messages } = await create(flow(section([paragraph([text("mine", { font: "Tinos" })])])), [font]);
    expect(messages).toEqual([]);
  });
});

describe("pictures", () => {
  const picture = (more: Partial<FlowImage>): FlowDocument =>
    flow(section([paragraph([{ kind: "image", width: 50, height: 40, ...more }])]));

  it.skipIf(!has("pdfinfo"))("are drawn, with their words for those who cannot see them", async () => {
    const { bytes, messages } = await create(picture({ data: png(), type: "png", alt: "A portrait" }));
    expect(messages).toEqual([]);
    expect(runOn("pdfinfo", ["-struct", "{}"], bytes, "pdf").stdout).toContain("Figure");
    expect(qpdfProblems(bytes)).toBe("");
  });

  it("leave a box and a message when they have more pixels than are decoded", async () => {
    const { messages } = await create(picture({ data: png(4001, 4000), type: "png" }));
    expect(messages.map(({ reason }) => reason)).toEqual([expect.stringContaining("too large")]);
  });

  it("leave a box and a message when their type cannot be drawn, or they are damaged", async () => {
    const codes = async (document: FlowDocument) => (await create(document)).messages.map(({ code }) => code);
    expect(await codes(picture({ alt: "Logo" }))).toEqual(["picture-not-drawn"]);
    expect(await codes(picture({ data: new Uint8Array([1, 2, 3]), type: "png" }))).toEqual(["picture-not-drawn"]);
  });
});

/** A picture of one grey dot (PNG, 3rd edition §5), which may claim to be larger. */
function png(width = 1, height = 1): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = chunk("IDAT", deflateSync(Buffer.from([0, 128])));
  return new Uint8Array(Buffer.concat([signature, chunk("IHDR", header), data, chunk("IEND", Buffer.alloc(0))]));
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
