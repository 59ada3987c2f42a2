import { describe, expect, it } from "vitest";
import { ResumeError } from "../../src/errors";
import { parseJob } from "../../src/job/parse";
import type { IdentifiedCredential } from "../../src/model/credential";
import type { ResumeDocument } from "../../src/model/document";
import type { JobDescription } from "../../src/model/job";
import { findGaps } from "../../src/ranking/gaps";
import { certificationById } from "../../src/skills/lexicon";

const today = "2026-06-15";
const CKA: IdentifiedCredential = { id: "cka", name: "Certified Kubernetes Administrator (CKA)", issuer: "CNCF" };
const resumeWith = (...lines: readonly (string | { text: string; added: true })[]) =>
  ({ blocks: lines.map((line) => (typeof line === "string" ? { text: line } : line)) }) as unknown as ResumeDocument;
const gaps = (texts: readonly string[], credentials: readonly IdentifiedCredential[] = [], resume?: ResumeDocument) =>
  findGaps(
    texts.map((text) => parseJob(text)),
    { credentials, today, ...(resume === undefined ? {} : { resume }) },
  );
const names = (...args: Parameters<typeof gaps>) => gaps(...args).map(({ skill }) => skill);

const ONE = "Platform engineer\nRequired: Kubernetes, Terraform.\nNice to have: Kafka.";
const TWO = "SRE\nRequired: Terraform, Terraform, Terraform.\nPreferred: Kubernetes.";

describe("gaps", () => {
  it("count each posting once, required ones apart, most asked first", () => {
    const [first, second, third] = gaps([ONE, TWO]);
    expect(first).toMatchObject({ skill: "Terraform", postings: 2, required: 2 });
    expect(second).toMatchObject({ skill: "Kubernetes", postings: 2, required: 1 });
    expect(third).toMatchObject({ postings: 1, required: 0 });
    expect(first?.quotes).toHaveLength(2);
  });

  it("quote the postings", () => {
    for (const { quotes } of gaps([ONE, TWO])) for (const quote of quotes) expect(ONE + TWO).toContain(quote);
  });

  it("leave out what credentials show, and what they imply", () => {
    expect(names([ONE], [CKA])).not.toContain("Kubernetes");
  });

  it("do not take an expired credential for a proof, but name it", () => {
    const gap = gaps([ONE], [{ ...CKA, expires: "2020-01" }]).find(({ skill }) => skill === "Kubernetes");
    expect(gap?.partlyCoveredBy).toEqual(["cka"]);
  });

  it("leave out what the resume shows, but not what this library wrote there", () => {
    expect(names([ONE], [], resumeWith("Ran Terraform for 200 services"))).not.toContain("Terraform");
    expect(names([ONE], [], resumeWith({ text: "Terraform", added: true }))).toContain("Terraform");
  });

  it("leave out what the posting says is not needed, and general virtues", () => {
    expect(
      names(["Clerk\nNo Salesforce experience needed. Teamwork and communication required. Excel required."]),
    ).toEqual(["Microsoft Excel"]);
  });

  it("name tools that no lexicon knows", () => {
    expect(names(["Clerk\nRequired: knowledge of CityTime and Zorbulator."])).toEqual(
      expect.arrayContaining(["CityTime", "Zorbulator"]),
    );
  });

  it("name tools that a posting writes with capitals, not who hires nor where", () => {
    const found = names([
      "Librarian\nFerncliff Library is in Ohio. Requirements: Sierra ILS, Quillbase and MARC. Writes estimates in Xylomate.",
    ]);
    expect(found).toEqual(expect.arrayContaining(["Quillbase", "Xylomate"]));
    expect(found.join()).not.toMatch(/Ferncliff|Ohio/u);
  });

  it("name what a posting asks for in plain words, not its everyday ones", () => {
    const found = names([
      "Mechanic\nRequirements\n- Knowledge of flange alignment\n- Team player\nDuties\nReplace gaskets, read torque charts and report to the manager.",
    ]);
    expect(found.join("; ")).toMatch(/flange alignment/iu);
    expect(found.join("; ")).toMatch(/torque charts/iu);
    expect(found.join("; ")).not.toMatch(/team player|manager/iu);
  });

  it("in plain words are what is introduced as knowledge, and two words of a duty", () => {
    expect(names(["Clerk\nDuties: prepare mooring plans, with care."])).toEqual(["mooring plans"]);
    expect(
      names(["Surveyor\nRequired: experience with record linkage. Regular contact with parish councils."]),
    ).toEqual(["record linkage"]);
  });

  it("are shown by a name in the plural as in the singular", () => {
    const course: IdentifiedCredential = { id: "a", name: "InfoWorks ICM Fundamentals", issuer: "Autodesk" };
    expect(names(["Civil engineer\nFamiliarity with InfoWorks ICM and InfoSWMM."], [course])).toEqual(["InfoSWMM"]);
  });

  it("name standards, acts and permissions by their names", () => {
    expect(
      names([
        "Tree officer\nRequired: BS 3998:2010 and the Care Act 2014. Restorative Functions Endorsement preferred.",
      ]),
    ).toEqual(["BS 3998:2010", "Care Act 2014", "Restorative Functions Endorsement"]);
  });

  it("are shown by the initials of a credential's name, and by another program of the office", () => {
    const archives: IdentifiedCredential = { id: "a", name: "Encoded Archival Description", issuer: "SAA" };
    const excel: IdentifiedCredential = {
      id: "b",
      name: "Microsoft Office Specialist: Excel Expert",
      issuer: "Microsoft",
    };
    expect(names(["Archivist\nRequired: knowledge of EAD markup, Fortrax, PowerPoint."], [archives, excel])).toEqual([
      "Fortrax",
    ]);
  });

  it("say a thing once, in whatever words a posting repeats it", () => {
    const posting =
      "Therapist\nRequired: Licensed Clinical Social Worker (LCSW). Employees obtain the LCSW or a waiver within a year.";
    expect(names([posting])).toEqual(["Licensed Clinical Social Worker (LCSW)"]);
    expect(names(["Driver\nComplete pre-trip inspections and post-trip inspections."])).toEqual([
      "Pre-Trip Inspections",
    ]);
  });

  it("of a tool's parts in brackets are none where the tool is held", () => {
    const office: IdentifiedCredential = {
      id: "o",
      name: "Microsoft 365 Certified: Fundamentals",
      issuer: "Microsoft",
    };
    expect(names(["Support\nRequired: knowledge of Fortrax and Microsoft 365 (Outlook, Planora)."], [office])).toEqual([
      "Fortrax",
    ]);
  });

  it("are no two words that lost what stood between them", () => {
    expect(names(["Clerk\nRequired: work with related functionsProficient typing in Fortrax."])).not.toContain(
      "functionsProficient",
    );
  });

  it("are called as the posting calls them, with the letters in brackets", () => {
    expect(names(["Analyst\nExperience in a Security Operations Center (SOC) required."])).toContain(
      "Security Operations Center (SOC)",
    );
  });

  it("are called by the words that say which", () => {
    expect(names(["Officer\nRequired: experience with outbreak investigations."])).toContain("Outbreak investigations");
  });

  it("in plain words are none where a credential shows them in another form", () => {
    const held = { id: "f", name: "Aligning Flanges", skills: ["flange alignment"] };
    expect(names(["Mechanic\nRequirements\n- Knowledge of flange alignments"], [held]).join()).not.toMatch(/flange/iu);
  });

  it("are shown by a name in its own field only", () => {
    const posting = "Platform engineer\nRequirements\n- Helm, Kubernetes";
    const skipper = { id: "s", name: "Helm Operator: Yacht Day Skipper", issuer: "Sailing Association" };
    expect(names([posting], [skipper]).join()).toContain("Helm");
    expect(names([posting], [{ id: "h", name: "Helm for Kubernetes", issuer: "Udemy" }]).join()).not.toContain("Helm");
  });

  it("are none where one of several tools will do that is held", () => {
    const held = { id: "k", name: "Confluent Certified Developer for Apache Kafka", issuer: "Confluent" };
    expect(names(["Engineer\nRequired: Kafka or Kinesis in production."], [held]).join()).not.toContain("Kinesis");
    expect(names(["Engineer\nRequired: Kafka and Kinesis."], [held]).join()).toContain("Kinesis");
    expect(names(["Engineer\nExperience with Kinesis, Spark, Airflow, dbt or Kafka."], [held]).join()).toContain(
      "Kinesis",
    );
  });

  it("are none where one certification of a list will do that is held", () => {
    const held = { id: "s", name: "CompTIA Security+", issuer: "CompTIA" };
    expect(names(["Analyst\nA security certification is preferred (Security+, CISM, CISSP)."], [held])).toEqual([]);
    expect(names(["Analyst\nSecurity+, CISM and CISSP required."], [held]).join()).toContain("CISM");
  });

  it("a licence of another state is no proof", () => {
    const posting = "Nurse, Ohio\nCurrent Ohio RN license required.";
    const licence = (place: string) => ({
      id: place,
      name: `Registered Nurse License – ${place}`,
      issuer: "Board of Nursing",
    });
    expect(names([posting], [licence("Texas")])).not.toEqual([]);
    expect(names([posting], [licence("Ohio")])).toEqual([]);
  });

  it("are none where another credential will do that is held", () => {
    const cpa = { id: "cpa", name: "Certified Public Accountant (CPA)", issuer: "State Board of Accountancy" };
    expect(names(["Auditor\nCPA or CIA required."], [cpa])).not.toContain("Certified Internal Auditor (CIA)");
    expect(names(["Auditor\nCPA required. CIA required."], [cpa]).join()).toContain("CIA");
  });

  it("count a product as its class, where another posting asks for the class", () => {
    const found = gaps([
      "Nurse\nRequired: Epic.",
      "Nurse\nRequired: Cerner.",
      "Nurse\nRequired: electronic health records.",
    ]);
    expect(found.find(({ skill }) => /electronic health records/iu.test(skill))?.postings).toBe(3);
  });

  it("suggest real credentials, those that cover more gaps first, never a licence", () => {
    const [terraform] = gaps([ONE, TWO]);
    expect(terraform?.suggestions[0]?.covers).toContain("Terraform");
    const nurse = gaps(["Nurse\nCurrent RN license required. Wound care required."]);
    expect(nurse.find(({ kind }) => kind === "credential")?.caution).toContain("licence");
    for (const { suggestions } of nurse) for (const { name } of suggestions) expect(name).not.toMatch(/licen[cs]e/iu);
  });

  it("a merged job counts as its single postings", () => {
    const merged = findGaps(parseJob([ONE, TWO]), { today });
    expect(merged.map(({ skill, postings }) => [skill, postings])).toEqual(
      gaps([ONE, TWO]).map(({ skill, postings }) => [skill, postings]),
    );
  });

  it("over many postings for one role find what most of them ask", () => {
    const asked = ["Python", "SQL", "Tableau", "Statistics"];
    const many = Array.from(
      { length: 10 },
      (_, at) =>
        `Data analyst\nRequirements\n${asked
          .filter((_skill, index) => (at + index) % 3 !== 0)
          .map((skill) => `- ${skill}`)
          .join("\n")}`,
    );
    const found = gaps(many)
      .filter(({ postings }) => postings >= 3)
      .map(({ skill }) => skill);
    expect(found).toEqual(expect.arrayContaining(asked));
  });

  it("over many postings are no words of one alone that the lexicon does not know", () => {
    const plain = "Platform engineer\nRequired: Kubernetes.";
    const withOwn = "Platform engineer\nRequired: Kafka, Zoblix.";
    expect(names([withOwn, plain, plain])).toEqual(["Kubernetes", "Zoblix", "Apache Kafka"]);
    expect(names([withOwn, plain, plain, plain])).toEqual(["Kubernetes", "Apache Kafka"]);
    expect(names([withOwn, withOwn, plain, plain])).toContain("Zoblix");
  });

  it("name a general skill only when several postings ask for it", () => {
    const posting = "Officer\nRequired: project management.";
    expect(names([posting])).toEqual([]);
    expect(names([posting, posting, posting])).toEqual(["Project Management"]);
  });

  it("refuse what is no job", () => {
    expect(() => findGaps({} as unknown as JobDescription)).toThrow(ResumeError);
  });

  it("rest on rows that exist", () => {
    expect(certificationById("hashicorp-certified-terraform-associate")?.skills).toContain("terraform");
  });
});
