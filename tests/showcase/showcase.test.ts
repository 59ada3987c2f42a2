import { describe, expect, it } from "vitest";
import { identify } from "../../src/credentials/identify";
import type { Credential } from "../../src/model/credential";
import type { Match, RankedCredential } from "../../src/model/ranking";
import { linkedInFields } from "../../src/showcase/linkedin";
import { nameWithLetters } from "../../src/showcase/post-nominals";
import { showcaseCredentials } from "../../src/showcase/showcase";

const today = "2026-11-24";

const match: Match = {
  requirement: "PMP certification required",
  importance: "required",
  quote: "PMP certification",
  start: 0,
  end: 17,
  subject: "project-management-professional",
};

function ranked(credential: Credential, more: Partial<RankedCredential> = {}): RankedCredential {
  return { credential: identify(credential), score: 1, include: true, reasons: [], matches: [match], ...more };
}

const pmp: Credential = {
  name: "Project Management Professional",
  acronym: "PMP",
  issuer: "Project Management Institute",
  kind: "certification",
  issued: "2023-03-14",
  expires: "2029-03-14",
  credentialId: "33 44&56",
  url: "https://example.com/verify/3344556",
};
const rn: Credential = { name: "Registered Nurse", acronym: "RN", kind: "licence" };
const ccrn: Credential = { name: "Critical Care Registered Nurse", acronym: "CCRN", issuer: "AACN" };
const course: Credential = {
  name: "Data Visualization",
  issuer: "Google, via Coursera",
  kind: "course",
  issued: "2024",
  skills: ["Tableau", "SQL"],
  hours: 22,
  project: "Dashboard of bike trips",
};

describe("LinkedIn", () => {
  it("gives the fields of the form, and a link that opens it filled in", () => {
    expect(linkedInFields(identify(pmp))).toEqual({
      id: expect.any(String),
      name: "Project Management Professional (PMP)",
      issuingOrganization: "Project Management Institute",
      issueDate: "2023-03",
      expirationDate: "2029-03",
      credentialId: "33 44&56",
      credentialUrl: "https://example.com/verify/3344556",
      skills: [],
      addToProfile:
        "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=Project%20Management%20Professional%20(PMP)" +
        "&organizationName=Project%20Management%20Institute&issueYear=2023&issueMonth=3&expirationYear=2029&expirationMonth=3" +
        "&certUrl=https%3A%2F%2Fexample.com%2Fverify%2F3344556&certId=33%2044%2656",
    });
  });

  it("names who awarded it, not the platform, and no month that is not known", () => {
    const { issuingOrganization, addToProfile } = linkedInFields(identify(course));
    expect(issuingOrganization).toBe("Google");
    expect(addToProfile).toContain("issueYear=2024");
    expect(addToProfile).not.toContain("issueMonth");
    expect(addToProfile).not.toContain("expiration");
  });

  it("spells out letters that are known, because the form is searched by names", () => {
    expect(linkedInFields(identify({ name: "PMP", issuer: "PMI" })).name).toBe("Project Management Professional (PMP)");
  });

  it("drafts a post of facts, in the words of its kind", () => {
    const post = (credential: Credential) =>
      showcaseCredentials([ranked(credential)], { name: "Jane Doe", today }).post;
    expect(post(course)).toBe(
      "I have completed Data Visualization, from Google, via Coursera (2024).\n\nIt covers Tableau and SQL. It took 22 hours.\n\nMy project for it: Dashboard of bike trips",
    );
    expect(post(pmp)).toContain(
      "I have earned the certification Project Management Professional (PMP), from Project Management Institute (March 2023).",
    );
    expect(post(rn)).toContain("I am licensed: Registered Nurse (RN).");
  });
});

describe("name line", () => {
  const name = (person: string, held: Credential[], gone: Credential[] = [], most = 3) =>
    nameWithLetters(person, held.map(identify), gone.map(identify), most);

  it("puts degrees first, then licences, then certifications", () => {
    expect(name("Jane Doe, MSN", [ccrn, rn])).toBe("Jane Doe, MSN, RN, CCRN");
    expect(name("Jane Doe, CCRN, MSN", [ccrn, rn])).toBe("Jane Doe, MSN, RN, CCRN");
  });

  it("uses no course, badge or vendor certification", () => {
    expect(name("Jane Doe", [course, { name: "AWS Certified Cloud Practitioner" }])).toBe("Jane Doe");
  });

  it("takes the letters of a licence however its jurisdiction is written", () => {
    const written = [
      "Registered Nurse (RN), California",
      "Registered Nurse, State of Ohio",
      "Registered Nurse - Texas",
    ];
    for (const each of written) expect(name("Jane Doe", [{ name: each, kind: "licence" }])).toBe("Jane Doe, RN");
  });

  it("puts the highest of the degrees among the credentials first", () => {
    const degrees = [
      { name: "Bachelor of Science in Nursing", acronym: "BSN" },
      { name: "Master of Science in Nursing", acronym: "MSN" },
    ];
    expect(name("Jane Doe", [ccrn, rn, ...degrees])).toBe("Jane Doe, MSN, RN, CCRN");
  });

  it("uses no letters of a certification with a similar name", () => {
    expect(name("Jane Doe", [{ name: "Lean Six Sigma Green Belt", issuer: "ASQ" }])).toBe("Jane Doe");
  });

  it("says each once, and not more than asked for", () => {
    expect(name("Jane Doe, PMP", [pmp])).toBe("Jane Doe, PMP");
    expect(name("Jane Doe", [pmp, rn, ccrn], [], 2)).toBe("Jane Doe, RN, PMP");
  });

  it("takes off the letters of what has lapsed", () => {
    expect(name("Jane Doe, MBA, PMP", [], [pmp])).toBe("Jane Doe, MBA");
  });

  it("says no title twice", () => {
    expect(name("Dr. Jane Doe, MD", [])).toBe("Jane Doe, MD");
    expect(name("Dr. Jane Doe", [])).toBe("Dr. Jane Doe");
  });
});

describe("showcaseCredentials", () => {
  it("shows only what is held", () => {
    const lapsed = ranked({ ...pmp, expires: "2025-01" });
    const inProgress = ranked({ ...ccrn, status: "in-progress" });
    const failed = ranked({ ...rn, verification: { status: "failed", reason: "changed" } });
    expect(showcaseCredentials([lapsed, inProgress, failed], { name: "Jane Doe", today })).toEqual({
      linkedin: [],
      signature: { text: "Jane Doe", html: "<p><strong>Jane Doe</strong></p>" },
      card: "Jane Doe",
      stories: [],
    });
  });

  it("believes the ranking on what has lapsed when no day is given", () => {
    const reasons = [{ feature: "lapsed", contribution: -0.5, text: "It expired." }];
    expect(showcaseCredentials([ranked({ ...pmp, expires: "2025-01" }, { reasons })], { name: "Jane Doe" }).card).toBe(
      "Jane Doe",
    );
  });

  it("uses licences always, and certifications that belong to the work asked for", () => {
    const entries = [ranked(pmp), ranked(rn, { include: false }), ranked(ccrn, { include: false })];
    expect(showcaseCredentials(entries, { name: "Jane Doe", today }).card).toBe("Jane Doe, RN, PMP");
  });

  it("leaves the lower level of a track out of the name", () => {
    const capm = ranked(
      { name: "Certified Associate in Project Management", acronym: "CAPM" },
      {
        reasons: [{ feature: "superseded", contribution: -0.5, text: "PMP is higher." }],
      },
    );
    expect(showcaseCredentials([ranked(pmp), capm], { name: "Jane Doe", today }).card).toBe("Jane Doe, PMP");
  });

  it("writes the signature as text and as safe HTML", () => {
    const { signature } = showcaseCredentials([ranked(pmp)], { name: "Jane <Doe>", lines: ["R&D\nLead", ""], today });
    expect(signature.text).toBe("Jane <Doe>, PMP\nR&D Lead");
    expect(signature.html).toBe("<p><strong>Jane &lt;Doe&gt;, PMP</strong><br>R&amp;D Lead</p>");
  });

  it("ties each story to the posting's words, and leaves blanks where only the person knows", () => {
    const job = { title: "Data Analyst", text: "", requirements: [], language: "en", postings: [], messages: [] };
    const { stories } = showcaseCredentials([ranked(course)], { name: "Jane Doe", job, today });
    expect(stories).toHaveLength(1);
    const [story] = stories;
    expect(story?.requirement).toBe(match.requirement);
    expect(story?.situation).toBe(
      "You ask for “PMP certification”. For Data Visualization I worked on this: Dashboard of bike trips. It mattered because ____.",
    );
    expect(story?.action).toBe("I did ____, ____ and ____, using Tableau, SQL. It took 22 hours.");
    expect(story?.bridge).toBe("That is how I would go about “PMP certification” as Data Analyst: ____.");
    expect(story?.result).toContain("____");
  });

  it("answers the strongest line of the posting, not its title", () => {
    const matches: Match[] = [
      { ...match, requirement: "Project Manager", quote: "Project Manager" },
      { ...match, requirement: "- Agile is a plus", quote: "Agile", importance: "preferred" },
      { ...match, requirement: "- Current PMP", quote: "PMP" },
    ];
    const job = { title: "Project Manager", text: "", requirements: [], language: "en", postings: [], messages: [] };
    const { stories } = showcaseCredentials([ranked(pmp, { matches })], { name: "Jane Doe", job, today });
    expect(stories[0]?.requirement).toBe("Current PMP");
  });

  it("tells no story of what the posting does not ask for", () => {
    expect(showcaseCredentials([ranked(pmp, { matches: [] })], { name: "Jane Doe", today }).stories).toEqual([]);
    expect(showcaseCredentials([ranked(pmp, { include: false })], { name: "Jane Doe", today }).stories).toEqual([]);
  });

  it("needs a name", () => {
    expect(() => showcaseCredentials([], { name: "  " })).toThrowError(
      expect.objectContaining({ code: "invalid-input" }),
    );
  });
});
