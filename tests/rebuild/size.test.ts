import { expect, it } from "vitest";
import { requireFewPieces } from "../../src/rebuild/size";
import { flow, paragraph, section } from "../pdf/flows";

const tabs = (count: number) => flow(section([paragraph("\t".repeat(count))]));

it("refuses tens of thousands of stretches, tabs and breaks before any of them is written", () => {
  expect(() => requireFewPieces(tabs(28_000))).toThrow(
    expect.objectContaining({ code: "too-large", detail: "drawn-pieces" }),
  );
});

it("lets the pieces of long resumes pass", () => {
  expect(() => requireFewPieces(tabs(20_000))).not.toThrow();
});
