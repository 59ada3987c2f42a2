import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import type { SectionEntry } from "../../src/model/plan";
import { insertPdf } from "../../src/pdf/insert";
import { PDFDocument, rgb } from "../../src/pdf/lib";
import { pdfLines } from "../../src/pdf/lines";
import type { PdfLine } from "../../src/pdf/page-layout";
import { readLayout } from "../../src/pdf/read-layout";
import { placeSection } from "../../src/section/placement";
import { has } from "../outside/programs";
import { pdfToText } from "../outside/readers";
import { addLink } from "./drawn";
import { inserted, planned, type Sheet, sheet, write } from "./inserted";

async function linesOf(bytes: Uint8Array): Promise<readonly PdfLine[]> {
  const { pages } = await readLayout(bytes, createContext());
  return pages.flatMap(({ lines }) => lines);
}

/** Left edge and height of a word, as the reader finds it. */
function placeOf(lines: readonly PdfLine[], word: string): readonly [number, number] {
  for (const line of lines) {
    for (const { text, starts, baseline } of line.runs) {
      const at = text.indexOf(word);
      if (at >= 0) return [Math.round(starts[at] ?? Number.NaN), Math.round(baseline)];
    }
  }
  return [Number.NaN, Number.NaN];
}

const ROWS = [
  ["# Experience"],
  ["2019", "Clerk at the harbour office"],
  ["2015", "Clerk at the customs house"],
  ["# Education"],
  ["2014", "Diploma in bookkeeping"],
];

function drawRows(tools: Sheet): void {
  const page = tools.document.addPage([612, 792]);
  let y = write(page, ["Ada Quill, ada@example.com"], tools);
  for (const [first = "", second] of ROWS) {
    if (second !== undefined) page.drawText(second, { x: 160, y, size: 10, font: tools.regular });
    y = write(page, [first], tools, 72, y);
  }
}

describe("an entry of a resume whose dates stand in a column of their own", () => {
  it("has its date and its words in these columns, and goes on in its own", async () => {
    const name = `Certified Auditor of Harbours, Ledgers, ${"Ships, Quays, ".repeat(6)}and Customs Houses`;
    const { document, plan } = await planned(await sheet(drawRows), { before: "Education" });
    const modelEntry = document.blocks.findIndex(({ text }) => text.includes("customs house"));
    const entry: SectionEntry = {
      credential: { id: "c", name },
      parts: [
        { role: "name", text: name },
        { role: "date", text: "2024" },
      ],
      text: `2024\t${name}`,
    };
    const { bytes } = await inserted(document, {
      ...plan,
      entries: [entry],
      manner: { ...plan.manner, columns: ["date", "words"], modelEntry },
    });
    const lines = await linesOf(bytes);
    const [dateX, dateY] = placeOf(lines, "2024");
    const [nameX, nameY] = placeOf(lines, "Certified");
    const [lastX, lastY] = placeOf(lines, "and Customs");
    expect([dateX, nameX, lastX >= 160]).toEqual([72, 160, true]);
    expect(dateY).toBe(nameY);
    expect(lastY).toBeLessThan(nameY);
    expect(Math.min(...lines.filter(({ baseline }) => Math.round(baseline) === lastY).map(({ x }) => x))).toBeCloseTo(
      160,
      0,
    );
  });
});

describe("an entry whose date is too long for the column of the dates", () => {
  const entry: SectionEntry = {
    credential: { id: "c", name: "Harbour Auditor" },
    parts: [
      { role: "name", text: "Harbour Auditor" },
      { role: "date", text: "September 2023 to December 2024" },
    ],
    text: "September 2023 to December 2024\tHarbour Auditor",
  };
  const tailored = async (draw: (tools: Sheet) => void) => {
    const { document, plan } = await planned(await sheet(draw), { before: "Education" });
    const modelEntry = document.blocks.findIndex(({ text }) => text.includes("customs house"));
    const manner = { ...plan.manner, columns: ["date", "words"] as const, modelEntry };
    return insertPdf(document, { ...plan, entries: [entry], compact: [], manner }, createContext(), []);
  };

  it("follows the words of its own, so that it is read in one piece", async () => {
    const result = await tailored(drawRows);
    const lines = result.kind === "edited" ? await pdfLines(result.bytes) : [];
    expect(lines).toContainEqual(expect.stringContaining("September 2023 to December 2024, Harbour Auditor"));
  });

  it("is refused where it would cross the rule between the columns", async () => {
    const result = await tailored((tools) => {
      drawRows(tools);
      tools.document
        .getPage(0)
        .drawLine({ start: { x: 150, y: 740 }, end: { x: 150, y: 560 }, thickness: 0.5, color: rgb(0, 0, 0) });
    });
    expect(result).toMatchObject({ kind: "not-in-place", reason: expect.stringContaining("no room in their columns") });
  });
});

describe("an entry whose date ends at the right margin, like those beside it", () => {
  const MARGIN = 540;

  it("has as much room for a longer date as the columns before it leave", async () => {
    const bytes = await sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      let y = write(page, ["Ada Quill, ada@example.com", "# Experience", "Clerk at the harbour office"], tools);
      y = write(page, ["# Education"], tools, 72, y);
      for (const [name, year] of [
        ["Diploma in bookkeeping", "2014"],
        ["Diploma in harbour law", "2016"],
      ] as const) {
        const x = MARGIN - tools.regular.widthOfTextAtSize(year, 10);
        page.drawText(year, { x, y, size: 10, font: tools.regular });
        y = write(page, [name], tools, 72, y);
      }
    });
    const { document, plan } = await planned(bytes, { before: "Education" });
    const entry: SectionEntry = {
      credential: { id: "c", name: "Harbour Auditor" },
      parts: [
        { role: "name", text: "Harbour Auditor" },
        { role: "date", text: "09/2023" },
      ],
      text: "Harbour Auditor\t09/2023",
    };
    const modelEntry = document.blocks.findIndex(({ text }) => text.includes("bookkeeping"));
    const manner = { ...plan.manner, columns: ["name", "date"] as const, modelEntry };
    const edited = await inserted(document, { ...plan, entries: [entry], manner });
    const line = (await linesOf(edited.bytes)).find(({ text }) => text.includes("Harbour Auditor"));
    expect(line?.text.trim()).toBe("Harbour Auditor\t09/2023");
    expect((line?.x ?? 0) + (line?.width ?? 0)).toBeCloseTo(MARGIN, 0);
  });
});

const SECTIONS = [
  ["Summary", "Keeps ledgers in order,", "and audits them twice a year."],
  ["Experience", "Clerk at the harbour office, 2019", "Counted ships.", "Counted crates."],
  ["Education", "Diploma in bookkeeping, 2014", "School of the harbour."],
  ["Skills", "Ledgers, audits, ships", "Dutch and Danish."],
];

function drawRail(tools: Sheet): void {
  const page = tools.document.addPage([612, 792]);
  write(page, ["Ada Quill, ada@example.com"], tools);
  let y = 690;
  for (const [label = "", ...texts] of SECTIONS) {
    page.drawText(label, { x: 72, y, size: 12, font: tools.bold });
    y = write(page, texts, tools, 190, y) - 20;
  }
}

describe("the heading of a resume whose headings hang beside their sections", () => {
  it("hangs there too, in as many lines as it needs, level with its first entry", async () => {
    const { document, plan } = await planned(
      await sheet(drawRail),
      { before: "Experience" },
      { title: "Professional Development & Certifications", texts: ["Harbour Auditor, 2024"] },
    );
    const modelEntry = document.blocks.findIndex(({ text }) => text.startsWith("Clerk"));
    const { bytes } = await inserted(document, { ...plan, manner: { ...plan.manner, modelEntry } });
    const lines = await linesOf(bytes);
    const [x, y] = placeOf(lines, "Professional");
    const [lastX, lastY] = placeOf(lines, "Certifications");
    expect([x, lastX < 160]).toEqual([72, true]);
    expect(lastY).toBeLessThan(y);
    expect(placeOf(lines, "Harbour")).toEqual([190, y]);
    // The next section stands clear of the lines that reach further down than the entries.
    expect(placeOf(lines, "Experience")[1]).toBeLessThan(lastY - 20);
    expect(placeOf(lines, "Clerk")[1]).toBe(placeOf(lines, "Experience")[1]);
  });

  it("stands at half the height of its entries where the others do, above all of the section that follows", async () => {
    const source = await sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      write(page, ["Ada Quill, ada@example.com"], tools);
      ["Summary", "Experience", "Education"].forEach((label, index) => {
        const top = 690 - 120 * index;
        const texts = ["First", "Second", "Third", "Fourth", "Last"].map((word) => `${word} line of ${label}.`);
        write(page, texts, tools, 190, top);
        page.drawText(label, { x: 72, y: top - 28, size: 12, font: tools.bold });
      });
    });
    const texts = ["Harbour Auditor", "Ledger Master", "Quay Inspector"];
    const { document, plan } = await planned(source, { before: "Experience" }, { texts });
    const [before, after] = [await linesOf(source), await linesOf((await inserted(document, plan)).bytes)];
    const heights = ["Fourth", "Last", "Harbour", "Ledger", "Quay"].map((word) => placeOf(after, word)[1]);
    expect(heights).toEqual([...heights].sort((one, other) => other - one));
    expect(placeOf(after, "Certifications")).toEqual([72, placeOf(after, "Ledger")[1]]);
    const drop = (word: string) => placeOf(before, word)[1] - placeOf(after, word)[1];
    expect(drop("Summary")).toBe(0);
    expect(drop("of Experience")).toBeGreaterThan(40);
    expect(drop("Experience")).toBe(drop("of Experience"));
  });
});

describe("a section in one of several columns", () => {
  const COLUMNS = [
    ["# Skills", "Ledgers", "Abacus", "Ships", "Cranes"],
    ["# Experience", "Clerk at the harbour office, 2019 to 2024", "Counted the ships.", "Counted crates.", "Wrote."],
    ["# Awards", "Quay Prize", "Ledger Prize", "Sail Prize", "Rope Prize"],
  ];
  const places = [40, 170, 450];

  it("moves its own column, whatever reaches over the columns above it", async () => {
    const source = await sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      const head = ["Ada Quill", "Harbour clerk", "Delft - ada@example.com - +31 15 555 0147 - ada.example"];
      write(page, head, tools, 40, 766);
      COLUMNS.forEach((lines, index) => {
        write(page, lines, tools, places[index]);
      });
    });
    const { document, plan } = await planned(source, { before: "Experience" });
    const [before, after] = [await linesOf(source), await linesOf((await inserted(document, plan)).bytes)];
    for (const word of ["Skills", "Cranes", "Awards", "Rope"])
      expect(placeOf(after, word)).toEqual(placeOf(before, word));
    expect(placeOf(after, "Certifications")).toEqual(placeOf(before, "Experience"));
    expect(placeOf(after, "Clerk")[1]).toBeLessThan(placeOf(before, "Clerk")[1] - 30);
  });

  it("has the box of the other headings, though the titles of entries are nearly as large", async () => {
    const titled = ["# Experience", "= Clerk", "Counted ships.", "= Master", "Counted crates.", "= Mate", "Wrote."];
    const source = await sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      const draw = (lines: readonly string[], x: number) => {
        let y = 700;
        for (const line of lines) {
          const isHeading = line.startsWith("# ");
          if (isHeading) page.drawRectangle({ x: x - 4, y: y - 6, width: 200, height: 20, color: rgb(0.1, 0.1, 0.1) });
          const look = isHeading ? { size: 11, color: rgb(1, 1, 1) } : { size: line.startsWith("= ") ? 10.6 : 10 };
          const font = /^[#=]/u.test(line) ? tools.bold : tools.regular;
          page.drawText(line.replace(/^[#=] /u, ""), { x, y, font, ...look });
          y -= isHeading ? 24 : 16;
        }
      };
      draw(["# Profile", "Keeps ledgers.", "Audits them.", "# Skills", "Ledgers", "Abacus", "Ships"], 60);
      draw(titled, 320);
    });
    const { document, plan } = await planned(source, { before: "Experience" });
    const modelHeading = document.blocks.findIndex(({ text }) => text === "Experience");
    const { bytes } = await inserted(document, { ...plan, manner: { ...plan.manner, modelHeading } });
    const { pages } = await readLayout(bytes, createContext());
    expect(pages[0]?.boxes.filter(({ x }) => x > 300)).toHaveLength(2);
  });
});

describe("a section in the first of equal columns that text flows through", () => {
  const log = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `Ship ${from + index} came in and was counted twice.`);
  const first = [
    "# Summary",
    "Keeps ledgers in order.",
    "# Experience",
    "Clerk at the harbour office, 2019",
    ...log(10, 52),
  ];
  const second = [
    ...log(52, 60),
    "# Education",
    "Diploma in bookkeeping, 2014",
    "School of the harbour, with honours.",
  ];
  const source = () =>
    sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      write(page, ["Ada Quill", "ada@example.com"], tools, 60, 750);
      write(page, first, tools, 60, 710);
      write(page, second, tools, 330, 710);
    });

  it("moves what no longer fits to the top of the next column, and what stands there down", async () => {
    const { document, plan } = await planned(await source(), { before: "Experience" });
    const { bytes, pages } = await inserted(document, plan);
    const lines = await linesOf(bytes);
    expect(pages).toEqual({ before: 1, after: 1 });
    expect(placeOf(lines, "Ship 51")).toEqual([330, placeOf(lines, "Ship 52")[1] + 14]);
    expect(placeOf(lines, "Ada")).toEqual([60, 750]);
    const read = (await pdfLines(bytes)).filter((line) => line.startsWith("Ship"));
    expect(read).toEqual(log(10, 60));
    if (has("pdftotext"))
      expect(pdfToText(bytes).match(/^Ship \d\d/gmu)).toEqual(log(10, 60).map((line) => line.slice(0, 7)));
  });

  it("goes on in the next column itself where the first has no room for it", async () => {
    const { document, plan } = await planned(await source(), { after: "Ship 51" });
    const { bytes } = await inserted(document, plan);
    const lines = await linesOf(bytes);
    expect(placeOf(lines, "Certifications")[0]).toBe(330);
    expect(placeOf(lines, "Certified Harbour")[0]).toBe(330);
    expect(placeOf(lines, "Certified Harbour")[1]).toBeGreaterThan(placeOf(lines, "Ship 52")[1]);
  });

  it("stands where it is asked to: at the end of the last column, or after a section that ends there", async () => {
    const { document } = await planned(await source(), { before: "Experience" });
    const ends = (["end", "after-experience"] as const).map((placement) => {
      const { anchor } = placeSection(document, placement, []);
      return [anchor.side, document.blocks[anchor.block]?.text.split(" ")[0]];
    });
    expect(ends).toEqual([
      ["after", "School"],
      ["before", "Education"],
    ]);
  });

  it("takes links along into the other column", async () => {
    const linked = await PDFDocument.load(await source());
    const [x, y] = placeOf(await linesOf(await source()), "Ship 51");
    addLink(linked.getPage(0), [x, y - 2, x + 150, y + 8], "https://example.com/51");
    const { document, plan } = await planned(await linked.save(), { before: "Experience" });
    const { bytes } = await inserted(document, plan);
    const [page] = (await readLayout(bytes, createContext())).pages;
    const [toX, toY] = placeOf(page?.lines ?? [], "Ship 51");
    expect(page?.links.map((link) => [Math.round(link.x), Math.round(link.y)])).toEqual([[toX, toY - 2]]);
  });
});
