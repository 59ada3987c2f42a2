import { describe, expect, it } from "vitest";
import { resolveCredential } from "../../src/skills/resolve";

const idOf = (name: string, issuer?: string, acronym?: string) =>
  resolveCredential({
    name,
    ...(issuer === undefined ? {} : { issuer }),
    ...(acronym === undefined ? {} : { acronym }),
  })?.id ?? null;

describe("a credential is resolved", () => {
  it.each([
    ["Project Management Professional (PMP)", "PMI", "project-management-professional"],
    ["PMP", "Project Management Institute", "project-management-professional"],
    [
      "AWS Certified Solutions Architect – Associate (SAA-C03)",
      "Amazon Web Services (AWS)",
      "aws-certified-solutions-architect-associate",
    ],
    ["CGRC – Governance, Risk and Compliance (formerly CAP)", "ISC2", "certified-in-governance-risk-and-compliance"],
    ["Registered Nurse license – Texas", "Texas Board of Nursing", "registered-nurse"],
    ["CompTIA Security+ ce", "CompTIA", "comptia-security-plus"],
    [
      "Google Data Analytics Professional Certificate",
      "Google via Coursera",
      "google-data-analytics-professional-certificate",
    ],
    ["Food Handler Card", "County of San Diego", "food-handler-card"],
  ])("%s by %s", (name, issuer, id) => {
    expect(idOf(name, issuer)).toBe(id);
  });

  it("by the full name where the issuer is left out", () => {
    expect(idOf("Certified Kubernetes Administrator")).toBe("certified-kubernetes-administrator");
  });
});

describe("a credential is resolved in other spellings", () => {
  it("levels in Roman numerals", () => {
    expect(idOf("F-Gas Category I (2079)", "City & Guilds")).toBe(idOf("F-Gas Category 1", "City & Guilds"));
  });
});

describe("a credential is not guessed", () => {
  it("where a word of its name sets it apart, though its issuer has that word too", () => {
    expect(idOf("Registered Veterinary Nurse", "Royal College of Veterinary Surgeons")).toBe(
      "registered-veterinary-nurse",
    );
    expect(idOf("Registered Nurse (Equine)", "Royal College of Veterinary Surgeons")).toBeNull();
  });

  it("by letters that several share", () => {
    expect(idOf("CPP")).toBeNull();
    expect(idOf("CMA")).toBeNull();
  });

  it("by letters that its issuer contradicts", () => {
    expect(idOf("Certified Staffing Professional (CSP)", "American Staffing Association")).not.toBe(
      "certified-safety-professional",
    );
    expect(idOf("CSP", "American Staffing Association")).not.toBe("certified-safety-professional");
  });

  it("by letters that the rest of its name contradicts", () => {
    expect(idOf("Physical Education (PE) Teaching Certificate", "State education department")).not.toBe(
      "professional-engineer",
    );
    expect(idOf("CPP – Certified Professional in C++ Programming", "C++ Institute")).not.toBe(
      "certified-payroll-professional",
    );
  });

  it("across levels and numbers of one family", () => {
    expect(idOf("AWS Certified Solutions Architect – Professional", "Amazon Web Services")).toBe(
      "aws-certified-solutions-architect-professional",
    );
    expect(idOf("OSHA 30-Hour Construction", "OSHA")).toBe("osha-30-hour-construction");
    expect(idOf("Microsoft Office Specialist: Excel Expert", "Microsoft")).toBe(
      "microsoft-office-specialist-excel-expert",
    );
  });

  it("when nothing like it is known", () => {
    expect(idOf("Advanced Basket Weaving", "Basket Guild")).toBeNull();
    expect(idOf("Certified Professional")).toBeNull();
  });

  it("letters with an issuer in brackets are letters like others", () => {
    expect(idOf("CCS – Certified Coding Specialist", "AHIMA")).toBe("certified-coding-specialist");
    expect(idOf("CCS (CSCB)", "Canadian Society of Customs Brokers")).toBe("ccs-cscb");
  });

  it("shared letters are settled by the issuer", () => {
    expect(idOf("CPP", "ASIS International")).toBe("certified-protection-professional");
    expect(idOf("CPP", "PayrollOrg")).toBe("certified-payroll-professional");
  });
});
