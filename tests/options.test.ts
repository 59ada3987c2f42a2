import { expect, test } from "vitest";
import { ResumeError } from "../src/errors";
import { resolveOptions, type TailorOptions } from "../src/options";

test("without options every default is there", () => {
  expect(resolveOptions()).toMatchObject({
    placement: "auto",
    maxEntries: 6,
    include: [],
    exclude: [],
    expired: "omit",
    inProgress: "mark",
    details: ["acronym", "issuer", "issued", "expires"],
    fit: "free",
    existing: "merge",
    strict: false,
    sanitize: false,
    engine: "built-in",
    limits: { inputBytes: 20 * 1024 * 1024, deadlineMs: 30_000 },
  });
});

test("a limit may be given alone", () => {
  expect(resolveOptions({ limits: { pdfPages: 3 } }).limits).toMatchObject({ pdfPages: 3, zipEntries: 2000 });
});

test.each<[string, object, RegExp]>([
  ["an option that does not exist", { maxEntires: 3 }, /maxEntires/u],
  ["a number out of range", { maxEntries: 0 }, /maxEntries/u],
  ["a place that does not exist", { placement: "middle" }, /placement/u],
  ["a day that is not in the calendar", { today: "2026-02-30" }, /today/u],
  ["a limit that does not exist", { limits: { pages: 1 } }, /pages/u],
  ["a signal that is none", { signal: {} }, /signal/u],
])("%s is refused by name", (_, options, words) => {
  const attempt = () => resolveOptions(options as TailorOptions);
  expect(attempt).toThrow(ResumeError);
  expect(attempt).toThrow(words);
});

test("all wrong options are named at once", () => {
  expect(() => resolveOptions({ maxEntries: -1, title: "" })).toThrow(/title.*maxEntries|maxEntries.*title/u);
});
