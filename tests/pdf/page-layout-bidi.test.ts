import { describe, expect, it } from "vitest";
import { isRightToLeft, toLogicalOrder } from "../../src/pdf/page-layout-bidi";

/** The characters as they stand on paper, from left to right, in reading order. */
const read = (visual: string, pageIsRtl = false) =>
  toLogicalOrder(
    [...visual].map((text) => ({ text })),
    pageIsRtl,
    (piece, text) => ({ ...piece, text }),
  )
    .map(({ text }) => text)
    .join("");

describe("a line on paper, in the order of reading", () => {
  it("stays as it is when it runs from left to right", () => {
    expect(read("Python (2018)")).toBe("Python (2018)");
  });

  it("is turned when it runs from right to left, but for its words and numbers of the other direction", () => {
    expect(read("2015 ,ןורשכ")).toBe("כשרון, 2015");
    expect(read(".Jira תכרעמ")).toBe("מערכת Jira.");
  });

  it("has its brackets turned round with it", () => {
    expect(read("(גבא)")).toBe("(אבג)");
  });

  it("keeps a number with the word before it", () => {
    expect(read("Python 3 דומיל", true)).toBe("לימוד Python 3");
  });

  it("has a stretch from right to left turned within a line from left to right", () => {
    expect(read("Name: ןורשכ here")).toBe("Name: כשרון here");
  });
});

it("the direction of a text is that of most of its letters", () => {
  expect(isRightToLeft("שלום abc")).toBe(true);
  expect(isRightToLeft("שלום abcdef")).toBe(false);
  expect(isRightToLeft("123")).toBe(false);
});
