import { describe, expect, it } from "vitest";
import { identify } from "../../src/credentials/identify";
import { mergeCredentials } from "../../src/credentials/merge";
import { isSameCredential } from "../../src/credentials/same-credential";
import { isBefore, statusOn } from "../../src/credentials/status";
import type { Credential } from "../../src/model/credential";

const merge = (...credentials: Credential[]) => mergeCredentials([credentials.map(identify)]);

describe("isSameCredential", () => {
  it.each<[string, Credential, Credential]>([
    ["case and marks", { name: "Certified ScrumMaster®" }, { name: "CERTIFIED SCRUMMASTER" }],
    ["its short form", { name: "PMP" }, { name: "Project Management Professional", acronym: "PMP" }],
    [
      "its full name, known by the lexicon",
      { name: "PMP", issuer: "PMI" },
      { name: "Project Management Professional" },
    ],
    [
      "a short name of its issuer",
      { name: "Green Belt", issuer: "ASQ" },
      { name: "Green Belt", issuer: "American Society for Quality" },
    ],
    [
      "the platform beside its issuer",
      { name: "Data Analytics", issuer: "Google, via Coursera" },
      { name: "Data Analytics", issuer: "Coursera" },
    ],
    [
      "one page that verifies it",
      { name: "A", url: "https://www.coursera.org/verify/ABC123XYZ" },
      { name: "B", url: "https://coursera.org/verify/ABC123XYZ/" },
    ],
    [
      "one page at two addresses",
      { name: "A", url: "https://www.coursera.org/verify/ABC123XYZ" },
      { name: "B", url: "https://www.coursera.org/account/accomplishments/verify/ABC123XYZ" },
    ],
    [
      "one number of one day, under a name in another language",
      { name: "Projektleiter", credentialId: "ABC-12345", issued: "2024-03" },
      { name: "Project Lead", credentialId: "abc 12345", issued: "2024-03-05" },
    ],
    [
      "the legal form of its issuer",
      { name: "Welding", issuer: "Acme Training, Inc." },
      { name: "Welding", issuer: "Acme Training" },
    ],
    [
      "a short name of a state's board",
      { name: "Registered Nurse", issuer: "California Board of Registered Nursing" },
      { name: "RN", issuer: "California BRN" },
    ],
    [
      "the name on its badge",
      { name: "CompTIA A+ ce Certification", issuer: "CompTIA" },
      { name: "CompTIA A+", issuer: "CompTIA" },
    ],
    [
      "a part of its issuer",
      { name: "Google Ads Search Certification", issuer: "Google" },
      { name: "Google Ads Search", issuer: "Google Skillshop" },
    ],
    ["a former name", { name: "Certified Associate in Project Management" }, { name: "CAPM", issuer: "PMI" }],
  ])("holds for %s", (_, a, b) => {
    expect(isSameCredential(a, b)).toBe(true);
    expect(isSameCredential(b, a)).toBe(true);
  });

  it.each<[string, Credential, Credential]>([
    [
      "another issuer",
      { name: "Project Management", issuer: "Google" },
      { name: "Project Management", issuer: "Adobe" },
    ],
    [
      "licences of two states",
      { name: "Registered Nurse", issuer: "California Board of Registered Nursing" },
      { name: "Registered Nurse", issuer: "Texas Board of Nursing" },
    ],
    ["licences of two states in their names", { name: "Registered Nurse, Ohio" }, { name: "Registered Nurse, Texas" }],
    [
      "licences with two numbers",
      { name: "Registered Nurse", credentialId: "RN-1111" },
      { name: "Registered Nurse", credentialId: "RN-2222" },
    ],
    [
      "two exams of one certification",
      { name: "CompTIA A+ Core 1 (220-1101)", issuer: "CompTIA" },
      { name: "CompTIA A+ Core 2 (220-1102)", issuer: "CompTIA" },
    ],
    [
      "a person's page",
      { name: "A", url: "https://www.salesforce.com/trailblazer/janedoe12" },
      { name: "B", url: "https://www.salesforce.com/trailblazer/janedoe12" },
    ],
    [
      "one number that an issuer gives to a person",
      { name: "CCNA", credentialId: "CSCO1234567", issued: "2020-03" },
      { name: "CCNP Enterprise", credentialId: "CSCO1234567", issued: "2023-03" },
    ],
    ["C and C++", { name: "C Programming" }, { name: "C++ Programming" }],
    ["another level", { name: "ITIL 4 Foundation" }, { name: "ITIL 4 Master" }],
    ["A+ and N+", { name: "CompTIA A+" }, { name: "CompTIA Network+" }],
    [
      "a programme's page",
      { name: "A", url: "https://trailhead.salesforce.com/credentials/verification" },
      { name: "B", url: "https://trailhead.salesforce.com/credentials/verification" },
    ],
  ])("does not hold for %s", (_, a, b) => {
    expect(isSameCredential(a, b)).toBe(false);
  });
});

describe("mergeCredentials", () => {
  it("keeps what either source tells", () => {
    const { credentials, messages } = merge(
      { name: "PMP", issued: "2023", skills: ["Risk"] },
      {
        name: "Project Management Professional (PMP)",
        issuer: "PMI",
        issued: "2023-03",
        expires: "2026-03",
        skills: ["Scope"],
      },
    );
    expect(messages).toEqual([]);
    expect(credentials).toMatchObject([
      { issuer: "PMI", issued: "2023-03", expires: "2026-03", skills: ["Risk", "Scope"] },
    ]);
  });

  it("keeps the newest dates of a renewal", () => {
    const { credentials } = merge(
      { name: "BLS", issuer: "AHA", issued: "2021-05", expires: "2023-05" },
      { name: "BLS", issuer: "AHA", issued: "2023-05", expires: "2025-05" },
      { name: "BLS", issuer: "AHA", issued: "2019-05", expires: "2021-05" },
    );
    expect(credentials).toMatchObject([{ issued: "2023-05", expires: "2025-05" }]);
  });

  it("takes the later of two awards for the renewal, also without an expiry, and says so", () => {
    for (const expires of [undefined, "2024-03"]) {
      const earlier = { name: "PMP", issued: "2021-03", ...(expires === undefined ? {} : { expires }) };
      const { credentials, messages } = merge(earlier, { name: "PMP", issued: "2024-03" });
      expect(credentials).toMatchObject([{ issued: "2024-03" }]);
      expect(credentials[0]).not.toHaveProperty("expires");
      expect(messages.map(({ code }) => code)).toEqual(["credentials-differ"]);
    }
  });

  it("takes what is held again over what had lapsed", () => {
    const { credentials } = merge({ name: "PMP", status: "lapsed" }, { name: "PMP", issued: "2024", expires: "2027" });
    expect(credentials).toMatchObject([{ issued: "2024", expires: "2027" }]);
    expect(credentials[0]).not.toHaveProperty("status");
  });

  it("names the platform beside the issuer when either source does", () => {
    const { credentials, messages } = merge(
      { name: "Data Analytics", issuer: "Google" },
      { name: "Data Analytics", issuer: "Google, via Coursera" },
    );
    expect(credentials).toMatchObject([{ issuer: "Google, via Coursera" }]);
    expect(messages).toEqual([]);
  });

  it("takes what was earned over what was in progress", () => {
    const { credentials } = merge(
      { name: "CKA", status: "in-progress", expected: "2025" },
      { name: "CKA", issued: "2025-02" },
    );
    expect(credentials).toMatchObject([{ issued: "2025-02" }]);
    expect(statusOn(credentials[0] ?? ({ name: "" } as never), "2026-01-01")).toBe("earned");
  });

  it("says what the sources tell differently, and believes the first", () => {
    const { credentials, messages } = merge(
      { name: "CSM", issued: "2022-01", credentialId: "1" },
      { name: "CSM", issued: "2021-12", credentialId: "2" },
    );
    expect(credentials).toMatchObject([{ issued: "2022-01", credentialId: "1" }]);
    expect(messages.map(({ reason }) => reason)).toEqual([
      expect.stringContaining("issued is 2022-01 in one source and 2021-12 in another"),
      expect.stringContaining("credentialId is 1 in one source and 2 in another"),
    ]);
  });

  it("takes two expiries of one award for a contradiction, not a renewal", () => {
    const { credentials, messages } = merge(
      { name: "CEH", issued: "2024-04", expires: "2027-04" },
      { name: "CEH", issued: "2024-04", expires: "2029-04" },
    );
    expect(credentials).toMatchObject([{ expires: "2027-04" }]);
    expect(messages).toHaveLength(1);
  });

  it("keeps the order of the first source", () => {
    expect(merge({ name: "B" }, { name: "A" }, { name: "B", issuer: "X" }).credentials.map(({ name }) => name)).toEqual(
      ["B", "A"],
    );
  });
});

describe("statusOn", () => {
  it("lets an expiry to the month last to its end", () => {
    expect(statusOn({ expires: "2026-11" }, "2026-11-24")).toBe("earned");
    expect(statusOn({ expires: "2026-10" }, "2026-11-24")).toBe("lapsed");
    expect(statusOn({ expires: "2026-11-23" }, "2026-11-24")).toBe("lapsed");
    expect(statusOn({ expires: "2026" }, "2026-11-24")).toBe("earned");
  });

  it("takes a date of issue that is still to come as not earned", () => {
    expect(statusOn({ issued: "2027" }, "2026-11-24")).toBe("in-progress");
    expect(statusOn({ issued: "2026-11" }, "2026-11-24")).toBe("earned");
  });

  it("believes what is stated, and judges nothing without a day", () => {
    expect(statusOn({ status: "lapsed" }, "2026-11-24")).toBe("lapsed");
    expect(statusOn({ expires: "1999" }, undefined)).toBe("earned");
  });

  it("compares dates by what both say", () => {
    expect(isBefore("2023", "2023-05")).toBe(false);
    expect(isBefore("2022-12", "2023")).toBe(true);
  });
});
