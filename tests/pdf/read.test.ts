import { PDFName, PDFString, rgb } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { DEFAULT_LIMITS } from "../../src/limits";
import type { Block } from "../../src/model/document";
import { readPdf } from "../../src/pdf/read";
import { understand } from "../../src/resume/understand";
import { deflated, onePage, RESUME_CONTENT, RESUME_LINES } from "../hostile/raw-pdf";
import { addLink, type Drawn, type DrawnPage, drawPdf, stacked, turn } from "./drawn";
import { sheet } from "./inserted";

const read = async (bytes: Uint8Array) => readPdf(bytes, createContext());
const blocksOf = async (...pages: readonly (DrawnPage | readonly Drawn[])[]) =>
  (await read(await drawPdf(...pages))).blocks;
const texts = (blocks: readonly Block[]) => blocks.map(({ text }) => text);

const PARAGRAPH = [
  "A nurse with twelve years in clinics and on wards who leads small teams with calm and plans the rota so",
  "that nobody works three nights in a row, and who writes the reports that the board reads to the end, with",
  "numbers that hold.",
];

describe("paragraphs", () => {
  it("a paragraph is one block, however many lines it takes", async () => {
    expect(texts(await blocksOf(stacked(72, 700, ...PARAGRAPH)))).toEqual([PARAGRAPH.join(" ")]);
  });

  it("a short line ends its paragraph", async () => {
    const lines = [...stacked(72, 700, ...PARAGRAPH), ...stacked(72, 650, "Python", "Statistics")];
    expect(texts(await blocksOf(lines))).toEqual([PARAGRAPH.join(" "), "Python", "Statistics"]);
  });

  it("items with more room between them than a sentence has between its lines are apart, however long they are", async () => {
    const lines = [
      { x: 72, y: 700, text: "www.example.com/in/some-long-name-" },
      { x: 72, y: 688, text: "example (profile)" },
      ...["Budgeting", "Lean Six Sigma Yellow Belt Course", "Learning Spreadsheets", "Vendor Management"].map(
        (text, index) => ({ x: 72, y: 672 - 16 * index, text }),
      ),
    ];
    expect(texts(await blocksOf(lines)).slice(-3)).toEqual([
      "Lean Six Sigma Yellow Belt Course",
      "Learning Spreadsheets",
      "Vendor Management",
    ]);
  });

  it("a bold line is no part of the regular text below it", async () => {
    const blocks = await blocksOf([
      { x: 72, y: 712, text: "Experience", bold: true },
      ...stacked(72, 700, ...PARAGRAPH),
    ]);
    expect(blocks.map(({ text, runs }) => [text, runs[0]?.bold === true])).toEqual([
      ["Experience", true],
      [PARAGRAPH.join(" "), false],
    ]);
  });

  it("a date at the right margin belongs to the line of its entry", async () => {
    const [entry] = await blocksOf([
      { x: 72, y: 700, text: "Nurse, Lakeside Clinics" },
      { x: 480, y: 700, text: "2018 - 2026" },
      ...stacked(72, 688, ...PARAGRAPH),
    ]);
    expect(entry?.text).toBe("Nurse, Lakeside Clinics\t2018 - 2026");
  });

  it("letters set apart are one word", async () => {
    const { blocks } = await read(
      onePage({ content: { data: "BT /F1 11 Tf 6 Tc 72 720 Td (EDUCATION) Tj 0 -20 Td (WORK HISTORY) Tj ET" } }),
    );
    expect(texts(blocks)).toEqual(["EDUCATION", "WORK HISTORY"]);
    expect(blocks[0]?.runs[0]?.letterSpacing).toBe(6);
    expect(texts(await blocksOf([{ x: 72, y: 700, text: "E D U C A T I O N" }]))).toEqual(["EDUCATION"]);
  });

  it("letters struck twice are read once", async () => {
    const twice = [0, 0.3].map((shift) => ({ x: 72 + shift, y: 700, text: "Experience" }));
    expect(texts(await blocksOf(twice))).toEqual(["Experience"]);
  });
});

describe("lists", () => {
  it("a bullet is the item's marker, and lines below its text go on with it", async () => {
    const [first, second] = await blocksOf([
      { x: 72, y: 700, text: `\u2022  ${PARAGRAPH[0]}` },
      { x: 79.5, y: 688, text: "who stays calm." },
      { x: 72, y: 676, text: "\u2022  Short item" },
    ]);
    expect(first).toMatchObject({ kind: "list-item", text: `${PARAGRAPH[0]} who stays calm.` });
    expect(second).toMatchObject({ kind: "list-item", text: "Short item", marker: { text: "\u2022", level: 0 } });
  });

  it("an item further in is a level deeper", async () => {
    const blocks = await blocksOf([
      { x: 72, y: 700, text: "\u2022  Outer" },
      { x: 90, y: 688, text: "\u2022  Inner" },
      { x: 72, y: 676, text: "\u2022  Outer again" },
    ]);
    expect(blocks.map(({ marker }) => marker?.level)).toEqual([0, 1, 0]);
  });

  it("a dot drawn before the text is a marker too", async () => {
    const [item] = await blocksOf({
      text: [{ x: 90, y: 700, text: "Led nine sites" }],
      finish: (page) => page.drawCircle({ x: 80, y: 703, size: 1.5, color: rgb(0, 0, 0) }),
    });
    expect(item).toMatchObject({ kind: "list-item", text: "Led nine sites" });
  });
});

describe("columns", () => {
  const side = ["Contact", "Leeds", "555 0100", "Skills", "Triage", "Wards", "Rota", "German"];
  const main = Array.from({ length: 10 }, (_, index) => `Line ${index + 1} of the main column, which is the wide one`);

  it("a side column is read before the main column, whole", async () => {
    const blocks = await blocksOf([...stacked(50, 700, ...side), ...stacked(220, 695, ...main)]);
    expect(texts(blocks)).toEqual([...side, ...main]);
    expect(new Set(blocks.map(({ container }) => container.id)).size).toBe(2);
  });

  it("a side column that goes on over pages is read to its end first", async () => {
    const page = (from: string) => [
      ...stacked(50, 700, ...side.map((text) => `${text} ${from}`)),
      ...stacked(220, 695, ...main.map((text) => `${text} ${from}`)),
    ];
    const order = texts(await blocksOf(page("a"), page("b"))).map(
      (text) => `${text.startsWith("Line")} ${text.at(-1)}`,
    );
    expect([...new Set(order)]).toEqual(["false a", "false b", "true a", "true b"]);
  });

  it("columns with little room between them are told by many rows", async () => {
    const words = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
    const rows = words.flatMap((word, index) => [
      { x: 50, y: 700 - 12.5 * index, text: `${word} of the left, with its words to` },
      { x: 209, y: 700 - 13.7 * index, text: `${word} of the right` },
    ]);
    const all = texts(await blocksOf(rows)).join(" ");
    expect(all.indexOf("Ten of the left")).toBeLessThan(all.indexOf("One of the right"));
  });

  it("columns that end after a few rows on the next page are the same ones", async () => {
    const column = (x: number, side: string) =>
      stacked(x, 700, ...Array.from({ length: 8 }, (_, at) => `Line ${at} ${side}, as wide as its column is.`));
    const blocks = await blocksOf(
      [...column(60, "left"), ...column(330, "right")],
      [...stacked(60, 740, "Goes on left", "and ends left."), ...stacked(330, 740, "Goes on right", "and ends right.")],
    );
    const all = texts(blocks).join(" ");
    expect(all.indexOf("and ends left")).toBeLessThan(all.indexOf("Goes on right"));
    expect(new Set(blocks.map(({ container }) => container.id)).size).toBe(2);
  });

  describe("side by side and of one width", () => {
    const text = (count: number, word: string) =>
      Array.from({ length: count }, (_, at) => `${word} ${at} that reaches to the end of its column.`);
    const headed = (x: number, y: number, title: string, ...lines: readonly string[]): readonly Drawn[] => [
      { x, y, text: title, size: 14, bold: true },
      ...stacked(x, y - 18, ...lines),
    ];
    const left = [
      ...headed(60, 700, "Summary", ...text(3, "Ledger")),
      ...headed(60, 630, "Experience", ...text(9, "Ship")),
    ];

    it("are one flow where a section goes on in the next one", async () => {
      const reading = await read(
        await drawPdf([
          ...left,
          ...stacked(330, 700, ...text(4, "Crate")),
          ...headed(330, 630, "Education", ...text(5, "School")),
        ]),
      );
      expect(new Set(reading.blocks.map(({ container }) => container.flow)).size).toBe(1);
      const { sections } = understand(reading, createContext());
      expect(sections.map(({ title, blocks }) => [title, blocks.at(-1)?.text.split(" ")[0]])).toEqual([
        ["Summary", "Ledger"],
        ["Experience", "Crate"],
        ["Education", "School"],
      ]);
    });

    it("are apart where each begins with a section of its own", async () => {
      const right = headed(330, 700, "Education", ...text(9, "School"));
      const reading = await read(await drawPdf([...left, ...right]));
      expect(reading.blocks.filter(({ container }) => container.flow !== undefined)).toEqual([]);
    });
  });

  it("a heading across both columns stands before them", async () => {
    const blocks = await blocksOf([
      {
        x: 50,
        y: 740,
        text: "Jo Vance, nurse, leader of small teams and writer of plain reports for boards",
        size: 14,
      },
      ...stacked(50, 700, ...side),
      ...stacked(220, 695, ...main),
    ]);
    expect(texts(blocks).slice(1)).toEqual([...side, ...main]);
  });

  it("dates in a column of their own are read with their entries", async () => {
    const rows = [2012, 2014, 2016, 2018, 2020].flatMap((year, index) => [
      { x: 50, y: 700 - 40 * index, text: `${year} to ${year + 2}` },
      { x: 160, y: 700 - 40 * index, text: `Employer ${index}, nurse on the ward for children` },
      { x: 160, y: 688 - 40 * index, text: "A line about the work there that is rather long" },
    ]);
    const blocks = await blocksOf(rows);
    expect(blocks[0]?.text).toBe("2012 to 2014\tEmployer 0, nurse on the ward for children");
    expect(blocks[2]?.text).toBe("2014 to 2016\tEmployer 1, nurse on the ward for children");
  });

  it("labels in a column of their own are read before the text beside them", async () => {
    const labels = ["SUMMARY", "EXPERIENCE", "EDUCATION", "SKILLS"];
    const rows = labels.flatMap((label, index) => [
      { x: 50, y: 700 - 60 * index, text: label, bold: true },
      ...stacked(180, 700 - 60 * index, `First line beside ${label}`, "Second line", "Third line"),
    ]);
    expect(texts(await blocksOf(rows)).filter((text) => !/line$/u.test(text))).toEqual(
      labels.flatMap((label) => [label, `First line beside ${label}`]),
    );
  });

  it("labels at half the height of their text are read before all of it", async () => {
    const labels = ["SUMMARY", "EXPERIENCE", "EDUCATION"];
    const rows = labels.flatMap((label, index) => {
      const top = 700 - 110 * index;
      const lines = ["One", "Two", "Three", "Four", "Five", "Six"].map((word) => `${word} of ${label}.`);
      return [...stacked(180, top, ...lines), { x: 50, y: top - 28, text: label, bold: true }];
    });
    const starts = texts(await blocksOf(rows)).filter((text) => !/^(?:Two|Three|Four|Five|Six)/u.test(text));
    expect(starts).toEqual(labels.flatMap((label) => [label, `One of ${label}.`]));
  });
});

describe("page furniture", () => {
  it("footers with the page's number are not in the text", async () => {
    const page = (number: number) => [
      ...stacked(72, 700, number === 1 ? "First body" : "Second body", "More"),
      { x: 250, y: 30, text: `Jo Vance - Page ${number} of 2` },
    ];
    const { blocks, furniture } = await read(await drawPdf(page(1), page(2)));
    expect(texts(blocks)).toEqual(["First body", "More", "Second body", "More"]);
    expect(texts(furniture)).toEqual(["Jo Vance - Page 1 of 2", "Jo Vance - Page 2 of 2"]);
  });

  it("a number alone far below the text is the page's, however wide the margin", async () => {
    const { blocks, furniture } = await read(
      await drawPdf([...stacked(72, 700, "Body", "More"), { x: 300, y: 140, text: "1" }]),
    );
    expect([texts(blocks), texts(furniture)]).toEqual([["Body", "More"], ["1"]]);
  });

  it("a footer is all of its paragraph that holds the page's number", async () => {
    const { blocks, furniture } = await read(
      await drawPdf([
        ...stacked(72, 700, "Body", "More"),
        ...stacked(96, 46, "Page 1 - Curriculum vitae of", "Jo Vance"),
      ]),
    );
    expect([texts(blocks), texts(furniture)]).toEqual([
      ["Body", "More"],
      ["Page 1 - Curriculum vitae of", "Jo Vance"],
    ]);
  });

  it("a name repeated on the second page is furniture there, and the resume's name on the first", async () => {
    const name = { x: 72, y: 750, text: "Jo Vance" };
    const { blocks, furniture } = await read(
      await drawPdf([name, ...stacked(72, 700, "One")], [name, ...stacked(72, 700, "Two")]),
    );
    expect(texts(blocks)).toEqual(["Jo Vance", "One", "Two"]);
    expect(texts(furniture)).toEqual(["Jo Vance"]);
  });
});

describe("looks", () => {
  it("a letter over its shadow has its own colour, not that of the shadow", async () => {
    const [block] = await blocksOf([
      { x: 72.7, y: 699.3, text: "Experience", color: rgb(0.6, 0.6, 0.6) },
      { x: 72, y: 700, text: "Experience", color: rgb(0.2, 0.4, 1) },
    ]);
    expect(block?.runs.map(({ text, color }) => [text, color])).toEqual([["Experience", "3366FF"]]);
  });

  it("the size of drawn letters is that of their font, be those that are used small or large", async () => {
    const bytes = await sheet(({ document }) => {
      const { context } = document;
      const page = document.addPage([612, 792]);
      const glyph = (height: number) =>
        context.register(context.flateStream(`600 0 0 0 500 ${height} d1 0 0 500 ${height} re f`));
      const font = (height: number) =>
        context.obj({
          Type: "Font",
          Subtype: "Type3",
          FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
          FontBBox: [0, 0, 500, height],
          FirstChar: 97,
          LastChar: 97,
          Widths: [600],
          CharProcs: { a: glyph(height) },
          Encoding: { Type: "Encoding", Differences: [97, "a"] },
        });
      page.node.set(PDFName.of("Resources"), context.obj({ Font: { F1: font(300), F2: font(1100) } }));
      const content = "BT /F1 10 Tf 72 700 Td (aaa) Tj /F2 10 Tf 0 -40 Td (aaa) Tj ET";
      page.node.set(PDFName.of("Contents"), context.register(context.stream(content)));
    });
    const { blocks } = await read(bytes);
    expect(blocks.map(({ runs }) => runs[0]?.size)).toEqual([10, 10]);
  });

  it("font, size, weight, colour and link are those of the text", async () => {
    const [block] = await blocksOf({
      text: [{ x: 72, y: 700, text: "example.com", size: 13, bold: true, color: rgb(0.2, 0.4, 1) }],
      finish: (page) => addLink(page, [70, 695, 160, 715], "https://example.com/"),
    });
    expect(block?.runs).toEqual([
      { text: "example.com", font: "Helvetica", size: 13, bold: true, color: "3366FF", link: "https://example.com/" },
    ]);
  });

  it("a rule below a heading is its border", async () => {
    const [heading, text] = await blocksOf({
      text: stacked(72, 700, "EXPERIENCE", "", ...PARAGRAPH).filter((line) => line.text !== ""),
      finish: (page) => page.drawLine({ start: { x: 72, y: 695 }, end: { x: 540, y: 695 }, thickness: 0.7 }),
    });
    expect(heading?.borders?.bottom).toMatchObject({ width: 0.7, color: "000000" });
    expect(text?.borders).toBeUndefined();
  });
});

describe("pages in odd positions", () => {
  it("a turned page whose text is upright for the reader reads as it is shown", async () => {
    const plain = await blocksOf(stacked(72, 700, ...PARAGRAPH));
    const turned = await blocksOf({ text: stacked(72, 700, ...PARAGRAPH), finish: (page) => turn(page, 180) });
    expect(texts(turned)).toEqual(texts(plain));
  });

  it("places are counted from the corner of the crop box", async () => {
    const blocks = await blocksOf({
      text: [{ x: 172, y: 700, text: "Jo Vance" }],
      finish: (page) => page.setCropBox(100, 100, 400, 650),
    });
    expect(blocks[0]?.position).toMatchObject({ in: "page", page: 0, x: 72 });
    const y = Number((blocks[0] as { position: { y?: number } } | undefined)?.position.y);
    expect(y).toBeGreaterThan(750 - 700 - 10);
    expect(y).toBeLessThan(750 - 700 - 5);
  });
});

describe("what earlier runs added", () => {
  it("is known by its marked content", async () => {
    const content = RESUME_CONTENT.replace(
      "(EDUCATION) Tj T*",
      "/ResumeTailor BMC (Certifications) Tj T* EMC (EDUCATION) Tj T*",
    );
    const { blocks } = await read(onePage({ content: { data: content } }));
    expect(blocks.filter(({ added }) => added).map(({ text }) => text)).toEqual(["Certifications"]);
    expect(texts(blocks).filter((text) => text !== "Certifications")).toEqual(RESUME_LINES);
  });
});

describe("files that cannot be read", () => {
  it("a file that is cut off is corrupt", async () => {
    const bytes = await drawPdf(stacked(72, 700, "Jo Vance"));
    await expect(read(bytes.slice(0, 300))).rejects.toMatchObject({ name: "ResumeError", code: "corrupt" });
  });

  it("a page without text is no-text", async () => {
    await expect(read(await drawPdf([]))).rejects.toMatchObject({ name: "ResumeError", code: "no-text" });
  });

  it("a page whose font numbers its glyphs and does not say what they mean is no-text", async () => {
    const bytes = await sheet(({ document }) => {
      const { context } = document;
      const inner = {
        Type: "Font",
        Subtype: "CIDFontType2",
        BaseFont: "ABCDEF+Quill",
        CIDSystemInfo: { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Identity"), Supplement: 0 },
        FontDescriptor: { Type: "FontDescriptor", FontName: "ABCDEF+Quill", Flags: 4 },
      };
      const font = {
        Type: "Font",
        Subtype: "Type0",
        BaseFont: "ABCDEF+Quill",
        Encoding: "Identity-H",
        DescendantFonts: [inner],
      };
      const page = document.addPage([612, 792]);
      page.node.set(PDFName.of("Resources"), context.obj({ Font: { F: context.register(context.obj(font)) } }));
      const content = "BT /F 12 Tf 72 700 Td <002400250026002700280029> Tj ET";
      page.node.set(PDFName.of("Contents"), context.register(context.stream(content)));
    });
    await expect(read(bytes)).rejects.toMatchObject({ code: "no-text", detail: "unmapped" });
  });

  it("pages beyond the limit are refused", async () => {
    const context = createContext();
    const limits = { ...context.limits, pdfPages: 1 };
    const bytes = await drawPdf(stacked(72, 700, "One"), stacked(72, 700, "Two"));
    await expect(readPdf(bytes, { ...context, limits })).rejects.toMatchObject({
      code: "too-large",
      detail: "pdf-pages",
    });
  });
});

describe("a mesh of colours", () => {
  it("is not taken apart, however its kind is spelled", async () => {
    const colours =
      "/ColorSpace /DeviceGray /BitsPerCoordinate 1 /BitsPerComponent 1 /VerticesPerRow 2 /Decode [0 1 0 1 0 1]";
    for (const kind of ["/ShadingType", "/Shading#54ype"]) {
      const bytes = onePage({
        content: { data: `/S sh ${RESUME_CONTENT}` },
        resources: "/Shading << /S 6 0 R >>",
        more: [deflated(new Uint8Array(3_000_000), `${kind} 5 ${colours}`)],
      });
      const start = performance.now();
      expect(texts((await read(bytes)).blocks)).toContain("Jo Vance");
      // Its eight million corners take PDF.js ten seconds.
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});

describe("a pattern", () => {
  it("is no black ground behind the columns that stand on it", async () => {
    const column = (x: number) =>
      `BT /F1 10 Tf 14 TL ${x} 720 Td ${Array.from({ length: 30 }, (_, row) => `(Words of column and row ${row}) Tj T*`).join(" ")} ET`;
    const bytes = onePage({
      content: { data: `/Pattern cs /P scn 0 0 612 792 re f 0 g ${column(60)} ${column(340)}` },
      resources:
        "/Pattern << /P << /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 612 0] " +
        "/Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 1] /C1 [1 1 1] /N 1 >> >> >> >>",
    });
    const { blocks } = await read(bytes);
    expect(new Set(blocks.map(({ container: { id, ground } }) => `${id} ${ground}`))).toEqual(
      new Set(["column-1 undefined", "column-2 undefined"]),
    );
  });

  it("that paints itself does not keep a damaged file from being read", async () => {
    const pattern =
      "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 " +
      "/Resources << /Pattern << /P 6 0 R >> >>";
    for (const stream of [
      deflated("/Pattern cs /P scn", pattern),
      { dictionary: pattern, data: "/Pattern cs /P scn" },
    ]) {
      const bytes = onePage({
        content: { data: `/Pattern cs /P scn ${RESUME_CONTENT}` },
        resources: "/Pattern << /P 6 0 R >>",
        more: [stream],
      });
      const neverEnding = Buffer.from("\n99 0 obj << /A (unclosed", "latin1");
      expect(texts((await read(new Uint8Array(Buffer.concat([bytes, neverEnding])))).blocks)).toContain("Jo Vance");
    }
  });

  it("of shades in the resources of a form does not blank the form", async () => {
    const shades = "/Pattern << /P << /PatternType 2 /Shading << /ShadingType 2 >> >> >>";
    const dictionary = `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> ${shades} >>`;
    const bytes = onePage({
      content: { data: "/X Do" },
      resources: "/XObject << /X 6 0 R >>",
      more: [{ dictionary, data: RESUME_CONTENT }],
    });
    expect(texts((await read(bytes)).blocks)).toContain("Jo Vance");
  });
});

it("follows no more forms than are let, though the file shows harmless ones to who does not go by its table", async () => {
  const form = (data: string, next: number) => ({
    dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${next} 0 R >> >>`,
    data,
  });
  const bytes = onePage({
    content: { data: `${RESUME_CONTENT} /X Do` },
    resources: "/XObject << /X 6 0 R >>",
    more: [...[7, 8, 9, 10].map((next) => form("/X Do ".repeat(10), next)), form("0 0 1 1 re f", 99)],
  });
  const harmless = [6, 7, 8, 9].map((number) => `${number} 0 obj\nnull\nendobj\n`).join("");
  const table = /startxref\n\d+/u.exec(Buffer.from(bytes).toString("latin1"))?.[0];
  const shadowed = new Uint8Array(Buffer.concat([bytes, Buffer.from(`${harmless}${table}\n%%EOF\n`)]));
  const limits = { ...DEFAULT_LIMITS, pdfOperators: 5000 };
  await expect(readPdf(shadowed, createContext({ limits }))).rejects.toMatchObject({
    code: "too-large",
    detail: "pdf-operators",
  });
});

it("reads what is written in sound fonts, and says that a font is damaged", async () => {
  const bytes = onePage({
    content: { data: `BT /F2 9 Tf 72 100 Td (lost) Tj ET ${RESUME_CONTENT}` },
    fonts: "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Zz /Encoding << /Differences [-5 /A (x)] >> >>",
  });
  const context = createContext();
  const { blocks } = await readPdf(bytes, context);
  expect(texts(blocks)).toContain("Jo Vance");
  expect(context.messages.list().map(({ code }) => code)).toContain("pdf-damaged-font");
});

it("reads a newspaper's first column as a column where it goes on alone", async () => {
  const words = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => `Line ${from + index} tells of work that was done in those years.`);
  const first = [...stacked(60, 720, ...words(1, 52)), ...stacked(330, 720, ...words(53, 52))];
  const { blocks } = await read(await drawPdf(first, stacked(60, 720, ...words(105, 8))));
  const columnOf = (text: string) => blocks.find((block) => block.text.includes(text))?.container.id;
  expect(columnOf("Line 53 ")).toBe("column-2");
  expect(columnOf("Line 108 ")).toBe(columnOf("Line 1 "));
});
