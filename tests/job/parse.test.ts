import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ResumeError } from "../../src/errors";
import { parseJob } from "../../src/job/parse";
import type { Requirement } from "../../src/model/job";

const withSkill = (text: string, id: string): Requirement | undefined =>
  parseJob(text).requirements.find(({ skills }) => skills.some((skill) => skill.id === id));
const importanceOf = (text: string, id: string) => withSkill(text, id)?.importance;
const isNegated = (text: string, id: string) =>
  withSkill(text, id)?.skills.find((skill) => skill.id === id)?.negated === true;
const named = (text: string) =>
  parseJob(text).requirements.flatMap(({ credentials, importance }) =>
    credentials.filter(({ negated }) => negated !== true).map(({ id }) => ({ id, importance })),
  );

describe("how strongly a posting asks", () => {
  const posting = [
    "Platform Engineer",
    "About us",
    "We are a leading vendor of Salesforce add-ons.",
    "What you'll do",
    "- Run our Kafka clusters",
    "Requirements",
    "- Kubernetes",
    "Nice to have",
    "- Terraform",
    "- Docker is required",
    "Benefits",
    "- Gym with yoga",
  ].join("\n");

  it("follows from the headings", () => {
    expect(importanceOf(posting, "salesforce")).toBe("context");
    expect(importanceOf(posting, "kafka")).toBe("duty");
    expect(importanceOf(posting, "kubernetes")).toBe("required");
    expect(importanceOf(posting, "terraform")).toBe("preferred");
  });

  it("follows from a sentence's own words before that", () => {
    expect(importanceOf(posting, "docker")).toBe("required");
    expect(importanceOf("Requirements: Python. Kubernetes is a plus.", "kubernetes")).toBe("preferred");
  });

  it("is read from one paragraph without line breaks", () => {
    const text =
      "Buyer. We are recruiting for a buyer to run warehouse operations. Candidate must be: CIPS qualified  experience of SAP Ariba an advantage. To apply please contact Matt. Salary 40k.";
    expect(importanceOf(text, "warehouse-management")).toBe("duty");
    expect(importanceOf(text, "sap-ariba")).toBe("preferred");
  });

  it("is not changed by a fact of the job between the lines", () => {
    const text = "Technician\nPay: $28 per hour\nInstall thermostats and Kubernetes.\nBenefits\nGym with Docker.";
    expect(importanceOf(text, "kubernetes")).toBe("duty");
    expect(importanceOf(text, "docker")).toBe("context");
  });

  it("is that of a point, though a word of it opens sections elsewhere", () => {
    const text = "Supervisor (2nd shift)\nRun start-of-shift talks\nTrack orders in Excel\nApply Kubernetes";
    expect(importanceOf(text, "excel")).toBe("duty");
    expect(importanceOf(text, "kubernetes")).toBe("duty");
  });

  it("is that of a requirement that stands beside a background check", () => {
    const text = "Mechanic\nMust have\nValid driver's license and ability to pass a ten year background check";
    expect(named(text)).toContainEqual({ id: "driver-license-class-d", importance: "required" });
  });

  it("is read from points that stand together without a space", () => {
    const text = "We are growing fast.DutiesRun Kubernetes with careUse containers on slow days";
    expect(importanceOf(text, "kubernetes")).toBe("duty");
    expect(parseJob(text).requirements.map((requirement) => requirement.text)).toEqual(
      expect.arrayContaining(["Run Kubernetes with care", "Use containers on slow days"]),
    );
    expect(withSkill("Engineer\nGitHub and PowerShell on iPads", "github")?.text).toContain("PowerShell");
  });

  it("is found where a section on applying hides a requirement", () => {
    const text = "Nurse\nDuties\nPatient care.\nTo Apply\nSend a cover letter. You must hold a BLS certification.";
    expect(named(text)).toContainEqual({ id: "basic-life-support", importance: "required" });
  });

  it("is a requirement where only those who have it need apply", () => {
    const text = "Planner\nTo apply\nOnly candidates with a valid PMP and knowledge of Kubernetes will be contacted.";
    expect(importanceOf(text, "kubernetes")).toBe("required");
  });

  it("is that of the work in lists without a verb, also at the beginning", () => {
    const { requirements } = parseJob(
      "Marketing Manager (e-commerce). Google Ads, Klaviyo, SEO. We are a fast company.",
    );
    expect(requirements.filter(({ importance }) => importance === "duty").map(({ text }) => text)).toContain(
      "Google Ads, Klaviyo, SEO.",
    );
  });

  it("is context in what an employer says of itself by law", () => {
    const text = "Analyst\nWe are an equal opportunity employer regardless of military status or training in Python.";
    expect(importanceOf(text, "python") ?? "context").toBe("context");
  });
});

describe("what a posting says is not needed", () => {
  it.each([
    ["No Salesforce experience needed.", "salesforce"],
    ["Salesforce experience is not required.", "salesforce"],
    ["You don't need Salesforce.", "salesforce"],
    ["Experience in sales, Salesforce not necessary.", "salesforce"],
    ["Salesforce ist nicht erforderlich.", "salesforce"],
    ["You don't have to know Salesforce, but Excel is a must.", "salesforce"],
    ["Neither Salesforce nor Excel is needed.", "salesforce"],
    ["No front desk or Salesforce work.", "salesforce"],
    ["NOT REQUIRED: Salesforce certificate.", "salesforce"],
    ["You will not be managing budgets or using Salesforce.", "salesforce"],
  ])("%s", (text, id) => {
    expect(isNegated(`Clerk\n${text}`, id)).toBe(true);
  });

  it.each([
    ["Not only Salesforce but also Excel.", "salesforce"],
    ["No phone calls please. Salesforce required.", "salesforce"],
    ["Excel not required, but Salesforce is essential.", "salesforce"],
    ["No later than May you run Salesforce.", "salesforce"],
    ["Salesforce not required at the time of hire but must be learned in 90 days.", "salesforce"],
  ])("but not: %s", (text, id) => {
    expect(isNegated(`Clerk\n${text}`, id)).toBe(false);
  });
});

describe("a posting's mess", () => {
  it("HTML, entities and mojibake are read past, and places are those of the original", () => {
    const text =
      "<h1>Teacher</h1><p>Bachelorâ€™s degree</p><ul><li>C&#43;&#43; &amp; <b>Python</b></li><li>R&amp;D</li></ul>";
    const job = parseJob(text);
    const python = job.requirements.flatMap(({ skills }) => skills).find(({ id }) => id === "python");
    expect(python).toBeDefined();
    expect(text.slice(python?.start, python?.end)).toBe("Python");
    expect(job.text).toBe(text);
  });

  it("tags and entities within a line part no name", () => {
    const text = "<p>Analyst</p><li>Must know <b>Power&nbsp;BI</b>, Excelâ„¢ skills</li>";
    expect(withSkill(text, "power-bi")?.text).toBe("Must know <b>Power&nbsp;BI</b>, Excelâ„¢ skills");
    expect(withSkill(text, "excel")).toBeDefined();
  });

  it("what is not something is no mention of it", () => {
    expect(withSkill("Clerk\nNon-Salesforce CRM experience welcome.", "salesforce")).toBeUndefined();
  });

  it("lines that were wrapped are one sentence", () => {
    const text =
      "Officer\nRequirements\nThe person appointed to this position has a thorough knowledge of project\nmanagement and of law.";
    expect(withSkill(text, "project-management")).toBeDefined();
  });

  it("has a title, also when it is labelled or only said", () => {
    expect(parseJob("Title: Air Conditioning Engineer\nDuties: repair").title).toBe("Air Conditioning Engineer");
    expect(parseJob("\n\n## Cook\nWe cook.").title).toBe("Cook");
    const long = `We at the bakery of the town, which has been here since 1880. We are seeking a Pastry Chef for nights. ${"Bread. ".repeat(30)}`;
    expect(parseJob(long).title).toBe("Pastry Chef");
    expect(parseJob("Sr. Product Manager\nYou own launches.").title).toBe("Sr. Product Manager");
    expect(parseJob("Kidminster\nJob Title: Unit Manager Reporting to: Registered Manager").title).toBe("Unit Manager");
    expect(parseJob(`Service Desk Technician\nJob Title: Technician ${"supports people ".repeat(10)}`).title).toBe(
      "Service Desk Technician",
    );
  });

  it("years are read in figures and words", () => {
    const years = (text: string) =>
      parseJob(`Cook\n${text}`).requirements.find((one) => one.years !== undefined)?.years;
    expect(years("3-5 years of experience with SQL")).toBe(3);
    expect(years("Two (2) years in Python")).toBe(2);
    expect(years("Must be 18 years of age")).toBeUndefined();
  });
});

describe("postings in other languages", () => {
  it("say so, and names are found", () => {
    const job = parseJob(
      "Entwickler (m/w/d)\nIhr Profil: Erfahrung mit Kubernetes und Python ist erforderlich. Wir bieten Ihnen eine gute Kantine und die Arbeit im Team mit der Firma.",
    );
    expect(job.language).toBe("de");
    expect(job.messages.map(({ code }) => code)).toEqual(["job-language"]);
    expect(job.requirements.flatMap(({ skills }) => skills.map(({ id }) => id))).toEqual(
      expect.arrayContaining(["kubernetes", "python"]),
    );
  });

  it("English ones say nothing", () => {
    expect(parseJob("Cook for the kitchen of our school, with the team.").messages).toEqual([]);
  });
});

describe("several postings", () => {
  it("are merged, each with its stretch and title", () => {
    const texts = ["Cook\nCooking.", "Chef\nBaking."];
    const job = parseJob(texts);
    expect(job.postings.map(({ start, end }) => job.text.slice(start, end))).toEqual(texts);
    expect(job.postings.map(({ title }) => title)).toEqual(["Cook", "Chef"]);
  });
});

describe("what is no posting", () => {
  const codeOf = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return error instanceof ResumeError ? `${error.code} ${error.detail ?? ""}`.trim() : error;
    }
    return null;
  };

  it("is refused with a reason", () => {
    expect(codeOf(() => parseJob(""))).toBe("invalid-input");
    expect(codeOf(() => parseJob(" \n… "))).toBe("invalid-input");
    expect(codeOf(() => parseJob([]))).toBe("invalid-input");
    expect(codeOf(() => parseJob(["Cook", ""]))).toBe("invalid-input");
    expect(codeOf(() => parseJob(42 as unknown as string))).toBe("invalid-input");
    expect(codeOf(() => parseJob("a".repeat(5 * 1024 * 1024)))).toBe("too-large job-characters");
    expect(codeOf(() => parseJob("Cook wanted", { limits: { jobCharacters: 5 } }))).toBe("too-large job-characters");
  });
});

describe("laws", () => {
  const scrap = fc.constantFrom(
    "Python",
    "PMP",
    "• ",
    "\n",
    "required",
    "Requirements:",
    "no ",
    " is a plus",
    ". ",
    "<br>",
    "&amp;",
    "â€™",
    "Go",
    "(",
    "  ",
    "5 years",
    "To apply",
  );
  const messy = fc
    .array(fc.oneof(scrap, fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 60 })
    .map((parts) => `Cook ${parts.join(" ")}`);

  it("every place holds the words it is said to hold, in order, within its sentence", () => {
    fc.assert(
      fc.property(messy, (text) => {
        const job = parseJob(text);
        let last = 0;
        for (const { start, end, text: words, skills, credentials } of job.requirements) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
          expect(text.slice(start, end)).toBe(words);
          for (const mention of [...skills, ...credentials]) {
            expect(text.slice(mention.start, mention.end)).toBe(mention.text);
            expect(mention.start).toBeGreaterThanOrEqual(start);
            expect(mention.end).toBeLessThanOrEqual(end);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("the same text gives the same job", () => {
    fc.assert(
      fc.property(messy, (text) => {
        expect(JSON.stringify(parseJob(text))).toBe(JSON.stringify(parseJob(text)));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ["blank lines", "\n"],
    ["brackets", "( "],
    ["cues", "such as Aa, "],
    ["tags", "<a"],
    ["names", "Office of The Aa "],
    ["mentions", "Knowledge of Kubernetes and "],
  ])("takes time in proportion to the length: %s", (_name, part) => {
    const timed = (length: number) => {
      const text = `Cook ${part.repeat(Math.ceil(length / part.length))}`.slice(0, length);
      const start = performance.now();
      parseJob(text);
      return performance.now() - start;
    };
    timed(20_000);
    const [short, long] = [Math.min(timed(25_000), timed(25_000)), Math.min(timed(200_000), timed(200_000))];
    expect(long).toBeLessThan(8 * 4 * Math.max(short, 20));
  });
});
