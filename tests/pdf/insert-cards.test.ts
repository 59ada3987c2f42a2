import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { type PDFPage, rgb } from "../../src/pdf/lib";
import { readContent } from "../../src/pdf/read-layout";
import { inserted, planned, type Sheet, sheet, write } from "./inserted";

const SECTIONS = [
  ["# Summary", "Keeps ledgers in order."],
  ["# Experience", "Clerk at the harbour office", "Counted ships.", "Counted crates."],
  ["# Education", "Diploma in bookkeeping"],
];

interface Box {
  readonly top: number;
  readonly bottom: number;
}

/** A resume each of whose sections stands in something drawn around it. */
async function cards(draw: (page: PDFPage, box: Box) => void): Promise<Uint8Array> {
  return sheet((tools: Sheet) => {
    const page = tools.document.addPage([612, 792]);
    let y = write(page, ["Ada Quill, ada@example.com"], tools);
    for (const lines of SECTIONS) {
      const top = y + 6;
      y = write(page, lines, tools, 72, y);
      draw(page, { top, bottom: y + 8 });
      y -= 8;
    }
  });
}

const BLUE = rgb(0, 0, 1);
const frame = (page: PDFPage, { top, bottom }: Box) =>
  page.drawRectangle({ x: 60, y: bottom, width: 480, height: top - bottom, borderColor: BLUE, borderWidth: 1 });
const fourLines = (page: PDFPage, { top, bottom }: Box) => {
  for (const y of [top, bottom]) page.drawLine({ start: { x: 60, y }, end: { x: 540, y }, color: BLUE, thickness: 1 });
  for (const x of [60, 540]) page.drawLine({ start: { x, y: top }, end: { x, y: bottom }, color: BLUE, thickness: 1 });
};

/** Everything drawn on the first page but its text, from the top. */
async function drawnOn(bytes: Uint8Array): Promise<readonly Box[]> {
  const { layout } = await readContent(bytes, createContext());
  const [page] = layout.pages;
  const boxes = page!.boxes.map(({ y, height }) => ({ top: y + height, bottom: y }));
  const rules = page!.rules.map(({ y, length, direction }) =>
    direction === "vertical" ? { top: y + length, bottom: y } : { top: y, bottom: y },
  );
  return [...boxes, ...rules].sort((one, other) => other.top - one.top);
}

async function baselines(bytes: Uint8Array): Promise<(start: string) => number> {
  const { layout } = await readContent(bytes, createContext());
  return (start) => layout.pages[0]!.lines.find(({ text }) => text.startsWith(start))?.baseline ?? Number.NaN;
}

describe("a section among others that each stand in a box of their own", () => {
  it("has its own, as far from its heading and its last line as theirs are", async () => {
    const { document, plan } = await planned(await cards(frame), { before: "Experience" });
    const { bytes } = await inserted(document, plan);
    const boxes = await drawnOn(bytes);
    const at = await baselines(bytes);
    expect(boxes).toHaveLength(SECTIONS.length + 1);
    const [summary, own, experience] = boxes;
    expect(own!.top - at("Certifications")).toBeCloseTo(summary!.top - at("Summary"), 0);
    expect(at("Ledger Master") - own!.bottom).toBeCloseTo(at("Keeps") - summary!.bottom, 0);
    expect(summary!.bottom - own!.top).toBeCloseTo(own!.bottom - experience!.top, 0);
  });

  it("has it where it is drawn as four lines", async () => {
    const { document, plan } = await planned(await cards(fourLines), { before: "Experience" });
    const { bytes } = await inserted(document, plan);
    const at = await baselines(bytes);
    const drawn = await drawnOn(bytes);
    expect(drawn).toHaveLength(4 * (SECTIONS.length + 1));
    const [top, heading, last] = [at("Keeps"), at("Certifications"), at("Ledger Master")];
    const sides = drawn.filter((line) => line.top < top && line.top > heading && line.bottom < last);
    expect(sides).toHaveLength(2);
    const [{ bottom }] = sides as [Box];
    expect(drawn.filter((line) => line.top === line.bottom && Math.abs(line.top - bottom) < 1)).toHaveLength(1);
  });

  it("takes it along when a later run takes the section out", async () => {
    const { document, plan } = await planned(await cards(frame), { before: "Experience" });
    const first = await inserted(document, plan);
    const again = await planned(first.bytes, { after: "Diploma" });
    const start = again.document.blocks.findIndex(({ text }) => text === "Certifications");
    const { bytes } = await inserted(again.document, { ...again.plan, replaces: [{ start, end: start + 3 }] });
    expect(await drawnOn(bytes)).toHaveLength(SECTIONS.length + 1);
  });
});

it("a section has no box where only one of the others has", async () => {
  let drawn = 0;
  const bytes = await cards((page, box) => {
    if (drawn === 1) frame(page, box);
    drawn += 1;
  });
  const { document, plan } = await planned(bytes, { before: "Education" });
  expect(await drawnOn((await inserted(document, plan)).bytes)).toHaveLength(1);
});
