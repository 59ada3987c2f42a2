import { describe, expect, it } from "vitest";
import type { Block } from "../../src/model/document";
import { stretchesOf } from "../../src/rebuild/newspaper";
import type { Piece } from "../../src/rebuild/pieces";

const PAGE = { width: 600, height: 800, marginTop: 50, marginRight: 50, marginBottom: 50, marginLeft: 50 };

/** A line from its left to its right edge, ending so far from the top of its page. */
function piece(
  text: string,
  column: number | null,
  [left, right]: readonly [number, number],
  bottom: number,
  flow: string | undefined = "column-1",
): Piece {
  const container = column === null ? { kind: "body", id: "body" } : { kind: "column", id: `column-${column}`, flow };
  const block: Block = {
    kind: "paragraph",
    text,
    runs: [{ text }],
    container: container as Block["container"],
    position: { in: "page", page: 0, x: left, y: bottom - 12, width: right - left, height: 12 },
  };
  return { block, role: "text" };
}

const LEFT = [50, 290] as const;
const RIGHT = [310, 550] as const;
const told = (pieces: readonly Piece[]) =>
  stretchesOf(pieces, PAGE).map(({ pieces: own, columns }) => [own.map(({ block }) => block.text).join(" "), columns]);

describe("columns of one flow, the first of them full", () => {
  const newspaper = [piece("name", null, [200, 400], 70), piece("one", 1, LEFT, 740), piece("two", 2, RIGHT, 300)];
  const columns = [
    { width: 240, gap: 20 },
    { width: 240, gap: 0 },
  ];

  it("are the columns of a newspaper, below what has the page's width", () => {
    expect(told(newspaper)).toEqual([
      ["name", []],
      ["one two", columns],
    ]);
  });

  it("go on on the next page, even where only one of them does", () => {
    const next = [piece("three", 1, LEFT, 740), piece("four", 2, RIGHT, 740), piece("five", 1, LEFT, 100)];
    expect(told([...newspaper, ...next])).toEqual([
      ["name", []],
      ["one two three four five", columns],
    ]);
  });
});

it.each([
  ["the first ends early", [piece("one", 1, LEFT, 500), piece("two", 2, RIGHT, 740)]],
  ["text does not run through them", [piece("one", 1, LEFT, 740, "1"), piece("two", 2, RIGHT, 300, "2")]],
])("columns are none of a newspaper when %s", (_, pieces) => {
  expect(told(pieces)).toEqual([["one two", []]]);
});
