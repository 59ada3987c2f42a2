import { describe, expect, it } from "vitest";
import { type Hyphenation, seamBetween } from "../../src/pdf/blocks-seams";

const join = (
  before: string,
  after: string,
  { words = [], isAutomatic = false }: { words?: string[]; isAutomatic?: boolean } = {},
) => {
  const hyphenation: Hyphenation = { words: new Set(words), isAutomatic };
  const { drop, add } = seamBetween(before, after, hyphenation);
  return before.slice(0, before.length - drop) + add + after;
};

describe("two lines of a paragraph", () => {
  it("are joined by a space", () => {
    expect(join("plain", "reports")).toBe("plain reports");
  });

  it("lose the hyphen of a program that parts words", () => {
    expect(join("manage-", "ment", { isAutomatic: true })).toBe("management");
    expect(join("manage\u00AD", "ment")).toBe("management");
  });

  it("keep a hyphen that is written", () => {
    expect(join("incident-", "response")).toBe("incident-response");
    expect(join("cross-", "functional", { isAutomatic: true })).toBe("cross-functional");
    expect(join("Nakamura-", "Booth", { isAutomatic: true })).toBe("Nakamura-Booth");
  });

  it("follow the document where it writes the word elsewhere", () => {
    expect(join("manage-", "ment", { words: ["management"] })).toBe("management");
    expect(join("re-", "read", { words: ["re-read"], isAutomatic: true })).toBe("re-read");
  });

  it("need nothing between them after a slash, in an address, and in scripts without spaces", () => {
    expect(join("requests/", "day")).toBe("requests/day");
    expect(join("https://example.com?", "a=1")).toBe("https://example.com?a=1");
    expect(join("資格", "試験")).toBe("資格試験");
  });

  it("keep a dash that stands alone", () => {
    expect(join("2018 -", "2020")).toBe("2018 - 2020");
  });
});
