import { expect, test } from "vitest";
import type { RankedCredential } from "../../src/model/ranking";
import { highlightPosting } from "../../src/report/highlight";

function ranked(name: string, spans: readonly (readonly [number, number])[], include = true): RankedCredential {
  const matches = spans.map(([start, end]) => ({
    requirement: "",
    importance: "required" as const,
    quote: "",
    start,
    end,
    subject: "",
  }));
  return { credential: { id: name, name }, score: 1, include, reasons: [], matches };
}

test("the words that a credential rests on are marked in place with its name", () => {
  expect(highlightPosting("PMP & CSM", [ranked("Scrum Master", [[6, 9]])])).toBe(
    'PMP &amp; <mark title="Scrum Master">CSM</mark>',
  );
});

test("overlapping words are cut into pieces, so that marks never nest", () => {
  const html = highlightPosting("abcdef", [ranked("One", [[0, 4]]), ranked("Two", [[2, 6]])]);
  expect(html).toBe('<mark title="One">ab</mark><mark title="One; Two">cd</mark><mark title="Two">ef</mark>');
});

test("credentials that are not included mark nothing, and spans outside the text do no harm", () => {
  expect(highlightPosting("abc", [ranked("Out", [[0, 3]], false), ranked("Far", [[9, 99]])])).toBe("abc");
});
