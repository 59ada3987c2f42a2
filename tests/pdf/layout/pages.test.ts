import { describe, expect, it } from "vitest";
import { createContext } from "../../../src/context";
import { DEFAULT_LIMITS } from "../../../src/limits";
import type { FlowBlock, FlowDocument, FlowParagraph, FlowTable } from "../../../src/model/flow";
import { openFonts } from "../../../src/pdf/fonts/library";
import type { DisplayItem } from "../../../src/pdf/layout/display";
import { layOut } from "../../../src/pdf/layout/pages";
import { filler, flow, LOOK, paragraph, section, text } from "../flows";

interface ShownLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
}

/** The lines of each page: text on one baseline, from the top. */
function lay(document: FlowDocument, limits = DEFAULT_LIMITS): readonly (readonly ShownLine[])[] {
  const context = createContext({ limits });
  const { defaultTab, addSpaces = false } = document;
  const { pages } = layOut(document, { context, fonts: openFonts([], context), defaultTab, addSpaces });
  return pages.map(({ items }) => linesOf(items));
}

function linesOf(items: readonly DisplayItem[]): readonly ShownLine[] {
  const lines: { text: string; x: number; y: number; end: number }[] = [];
  for (const item of items) {
    if (item.kind !== "text") continue;
    const words = item.glyphs.map((glyph) => glyph.text).join("");
    const end = item.x + item.glyphs.reduce((sum, { width }) => sum + width, 0);
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.y - item.y) < 0.01 && Math.abs(item.x - last.end) < 0.01) {
      last.text += words;
      last.end = end;
    } else {
      lines.push({ text: words, x: item.x, y: item.y, end });
    }
  }
  return lines.map(({ text: words, x, y, end }) => ({ text: words.trim(), x, y, end }));
}

const textsOf = (page: readonly ShownLine[] | undefined) => page?.map((line) => line.text);
/** Lines of 12 points on a page. */
const LINES = 54;

describe("lines", () => {
  it("stand where word processors put them: 11 points of Calibri are 13.45 points high", () => {
    const [page] = lay(flow(section([paragraph("one"), paragraph("two")])));
    expect(page?.map(({ x }) => x)).toEqual([72, 72]);
    expect(page?.[0]?.y).toBeCloseTo(72 + 10.7, 2);
    expect(page![1]!.y - page![0]!.y).toBeCloseTo(13.45, 2);
  });

  it("keep the larger of two spaces between paragraphs, or both when the file says so", () => {
    const blocks = [paragraph("one", { spaceAfter: 10 }), paragraph("two", { spaceBefore: 6 })];
    const pitch = (document: FlowDocument) => {
      const [page] = lay(document);
      return page![1]!.y - page![0]!.y;
    };
    expect(pitch(flow(section(blocks)))).toBeCloseTo(23.45, 2);
    expect(pitch({ ...flow(section(blocks)), addSpaces: true })).toBeCloseTo(29.45, 2);
  });

  it("take whole steps of a grid, and what a multiple adds to their text besides", () => {
    const pitch = (look: Partial<FlowParagraph>) => {
      const [page] = lay(flow(section([paragraph("one", look), paragraph("two", look)])));
      return page![1]!.y - page![0]!.y;
    };
    expect(pitch({ linePitch: 18 })).toBeCloseTo(18, 2);
    expect(pitch({ linePitch: 10 })).toBeCloseTo(20, 2);
    expect(pitch({ linePitch: 18, lineHeight: { rule: "multiple", value: 1.5 } })).toBeCloseTo(18 + 13.45 / 2, 1);
    expect(pitch({ linePitch: 18, lineHeight: { rule: "exact", value: 30 } })).toBeCloseTo(18, 2);
  });

  it("begin before the column where their indents lead into the margin", () => {
    const look = { indentLeft: -20, indentFirst: -10 };
    const [page] = lay(flow(section([paragraph("one two ".repeat(20), look)])));
    expect(page?.map(({ x }) => x)).toEqual([42, 52]);
  });

  it("have their markers end, or have their middle, where the first line begins, as the list says", () => {
    const marker = { ordered: true, level: 0, text: "viii)", from: "numbering" } as const;
    const item = (align: "center" | "right" | undefined) =>
      paragraph("text", { indentLeft: 36, indentFirst: -9, marker: { ...marker, ...(align && { align }) } });
    const [page] = lay(flow(section([item(undefined), item("center"), item("right")])));
    const [start, middle, end] = page!.map(({ x }) => x);
    expect(start).toBe(72 + 27);
    expect(end).toBeLessThan(start! - 15);
    expect(middle).toBeCloseTo((start! + end!) / 2, 2);
  });

  it("set a date on a right tab", () => {
    const tabs = [{ at: 468, align: "right" as const }];
    const [page] = lay(
      flow(section([paragraph("Engineer\t2020", { tabs }), paragraph("Engineer\tJan 2020", { tabs })])),
    );
    const ends = page?.map((line) => line.text);
    expect(ends).toEqual(["Engineer 2020", "Engineer Jan 2020"]);
  });

  it("keep a slanted date whole on its right tab", () => {
    const tabs = [{ at: 468, align: "right" as const }];
    const [page] = lay(
      flow(section([paragraph([text("Engineer\t"), text("Jan 2020 – Present", { italic: true })], { tabs })])),
    );
    expect(new Set(page?.map(({ y }) => y)).size).toBe(1);
  });

  it("may hang their line spacing over the foot of the page", () => {
    const spaced = { lineHeight: { rule: "multiple" as const, value: 2 }, widowControl: false };
    const pages = lay(flow(section([...filler(52), paragraph("last", spaced)])));
    expect(pages).toHaveLength(1);
  });

  it("break where a word does not fit, and within a word that fills the line", () => {
    const narrow = section([paragraph(`two ${"x".repeat(30)}`)], { columns: [{ width: 60, gap: 0 }] });
    const [page] = lay(flow(narrow));
    expect(textsOf(page)?.[0]).toBe("two");
    expect(textsOf(page)?.slice(1).join("")).toBe("x".repeat(30));
  });

  it("are as high as the fonts that stand in for Word's are there, gap and rounding included", () => {
    const pitch = (font: string, size: number) => {
      const [page] = lay(flow(section([paragraph([text("one\ntwo", { font, size })])])));
      return page![1]!.y - page![0]!.y;
    };
    expect(pitch("Arial", 13)).toBeCloseTo(15, 4);
    expect(pitch("Times New Roman", 10)).toBeCloseTo(11.55, 4);
    expect(pitch("Calibri", 15.5)).toBeCloseTo(18.95, 4);
    expect(pitch("Courier New", 10)).toBeCloseTo(11.35, 4);
  });

  it("take whole percents of line spacing, cut off, and none of it for a picture", () => {
    const spaced = { lineHeight: { rule: "multiple" as const, value: 278 / 240 } };
    const picture = { kind: "image" as const, width: 20, height: 100 };
    const [page] = lay(flow(section([paragraph("one", spaced), paragraph([picture], spaced), paragraph("two")])));
    const textHeight = 269;
    const line = textHeight + Math.floor(textHeight * 0.15);
    const pictureLine = 2000 + Math.floor(textHeight * 0.15);
    expect(page!.at(-1)!.y - page![0]!.y).toBeCloseTo((line + pictureLine) / 20, 1);
  });

  it("are no higher for a bullet that another font shows", () => {
    const marker = { ordered: false, level: 0, text: "➢", from: "numbering" as const };
    const [page] = lay(flow(section([paragraph("one", { marker }), paragraph("two")])));
    const [one, two] = ["one", "two"].map((word) => page!.find((line) => line.text.endsWith(word))!.y);
    expect(two! - one!).toBeCloseTo(13.45, 2);
  });

  it("show a soft hyphen only where they end after it", () => {
    const broken = (width: number) =>
      textsOf(lay(flow(section([paragraph("inter\u00ADnational")], { columns: [{ width, gap: 0 }] })))[0]);
    expect(broken(200)).toEqual(["international"]);
    expect(broken(40)).toEqual(["inter\u00AD", "national"]);
  });

  it("run from the right in right-to-left paragraphs, numbers from the left", () => {
    const [page] = lay(flow(section([paragraph([text("שלום 2024", { rtl: true })], { rtl: true })])));
    const [hebrew, number] = [
      page?.find((line) => line.text.includes("ם")),
      page?.find((line) => line.text === "2024"),
    ];
    expect(number?.x).toBeLessThan(hebrew?.x ?? 0);
  });
});

describe("pages", () => {
  it("go on when one is full, and drop the space before a paragraph there", () => {
    const [, second] = lay(flow(section(filler(LINES + 2, { spaceBefore: 0 }))));
    expect(textsOf(second)).toEqual(["line 55", "line 56"]);
    const spaced = [...filler(LINES), paragraph("next", { spaceBefore: 20 })];
    expect(lay(flow(section(spaced)))[1]?.[0]?.y).toBeCloseTo(72 + 10.7, 2);
  });

  it("keep the space before a paragraph that a break put there", () => {
    const blocks = [paragraph("one"), paragraph("two", { pageBreakBefore: true, spaceBefore: 20 })];
    expect(lay(flow(section(blocks)))[1]?.[0]?.y).toBeCloseTo(72 + 20 + 10.7, 2);
  });

  it("leave no line of a paragraph alone on either side", () => {
    const exact = { lineHeight: { rule: "exact" as const, value: 12 } };
    const three = paragraph([text("a\nb\nc")], exact);
    expect(textsOf(lay(flow(section([...filler(LINES - 1), three])))[1])).toEqual(["a", "b", "c"]);
    expect(textsOf(lay(flow(section([...filler(LINES - 2), three])))[1])).toEqual(["a", "b", "c"]);
    const four = paragraph([text("a\nb\nc\nd")], exact);
    expect(textsOf(lay(flow(section([...filler(LINES - 2), four])))[1])).toEqual(["c", "d"]);
    const free = paragraph([text("a\nb\nc")], { ...exact, widowControl: false });
    expect(textsOf(lay(flow(section([...filler(LINES - 1), free])))[1])).toEqual(["b", "c"]);
  });

  it("keep a heading with what it heads, and the lines of a paragraph that asks for it", () => {
    const heading = paragraph("Heading", { keepNext: true, lineHeight: { rule: "exact", value: 12 } });
    expect(textsOf(lay(flow(section([...filler(LINES - 1), heading, paragraph("body")])))[1])).toEqual([
      "Heading",
      "body",
    ]);
    const whole = paragraph([text("a\nb\nc\nd\ne")], { keepLines: true, lineHeight: { rule: "exact", value: 12 } });
    expect(textsOf(lay(flow(section([...filler(LINES - 4), whole])))[1])).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("break a chain of keeps that is longer than a page", () => {
    const pages = lay(flow(section(filler(LINES + 10, { keepNext: true }))));
    expect(pages.flat()).toHaveLength(LINES + 10);
  });

  it("number themselves, also where the number of all pages is shown", () => {
    const footer = {
      default: [
        paragraph([
          { kind: "field", field: "page", ...LOOK },
          text(" of "),
          { kind: "field", field: "pages", ...LOOK },
        ]),
      ],
    };
    const [roman] = lay(flow(section(filler(1), { footer, pageNumberFormat: "lowerRoman", firstPageNumber: 4 })));
    expect(roman?.at(-1)?.text).toBe("iv of 1");
    const pages = lay(flow(section(filler(LINES * 2 + 1), { footer })));
    expect(pages.map((page) => page.at(-1)?.text)).toEqual(["1 of 3", "2 of 3", "3 of 3"]);
  });

  it("have a header of their own on the first and on even ones", () => {
    const header = { default: [paragraph("odd")], first: [paragraph("first")], even: [paragraph("even")] };
    const pages = lay(flow(section(filler(LINES * 3), { header })));
    expect(pages.slice(0, 3).map((page) => page[0]?.text)).toEqual(["first", "even", "odd"]);
  });

  it("begin below a header that is higher than the margin", () => {
    const header = { default: filler(6) };
    const [page] = lay(flow(section([paragraph("body")], { header })));
    expect(page?.at(-1)?.y).toBeGreaterThan(36 + 72);
  });

  it("are refused past the limit", () => {
    const limits = { ...DEFAULT_LIMITS, pdfPages: 2 };
    expect(() => lay(flow(section(filler(LINES * 3))), limits)).toThrow(
      expect.objectContaining({ code: "too-large", detail: "pdf-pages" }),
    );
  });
});

describe("columns", () => {
  const columns = [
    { width: 216, gap: 36 },
    { width: 216, gap: 0 },
  ];

  it("are filled one after the other, and balanced where the text goes on below them", () => {
    const [page] = lay(flow(section(filler(10), { columns }), section([paragraph("below")], { start: "continuous" })));
    const left = page?.filter(({ x }) => x === 72).map((line) => line.text);
    expect(left).toEqual(["line 1", "line 2", "line 3", "line 4", "line 5", "below"]);
  });

  it("begin together, below the larger space between the sections", () => {
    const blocks = [
      paragraph("left", { spaceBefore: 10 }),
      paragraph([{ kind: "break", of: "column" }, text("right")]),
    ];
    const next = section(blocks, { columns, start: "continuous" });
    const [page] = lay(flow(section([paragraph("above", { spaceAfter: 4 })]), next));
    const [above, left, right] = page!.map(({ y }) => y);
    expect(left! - above!).toBeCloseTo(23.45, 2);
    expect(right).toBe(left);
  });

  it("end at a column break", () => {
    const blocks: readonly FlowBlock[] = [
      paragraph("left"),
      paragraph([{ kind: "break", of: "column" }, text("right")]),
    ];
    const [page] = lay(flow(section(blocks, { columns })));
    expect(page?.map(({ x }) => x)).toEqual([72, 324]);
    expect(page?.[0]?.y).toBeCloseTo(page?.[1]?.y ?? 0, 2);
  });
});

describe("tables", () => {
  const margins = { top: 0, right: 5, bottom: 0, left: 5 };
  const cell = (content: string | readonly FlowBlock[]) => ({
    columnSpan: 1,
    margins,
    blocks: typeof content === "string" ? [paragraph(content)] : content,
  });
  const table = (rows: FlowTable["rows"]): FlowTable => ({ kind: "table", columnWidths: [100, 200], rows });

  it("set cells beside each other, and the next row below the highest", () => {
    const rows = [{ cells: [cell("a"), cell([paragraph("b"), paragraph("c")])] }, { cells: [cell("d"), cell("e")] }];
    const [page] = lay(flow(section([table(rows)])));
    const at = new Map(page?.map((line) => [line.text, line]));
    expect(at.get("a")?.x).toBe(77);
    expect(at.get("b")?.x).toBe(177);
    expect(at.get("a")?.y).toBeCloseTo(at.get("b")?.y ?? 0, 2);
    expect(at.get("d")!.y - at.get("c")!.y).toBeCloseTo(13.45, 2);
  });

  it("keep what a tab far beyond their cell aligns at the edge of the cell", () => {
    const drawn = (at: number) =>
      lay(flow(section([table([{ cells: [cell([paragraph("b\t2020", { tabs: [{ at, align: "right" }] })])] }])])));
    expect(drawn(432)[0]?.[0]?.end).toBeCloseTo(drawn(90)[0]?.[0]?.end ?? 0, 2);
  });

  it("measure a cell's margin from the middle of its rule, but keep text off a rule that is wider", () => {
    const ruled = (width: number) => ({
      ...cell("a"),
      borders: { left: { style: "single" as const, width, color: "000000", space: 0 } },
    });
    const left = (width: number) => lay(flow(section([table([{ cells: [ruled(width)] }])])))[0]?.[0]?.x;
    expect(left(1)).toBe(77);
    expect(left(12)).toBe(78);
  });

  it("go on over pages, in the middle of a row, with their header again", () => {
    const rows = [
      { header: true, cells: [cell("head"), cell("head 2")] },
      { cells: [cell(filler(LINES + 10)), cell("beside")] },
    ];
    const pages = lay(flow(section([table(rows)])));
    expect(pages).toHaveLength(2);
    expect(textsOf(pages[1])?.[0]).toContain("head");
    const words = pages.flat().filter((line) => line.text.startsWith("line"));
    expect(words).toHaveLength(LINES + 10);
  });

  it("move a row to the next page that may not be parted", () => {
    const rows = [{ cantSplit: true, cells: [cell(filler(10)), cell("x")] }];
    const pages = lay(flow(section([...filler(LINES - 5), table(rows)])));
    expect(textsOf(pages[1])?.filter((line) => line.startsWith("line"))).toHaveLength(10);
  });

  it("put a merged cell's text over its rows", () => {
    const rows = [
      { cells: [{ ...cell(filler(3)), rowMerge: "start" as const }, cell("one")] },
      { cells: [{ ...cell(""), rowMerge: "continue" as const }, cell("two")] },
    ];
    const [page] = lay(flow(section([table(rows)])));
    const at = new Map(page?.map((line) => [line.text, line.y]));
    expect(at.get("two")! - at.get("one")!).toBeLessThan(20);
    expect(page?.filter((line) => line.text.startsWith("line"))).toHaveLength(3);
  });

  it("keep the lines of a merged cell as close as elsewhere, wherever its rows end", () => {
    const right = ["one", "two"].map((words) => cell([paragraph(words, { spaceAfter: 7 })]));
    const rows = [
      { cells: [{ ...cell(filler(4)), rowMerge: "start" as const }, right[0]!] },
      { cells: [{ ...cell(""), rowMerge: "continue" as const }, right[1]!] },
    ];
    const [merged] = lay(flow(section([table(rows)])));
    const [plain] = lay(flow(section(filler(4))));
    const steps = (lines: readonly ShownLine[] = []) => {
      const ys = lines.filter((line) => line.text.startsWith("line")).map(({ y }) => y);
      return ys.slice(1).map((y, index) => Math.round((y - ys[index]!) * 100));
    };
    expect(steps(merged)).toEqual(steps(plain));
  });

  it("set a merged cell's text at the middle or the foot of all its rows", () => {
    const yOf = (verticalAlign: "top" | "center" | "bottom") => {
      const rows = [
        { cells: [{ ...cell("label"), rowMerge: "start" as const, verticalAlign }, cell("one")] },
        { cells: [{ ...cell(""), rowMerge: "continue" as const }, cell("two")] },
        { cells: [{ ...cell(""), rowMerge: "continue" as const }, cell("three")] },
      ];
      const [page] = lay(flow(section([table(rows)])));
      const at = new Map(page?.map((line) => [line.text, line.y]));
      return ["one", "two", "three"].findIndex((words) => Math.abs(at.get(words)! - at.get("label")!) < 0.1);
    };
    expect([yOf("top"), yOf("center"), yOf("bottom")]).toEqual([0, 1, 2]);
  });
});

describe("floating things", () => {
  const picture = (x: number, wrap: "around" | "top-and-bottom" | "none") => ({
    kind: "text-box" as const,
    width: 100,
    height: 50,
    blocks: [],
    shading: "FF0000",
    float: { x, y: 0, from: { x: "margin" as const, y: "paragraph" as const }, wrap },
  });

  it("stand below the space above their paragraph", () => {
    const anchored = paragraph([picture(300, "none"), text("beside")], { spaceBefore: 20 });
    const { pages } = layOut(flow(section([paragraph("one"), anchored])), {
      context: createContext(),
      fonts: openFonts([], createContext()),
      defaultTab: 36,
      addSpaces: false,
    });
    const box = pages[0]?.items.find(({ kind }) => kind === "fill");
    expect(box?.y).toBeCloseTo(72 + 13.45 + 20, 2);
  });

  it("have text beside them, above and below them, or below it all", () => {
    const lines = (wrap: "around" | "top-and-bottom" | "none") =>
      lay(flow(section([paragraph([picture(0, wrap), text("beside")])])))[0]?.at(-1);
    expect(lines("around")?.x).toBe(172);
    expect(lines("top-and-bottom")?.y).toBeGreaterThan(72 + 50);
    expect(lines("none")).toMatchObject({ x: 72 });
  });
});
