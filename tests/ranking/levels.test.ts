import { describe, expect, it } from "vitest";
import { isHigherByName } from "../../src/ranking/levels";

describe("of certificates that no table knows, the higher by name is", () => {
  it.each([
    ["Trusted Tester, Version 5", "Trusted Tester, Version 4", true],
    ["Trusted Tester, Version 4", "Trusted Tester, Version 5", false],
    ["Contract Management Practitioner (CCMP)", "Contract Management Associate (CCMA)", true],
    ["Advanced Rope Rescue", "Introduction to Rope Rescue", true],
    ["Data Entry Certificate, 12,400 KPH", "Data Entry Certificate, 8,000 KPH", true],
    ["Certificate in Danish C1", "Certificate in Danish B2", true],
    ["Rigging Level II", "Crane Signals Level I", false],
    ["Ergonomics 2019 Part 2", "Ergonomics 2015 Part 1", false],
  ])("%s above %s: %s", (name, other, isHigher) => {
    expect(isHigherByName({ name, issuer: "A" }, { name: other, issuer: "A" })).toBe(isHigher);
  });

  it("none, where two bodies award them", () => {
    const [higher, lower] = [
      { name: "Rigging Level 2", issuer: "A" },
      { name: "Rigging Level 1", issuer: "B" },
    ];
    expect(isHigherByName(higher, lower)).toBe(false);
  });
});
