import { describe, expect, it } from "vitest";
import type { Block } from "../../src/model/document";
import { nameFlows } from "../../src/pdf/columns-newspaper";
import type { PdfLayout } from "../../src/pdf/page-layout";

/** Two columns of one width on one page, the left one down to a height above the foot of the page. */
function layoutDownTo(bottom: number): PdfLayout {
  const region = (container: string, x: number, y: number) => ({ container, x, y, width: 240, height: 740 - y });
  const regions = [region("left", 50, bottom), region("right", 310, 200)];
  return { pages: [{ width: 600, height: 800, regions }] } as unknown as PdfLayout;
}

function line(text: string, id: "left" | "right", size: number, bold: boolean): Block {
  const position = { in: "page", page: 0, x: 0, y: 0, width: 0, height: 0 } as const;
  const look = bold ? { size, bold } : { size };
  return { kind: "paragraph", text, runs: [{ text, ...look }], container: { kind: "column", id }, position };
}

const flowOf = (size: number, bottom: number) =>
  nameFlows(
    [
      line("Experience", "left", 14, true),
      line("Cook", "left", 10, true),
      line("Cooked for 300 guests.", "left", 10, false),
      line("Baker", "right", size, true),
    ],
    layoutDownTo(bottom),
  ).map(({ container }) => container.flow);

describe("a column whose first line is bold", () => {
  it("goes on with the one before, where that is full and has larger titles", () => {
    expect(flowOf(10, 60)).toEqual(["left", "left", "left", "left"]);
  });

  it("is of its own where it begins with as large a title, or the one before ends early", () => {
    expect(flowOf(14, 60)).toEqual([undefined, undefined, undefined, undefined]);
    expect(flowOf(10, 300)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
