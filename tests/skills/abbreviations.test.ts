import { describe, expect, it } from "vitest";
import { abbreviationsOf, standsForOther } from "../../src/skills/abbreviations";

describe("what letters stand for", () => {
  it.each([
    ["Units are sent by Computer Aided Dispatch (CAD).", "CAD", "Computer-Aided Design", true],
    ["CCS designation (Certified Customs Specialist) required", "CCS", "Certified Coding Specialist", true],
    ["Certified Public Accountants (CPAs) preferred", "CPA", "Certified Public Accountant", false],
    ["Institute of Internal Auditors (IIA)", "IIA", "Institute of Internal Auditors", false],
    ["PHP Level-of-Care Documentation (Partial Hospitalization Program)", "PHP", "PHP: Hypertext Preprocessor", true],
    ["Business Integrity Commission (“BIC”)", "BIC", "Building Industry Consultant", true],
    ["CAD drawings", "CAD", "Computer-Aided Design", false],
  ])("is told by the text: %s", (text, letters, name, isOther) => {
    expect(standsForOther(abbreviationsOf(text), letters, [name])).toBe(isOther);
  });
});
