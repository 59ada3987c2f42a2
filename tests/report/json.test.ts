import { expect, test } from "vitest";
import { ReportSchema, reportJson } from "../../src/report/json";
import { REPORT } from "./sample";

test("the report as JSON fits its schema and names what was placed and left out", () => {
  const report = ReportSchema.parse(JSON.parse(reportJson(REPORT)));
  expect(report).toMatchObject({
    version: 1,
    strategy: "in-place",
    section: { title: "Certifications", entries: [{ id: "pmp" }] },
    omitted: [{ id: "scuba", name: "Open Water Diver" }],
    pages: { before: 1, after: 2 },
  });
  expect(report.ranking[0]?.matches[0]).toMatchObject({ quote: "PMP", start: 16, end: 19 });
});

test("the same report gives the same text", () => {
  expect(reportJson(REPORT)).toBe(reportJson(structuredClone(REPORT)));
});
