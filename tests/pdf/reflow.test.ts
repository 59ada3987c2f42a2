import { describe, expect, it } from "vitest";
import { type FlowPage, flow, type Piece } from "../../src/pdf/reflow";

const row = (content: string, more: Partial<Piece<string>> = {}): Piece<string> => ({
  content,
  gap: 20,
  above: 10,
  below: 4,
  keepsWithNext: false,
  paragraphs: [],
  ...more,
});
const page = (pieces: readonly Piece<string>[], more: Partial<FlowPage<string>> = {}): FlowPage<string> => ({
  previous: null,
  top: 100,
  limit: 0,
  head: [],
  pieces,
  isChanged: true,
  ...more,
});
const rules = { gapBetween: () => 30, addedPage: () => ({ top: 100, limit: 0 }), most: 5 };
const layOut = (...pages: FlowPage<string>[]) =>
  flow(pages, rules)?.map(({ page: index, placed }) => ({
    page: index,
    placed: placed.map(({ piece, baseline }) => `${piece.content}@${baseline}`),
  }));

describe("text that flows over pages", () => {
  it("goes on below what stays", () => {
    expect(layOut(page([row("a"), row("b")], { previous: 90 }))).toEqual([{ page: 0, placed: ["a@70", "b@50"] }]);
  });

  it("begins at the top of a page where nothing stays", () => {
    expect(layOut(page([row("a", { gap: null }), row("b")]))).toEqual([{ page: 0, placed: ["a@90", "b@70"] }]);
  });

  it("goes on to an added page when the last one is full", () => {
    const rows = ["a", "b", "c", "d", "e", "f"].map((name) => row(name));
    expect(layOut(page(rows, { previous: 110 }))).toEqual([
      { page: 0, placed: ["a@90", "b@70", "c@50", "d@30", "e@10"] },
      { page: 1, placed: ["f@90"] },
    ]);
  });

  it("moves the next page's text down, and leaves later pages alone", () => {
    const full = page([row("a"), row("b")], { previous: 40 });
    const next = page([], { head: [row("x", { gap: null }), row("y")], isChanged: false });
    const last = page([], { head: [row("z", { gap: null })], isChanged: false });
    expect(layOut(full, next, last)).toEqual([
      { page: 0, placed: ["a@20"] },
      { page: 1, placed: ["b@90", "x@60", "y@40"] },
    ]);
  });

  it("takes a heading along to its text", () => {
    const rows = [row("a"), row("Heading", { keepsWithNext: true }), row("b")];
    expect(layOut(page(rows, { previous: 60 }))).toEqual([
      { page: 0, placed: ["a@40"] },
      { page: 1, placed: ["Heading@90", "b@70"] },
    ]);
  });

  it("leaves two lines of a paragraph on each side at least", () => {
    const rows = ["a", "b", "c", "d"].map((name) => row(name, { paragraphs: [1] }));
    expect(layOut(page(rows, { previous: 80 }))?.[0]?.placed).toEqual(["a@60", "b@40"]);
  });

  it("looks at each of the paragraphs that stand side by side", () => {
    const rows = [[1], [1], [3, 2], [4, 2]].map((paragraphs, index) => row("abcd".charAt(index), { paragraphs }));
    expect(layOut(page(rows, { previous: 80 }))?.[0]?.placed).toEqual(["a@60", "b@40"]);
  });

  it("keeps a paragraph of three lines whole", () => {
    const rows = ["a", "b", "c"].map((name) => row(name, { paragraphs: [1] }));
    expect(layOut(page([row("x"), ...rows], { previous: 80 }))?.[0]?.placed).toEqual(["x@60"]);
  });

  it("is refused when a page cannot hold a single line", () => {
    expect(flow([page([row("a", { below: 500 })], { previous: 90 })], rules)).toBeNull();
  });
});
