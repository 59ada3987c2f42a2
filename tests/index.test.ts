import { expect, test } from "vitest";
import * as library from "../src/index";

test("the public names are these and no others", () => {
  expect(Object.keys(library).sort()).toEqual([
    "CredentialSchema",
    "LimitsSchema",
    "RESUME_ERROR_CODES",
    "ReportSchema",
    "ResumeError",
    "TailorOptionsSchema",
    "findGaps",
    "parseJob",
    "planSection",
    "rankCredentials",
    "readCredentials",
    "readResume",
    "reportHtml",
    "reportJson",
    "showcaseCredentials",
    "tailorBatch",
    "tailorResume",
    "writeResume",
  ]);
});
