import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { isMarkdown } from "../../src/text/detect";
import { readMarkdown } from "../../src/text/read-markdown";

const blocksOf = (text: string) => readMarkdown(text, createContext()).blocks;

describe("Markdown", () => {
  it.each([
    "# Jo Vance\n",
    "**Clerk**, York\n\n[site](https://example.com)\n",
    "Jo\n==\n\nJo Vance\n===\n\n```\nx\n```",
  ])("is told by its marks: %j", (text) => {
    expect(isMarkdown(text)).toBe(true);
  });

  it.each(["Jo Vance\n\nSUMMARY\n-------\nPlans.", "C# and F#, 5 * 3 * 2", "- one\n- two"])(
    "is not plain text: %j",
    (text) => {
      expect(isMarkdown(text)).toBe(false);
    },
  );

  it("is not what would take its parser too long", () => {
    expect(isMarkdown(`# Jo\n${"*a_".repeat(20_000)}`)).toBe(false);
    expect(isMarkdown(`# Jo\n${" ".repeat(500)}- deep`)).toBe(false);
  });

  it("has headings with levels, lists, links and emphasis", () => {
    const [heading, item] = blocksOf("## Skills\n\n- **Planning** at [Acme](https://acme.example)\n");
    expect([heading?.kind, heading?.level, heading?.text]).toEqual(["heading", 2, "Skills"]);
    expect(item?.runs).toEqual([
      { text: "Planning", bold: true },
      { text: " at " },
      { text: "Acme", link: "https://acme.example" },
    ]);
  });

  it("has the rows of a table as lines parted by tabs", () => {
    const table = "| Area | Tools |\n| --- | :---: |\n| Cloud | AWS, `kubectl` |\n";
    expect(blocksOf(table).map(({ text }) => text)).toEqual(["Area\tTools", "Cloud\tAWS, kubectl"]);
  });

  it("links what an address is written or referred to as, and strikes through", () => {
    const text = "[Site][1], jo@example.com, https://example.com/jo and ~~old~~\n\n[1]: https://example.com\n";
    const runs = blocksOf(text)[0]?.runs.map(({ text: words, link, strike }) => [words, link ?? strike]);
    expect(runs).toEqual([
      ["Site", "https://example.com"],
      [", ", undefined],
      ["jo@example.com", "mailto:jo@example.com"],
      [", ", undefined],
      ["https://example.com/jo", "https://example.com/jo"],
      [" and ", undefined],
      ["old", true],
    ]);
  });

  it("keeps footnotes, behind the text, with their mark", () => {
    const blocks = blocksOf("Led a team[^a] of nine.\n\n[^a]: In 2024.\n");
    expect(blocks.map(({ text }) => text)).toEqual(["Led a teama of nine.", "aIn 2024."]);
    expect(blocks[1]?.runs[0]).toEqual({ text: "a", vertical: "superscript" });
  });

  it("has a block a line, as resumes do", () => {
    expect(blocksOf("Jo Vance\njo@example.com\n").map(({ text }) => text)).toEqual(["Jo Vance", "jo@example.com"]);
  });
});
