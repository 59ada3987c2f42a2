import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import {
  clip,
  endPath,
  fill,
  type PDFOperator,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingRgbColor,
} from "../../src/pdf/lib";
import { pdfLines } from "../../src/pdf/lines";
import { readLayout } from "../../src/pdf/read-layout";
import { inserted, planned, RESUME, sheet, write } from "./inserted";

const PAGE = [0, 0, 612, 792] as const;
const through = (x: number, y: number, width: number, height: number): readonly PDFOperator[] => [
  rectangle(x, y, width, height),
  clip(),
  endPath(),
];

async function layoutOf(bytes: Uint8Array) {
  const { pages } = await readLayout(bytes, createContext());
  const heightOf = (text: string) =>
    pages.flatMap(({ lines }) => lines).find((line) => line.text.startsWith(text))?.baseline ?? Number.NaN;
  return { pages, heightOf };
}

describe("what is painted through a clip", () => {
  // WeasyPrint paints a box as the whole page through the outline of the box.
  const banners = () =>
    sheet((tools) => {
      const page = tools.document.addPage([612, 792]);
      for (const y of [688, 644, 586]) {
        page.pushOperators(
          pushGraphicsState(),
          ...through(60, y, 200, 20),
          setFillingRgbColor(0.8, 0.9, 1),
          rectangle(...PAGE),
          fill(),
          popGraphicsState(),
        );
      }
      write(page, RESUME, tools);
    });

  it("is as large as the clip: it moves with the heading on it, and the new heading has one too", async () => {
    const source = await banners();
    const { document, plan } = await planned(source, { before: "Experience" });
    const [before, after] = [await layoutOf(source), await layoutOf((await inserted(document, plan)).bytes)];
    const offsets = ({ pages, heightOf }: typeof before, headings: readonly string[]) =>
      headings.map((heading) =>
        pages[0]!.boxes.map(({ y }) => Math.round(heightOf(heading) - y)).find((offset) => offset > 0 && offset < 20),
      );
    const siblings = ["Summary", "Experience", "Education"];
    expect(before.pages[0]?.boxes).toHaveLength(3);
    expect(after.pages[0]?.boxes).toHaveLength(4);
    expect(offsets(after, [...siblings, "Certifications"])).toEqual([
      ...offsets(before, siblings),
      offsets(before, ["Summary"])[0],
    ]);
  });

  it("is shown whole where a clip around the page holds text that moves and text that came from another page", async () => {
    const source = await sheet((tools) => {
      for (const part of [
        [...RESUME.slice(0, 5), ...Array.from({ length: 40 }, (_, index) => `Ledger ${index} was kept and audited.`)],
        ["# Education", "Diploma in bookkeeping, 2018"],
      ]) {
        const page = tools.document.addPage([612, 792]);
        page.pushOperators(pushGraphicsState(), ...through(0, 0.5, 612, 791.5));
        write(page, part, tools);
        page.pushOperators(popGraphicsState());
      }
    });
    const { document, plan } = await planned(source, { before: "Experience" });
    const { bytes } = await inserted(document, plan);
    const lines = await pdfLines(bytes);
    expect(document.blocks.map(({ text }) => text).filter((text) => !lines.includes(text))).toEqual([]);
    expect((await layoutOf(bytes)).heightOf("Education")).toBeLessThan(700);
  });
});
