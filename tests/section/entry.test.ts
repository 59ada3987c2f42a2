import { describe, expect, it } from "vitest";
import { identify } from "../../src/credentials/identify";
import type { Credential } from "../../src/model/credential";
import type { EntryManner } from "../../src/model/plan";
import { composeEntry, type EntryOptions } from "../../src/section/entry";
import { sectionTitle } from "../../src/section/titles";

const manner: EntryManner = {
  marker: "bullet",
  modelEntry: null,
  modelHeading: null,
  separator: ", ",
  rightDates: false,
  boldName: false,
  dates: { form: "month-year", month: "short", dot: false },
};

function write(credential: Credential, options: Partial<EntryOptions> = {}, how: Partial<EntryManner> = {}) {
  return composeEntry(identify(credential), {
    details: ["acronym", "issuer", "issued", "expires"],
    language: "en",
    compact: false,
    today: "2026-11-24",
    ...options,
    manner: { ...manner, ...how },
  });
}

const pmp: Credential = {
  name: "Project Management Professional",
  acronym: "PMP",
  issuer: "Project Management Institute",
  issued: "2023-03-14",
  expires: "2029-03-14",
  credentialId: "3344556",
  url: "https://www.example.com/verify/3344556/",
};

describe("composeEntry", () => {
  it("writes name, short form, issuer, date and expiry, in that order", () => {
    const entry = write(pmp);
    expect(entry.text).toBe(
      "Project Management Professional (PMP), Project Management Institute, Mar 2023, expires Mar 2029",
    );
    expect(entry.parts.map(({ role }) => role)).toEqual(["name", "issuer", "date", "status"]);
  });

  it("begins a part with a capital after a separator that is no comma", () => {
    expect(write(pmp, {}, { separator: " | " }).text).toContain(" | Expires Mar 2029");
  });

  it("sets the date on the right margin where the resume does", () => {
    const entry = write(pmp, {}, { rightDates: true });
    expect(entry.right).toBe("Mar 2023");
    expect(entry.text).toBe(
      "Project Management Professional (PMP), Project Management Institute, expires Mar 2029\tMar 2023",
    );
  });

  it("writes the short form once", () => {
    expect(write({ name: "PMP Certification", acronym: "PMP" }).parts[0]?.text).toBe(
      "Project Management Professional (PMP)",
    );
    expect(write({ name: "CompTIA A+", acronym: "A+" }).parts[0]?.text).toBe("CompTIA A+");
  });

  it("spells out letters that are known for sure, and adds what is known of who gave it", () => {
    expect(write({ name: "PMP", issuer: "PMI" }).text).toBe("Project Management Professional (PMP), PMI");
    expect(write({ name: "SHRM-CP" }).text).toBe(
      "SHRM Certified Professional (SHRM-CP), Society for Human Resource Management",
    );
    expect(write({ name: "XYZQ" }).text).toBe("XYZQ");
  });

  it.each([
    ["PMP® Certification", "Project Management Professional (PMP), Project Management Institute"],
    ["Certified CSM", "Certified ScrumMaster (CSM), Scrum Alliance"],
    ["RN License", "Registered Nurse (RN)"],
    ["A+", "CompTIA A+, CompTIA"],
    ["CASP+", "CASP+, CompTIA"],
  ])("spells out the letters of %s, and renames nothing", (name, text) => {
    expect(write({ name }).text).toBe(text);
  });

  it("adds no exam code, and no short form of a similar certification", () => {
    expect(write({ name: "AWS Certified Cloud Practitioner", issuer: "Amazon Web Services" }).text).not.toContain(
      "CLF",
    );
    expect(write({ name: "Lean Six Sigma Green Belt", issuer: "ASQ" }).text).toBe("Lean Six Sigma Green Belt, ASQ");
  });

  it("names no issuer of a licence that the person did not name", () => {
    expect(write({ name: "Registered Nurse", kind: "licence" }).text).toBe("Registered Nurse (RN)");
  });

  it("names who awarded it before the platform", () => {
    expect(write({ name: "Data Analytics", issuer: "Google, via Coursera" }).text).toBe(
      "Data Analytics, Google, via Coursera",
    );
  });

  it("says that something is in progress, and never gives it a bare future date", () => {
    const inProgress: Credential = { name: "Network+", status: "in-progress", expected: "2027-03", issued: "2027-03" };
    expect(write(inProgress).text).toContain("in progress, expected Mar 2027");
    expect(write({ name: "Some Course", issued: "2027-05" }).text).toBe("Some Course, in progress, expected May 2027");
    const right = write(inProgress, {}, { rightDates: true });
    expect(right.right).toBe("Expected Mar 2027");
    expect(right.text).toContain("in progress");
  });

  it("says that something has lapsed", () => {
    expect(write({ name: "Some Card", issued: "2020", expires: "2022-05" }).text).toBe(
      "Some Card, 2020, expired May 2022",
    );
    expect(write({ name: "Some Card", status: "lapsed" }).text).toBe("Some Card, expired");
  });

  it("judges nothing without a day to judge by", () => {
    const { today: _, ...rest } = { today: "x" };
    expect(
      composeEntry(identify({ name: "Some Card", expires: "2022" }), {
        manner,
        details: ["expires"],
        language: "en",
        compact: false,
        ...rest,
      }).text,
    ).toBe("Some Card, expires 2022");
  });

  it("adds what is asked for, the address as text and as a link", () => {
    const entry = write({ ...pmp, skills: ["Risk", "Scope"] }, { details: ["credentialId", "url", "skills"] });
    expect(entry.text).toBe("Project Management Professional, ID 3344556, example.com/verify/3344556, Risk, Scope");
    expect(entry.parts.find(({ role }) => role === "url")?.link).toBe(pmp.url);
    const compact = write({ ...pmp, skills: ["Risk"] }, { details: ["credentialId", "url", "skills"], compact: true });
    expect(compact.text).toBe("Project Management Professional");
  });

  it("calls the number of a licence by its name, as the country spells it", () => {
    const licence: Credential = { name: "Electrician", kind: "licence", credentialId: "EL-7" };
    expect(write(licence, { details: ["credentialId"] }).text).toBe("Electrician, License EL-7");
    expect(write(licence, { details: ["credentialId"], language: "en-GB" }).text).toBe("Electrician, Licence EL-7");
  });

  it("writes the number of a licence beside its board, before its expiry", () => {
    const licence: Credential = {
      name: "Electrician",
      kind: "licence",
      issuer: "State of Ohio",
      credentialId: "EL-7",
      expires: "2029-03",
    };
    expect(write(licence, { details: ["issuer", "credentialId", "expires"] }).text).toBe(
      "Electrician, State of Ohio, License EL-7, expires Mar 2029",
    );
  });

  it("expects nothing on a day that has passed", () => {
    for (const dates of [{ issued: "2026-01" }, { expected: "2025-06" }]) {
      const entry = write({ name: "Welding", status: "in-progress", ...dates }, { today: "2026-11-24" });
      expect(entry.text).toBe("Welding, in progress");
    }
  });

  it("says the word for year where Chinese words stand around one", () => {
    const entry = write({ name: "Welding", expires: "2029" }, { language: "zh" });
    expect(entry.text).toContain("有效期至2029年");
  });

  it.each([
    ["de", "gültig bis März 2029"],
    ["fr", "valable jusqu’en mars 2029"],
    ["es", "válido hasta mar 2029"],
    ["ja", "有効期限 2029年3月"],
    ["zh-TW", "有效期至2029年3月"],
    ["ar", "صالحة حتى مارس 2029"],
    ["hi", "मार्च 2029 तक मान्य"],
  ])("writes expiry in %s", (language, words) => {
    expect(write(pmp, { language }).text).toContain(words);
  });

  it.each([
    [{ form: "numeric", month: "short", dot: false }, "03/2023"],
    [{ form: "iso", month: "short", dot: false }, "2023-03"],
    [{ form: "year", month: "short", dot: false }, "2023"],
    [{ form: "month-year", month: "long", dot: false }, "March 2023"],
    [{ form: "month-year", month: "short", dot: true }, "Mar. 2023"],
  ] as const)("writes dates as the resume does: %j", (dates, words) => {
    expect(write(pmp, {}, { dates }).parts.find(({ role }) => role === "date")?.text).toBe(words);
  });

  it("writes a year alone when no month is known", () => {
    expect(write({ name: "Some Card", issued: "2020" }).text).toBe("Some Card, 2020");
  });
});

describe("sectionTitle", () => {
  it("is in the language of the resume, English where it is not known", () => {
    expect(sectionTitle("de-AT")).toBe("Weiterbildung und Zertifikate");
    expect(sectionTitle("zh-Hant")).toBe("專業發展與證照");
    expect(sectionTitle("he-IL")).toBe("פיתוח מקצועי והסמכות");
    expect(sectionTitle("ko")).toBe("자격증 및 교육 이수");
    expect(sectionTitle("th")).toBe("Professional Development & Certifications");
  });
});
