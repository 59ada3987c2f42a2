import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { DEFAULT_LIMITS } from "../../src/limits";
import { PDFDocument } from "../../src/pdf/lib";
import { checkForms } from "../../src/pdf/read-forms";
import { type OnePage, onePage } from "../hostile/raw-pdf";

const check = async (parts: OnePage, limits: Partial<typeof DEFAULT_LIMITS> = {}) =>
  checkForms(await PDFDocument.load(onePage(parts)), createContext({ limits: { ...DEFAULT_LIMITS, ...limits } }));
const cycle = expect.objectContaining({ name: "ResumeError", code: "corrupt", detail: "pdf-cycle" });
const operators = expect.objectContaining({ name: "ResumeError", code: "too-large", detail: "pdf-operators" });

const depth = expect.objectContaining({ name: "ResumeError", code: "too-large", detail: "pdf-depth" });

const form = (data: string, resources: string) => ({
  dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << ${resources} >>`,
  data,
});
const pattern = (data: string, more = "") => ({
  dictionary: `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 ${more}`,
  data,
});
const letters = (resources: string) =>
  "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 " +
  `/Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 7 0 R >> /Resources ${resources} >>`;

describe("what paints itself", () => {
  it("is refused when it is a pattern, which takes names from the page too", async () => {
    const paintsItself = (more: string) =>
      check({
        content: { data: "/Pattern cs /P scn" },
        resources: "/Pattern << /P 6 0 R >>",
        more: [pattern("/Pattern cs /P scn", more)],
      });
    await expect(paintsItself("")).rejects.toThrow(cycle);
    await expect(paintsItself("/Resources << >>")).rejects.toThrow(cycle);
    await expect(paintsItself("/Resources << /Pattern << >> >>")).resolves.toBeUndefined();
  });

  it("is refused when a pattern stands between, whichever way is walked first", async () => {
    const more = [
      form("/Y Do /P scn", "/XObject << /Y 7 0 R >> /Pattern << /P 8 0 R >>"),
      form("/X Do", "/XObject << /X 6 0 R >>"),
      pattern("/Y Do", "/Resources << /XObject << /Y 7 0 R >> >>"),
    ];
    const resources = "/XObject << /X 6 0 R >>";
    await expect(check({ content: { data: "/X Do" }, resources, more })).rejects.toThrow(cycle);
  });

  it("is let pass when it is a form, which readers leave out", async () => {
    const more = [form("/X Do", "/XObject << /X 6 0 R >>")];
    await expect(
      check({ content: { data: "/X Do" }, resources: "/XObject << /X 6 0 R >>", more }),
    ).resolves.toBeUndefined();
  });

  it("is refused when it is a letter of a font without a number", async () => {
    const paintsItself = (fonts: string, own: string) =>
      check({
        content: { data: "/F2 9 Tf" },
        fonts: `/F2 ${fonts}`,
        more: [own, { data: "9 0 d0 /F2 9 Tf" }],
      });
    const direct = `<< /Font << /F2 ${letters("6 0 R")} >> >>`;
    await expect(paintsItself(letters("6 0 R"), direct)).rejects.toThrow(cycle);
    await expect(paintsItself("6 0 R", letters("<< /Font << /F2 6 0 R >> >>"))).resolves.toBeUndefined();
  });
});

describe("what paints much by little", () => {
  it("is refused when it is masks of masks", async () => {
    const mask = (object: number) => `/ExtGState << /G << /SMask << /S /Alpha /G ${object} 0 R >> >> >>`;
    const more = [7, 8, 9].map((next) => form("/G gs ".repeat(10), mask(next)));
    const paint = (limit: number) =>
      check(
        { content: { data: "/G gs ".repeat(10) }, resources: mask(6), more: [...more, form("", "")] },
        { pdfOperators: limit },
      );
    await expect(paint(5000)).rejects.toThrow(operators);
    await expect(paint(20_000)).resolves.toBeUndefined();
  });

  it("is refused when one page is drawn with more shapes and words than a page of a resume has by far", async () => {
    const shapes = expect.objectContaining({ name: "ResumeError", code: "too-large", detail: "pdf-page-shapes" });
    const paint = (times: number) =>
      check({
        content: { data: "/X Do ".repeat(times) },
        resources: "/XObject << /X 6 0 R >>",
        more: [form("0 0 9 9 re f (x) Tj ".repeat(1000), "")],
      });
    await expect(paint(75)).resolves.toBeUndefined();
    await expect(paint(76)).rejects.toThrow(shapes);
  });

  it("is counted tenfold, but once, when it is the letters of a font", async () => {
    const paint = (data: string) =>
      check(
        {
          content: { data: "/F2 9 Tf ".repeat(100) },
          fonts: "/F2 6 0 R",
          more: [letters("<< >>"), { data }],
        },
        { pdfOperators: 1000 },
      );
    await expect(paint("0 g ".repeat(80))).resolves.toBeUndefined();
    await expect(paint("0 g ".repeat(110))).rejects.toThrow(operators);
  });

  it("is refused when forms open graphics states in each other by thousands", async () => {
    const nested = (name: string) => `${"q ".repeat(3000)} /${name} Do ${"Q ".repeat(3000)}`;
    const paint = (content: string) =>
      check({
        content: { data: content },
        resources: "/XObject << /X 6 0 R /Y 7 0 R >>",
        more: [form(nested("Y"), "/XObject << /Y 7 0 R >>"), form("q ".repeat(2000) + "Q ".repeat(2000), "")],
      });
    await expect(paint("/Y Do /X Do")).rejects.toThrow(depth);
    await expect(paint("/Y Do /Y Do")).resolves.toBeUndefined();
  });
});
