import { describe, expect, it } from "vitest";
import type { Gap } from "../../src/model/ranking";
import { bestCovers } from "../../src/ranking/best-covers";

const gap = (
  skill: string,
  postings: number,
  ...suggestions: readonly (readonly [string, readonly string[]])[]
): Gap => ({
  skill,
  kind: "skill",
  postings,
  required: 0,
  quotes: [],
  partlyCoveredBy: [],
  suggestions: suggestions.map(([name, covers]) => ({ name, issuer: "Issuer", covers })),
});
const names = (gaps: readonly Gap[], most = 5) => bestCovers(gaps, most).map(({ name }) => name);

describe("the credentials that would cover most", () => {
  const both = ["Wide", ["SQL", "Tableau"]] as const;
  const gaps = [
    gap("SQL", 4, ["Narrow", ["SQL"]], both),
    gap("Tableau", 3, ["Drawing", ["Tableau"]], both),
    gap("Excel", 2, ["Sheets", ["Excel"]]),
    gap("Welding", 1),
  ];

  it("come in the order of the postings that they answer", () => {
    expect(names(gaps)).toEqual(["Wide", "Sheets"]);
  });

  it("are no more than asked for", () => {
    expect(names(gaps, 1)).toEqual(["Wide"]);
  });

  it("name only gaps that are there", () => {
    const [best] = bestCovers([gap("SQL", 1, both)], 5);
    expect(best?.covers).toEqual(["SQL"]);
  });

  it("are none where nothing is known to cover the gaps", () => {
    expect(names([gap("Welding", 3)])).toEqual([]);
  });
});
