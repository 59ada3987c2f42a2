import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { readJsonResume } from "../../src/json-resume/read";

function read(resume: object) {
  const context = createContext();
  const { blocks, language } = readJsonResume(JSON.stringify(resume), context);
  return {
    lines: blocks.map(({ text }) => text),
    blocks,
    language,
    codes: context.messages.list().map(({ code }) => code),
  };
}

const JO = { basics: { name: "Jo Vance", email: "jo@example.com" } };

describe("a JSON Resume", () => {
  it("begins with the person", () => {
    const { lines } = read({
      basics: {
        name: "Jo Vance",
        label: "Planner",
        email: "jo@example.com",
        phone: "555-0100",
        url: "https://jo.example/",
        location: { city: "York", countryCode: "GB" },
        profiles: [
          { network: "GitHub", username: "jo", url: "https://github.com/jo" },
          { network: "Blog", username: "vancewrites", url: "https://blog.example/j" },
        ],
        summary: "Plans things.",
      },
    });
    expect(lines).toEqual([
      "Jo Vance",
      "Planner",
      "jo@example.com | 555-0100 | York, GB | jo.example",
      "GitHub: github.com/jo | Blog: vancewrites: blog.example/j",
      "Summary",
      "Plans things.",
    ]);
  });

  it.each([
    [
      "work",
      [{ name: "Acme", position: "Clerk", startDate: "2019-03-01", highlights: ["Filed"] }],
      ["Clerk, Acme\tMar 2019 – Present", "Filed"],
    ],
    [
      "volunteer",
      [{ organization: "Shelter", position: "Cook", startDate: "2020", endDate: "2021" }],
      ["Cook, Shelter\t2020 – 2021"],
    ],
    [
      "education",
      [{ institution: "York", area: "Maths", studyType: "BA", endDate: "2014", score: "First", courses: ["Sets"] }],
      ["BA, Maths, York, First\t2014", "Sets"],
    ],
    ["awards", [{ title: "Best", date: "2020-05", awarder: "Acme", summary: "Why" }], ["Best, Acme\tMay 2020", "Why"]],
    [
      "certificates",
      [{ name: "CSM", date: "2021", issuer: "Scrum Alliance", url: "https://a.example/1" }],
      ["CSM, Scrum Alliance\t2021", "a.example/1"],
    ],
    ["publications", [{ name: "Paper", publisher: "Press", releaseDate: "2018-01" }], ["Paper, Press\tJan 2018"]],
    [
      "skills",
      [{ name: "Cloud", level: "Expert", keywords: ["AWS", "GCP"] }, "Tea"],
      ["Cloud (Expert): AWS, GCP", "Tea"],
    ],
    ["languages", [{ language: "English", fluency: "Native" }, { language: "Polish" }], ["English (Native), Polish"]],
    ["interests", [{ name: "Trains", keywords: ["H0"] }], ["Trains (H0)"]],
    ["references", [{ name: "Ann Lee", reference: "Jo is fine." }], ["Ann Lee", "Jo is fine."]],
    [
      "projects",
      [{ name: "Map", roles: ["Lead"], entity: "City", description: "A map.", keywords: ["GIS"] }],
      ["Map, Lead, City", "A map.", "GIS"],
    ],
  ])("has all of %s", (section, entries, expected) => {
    expect(read({ ...JO, [section]: entries }).lines.slice(3)).toEqual(expected);
  });

  it("has headings in the language of its words", () => {
    const work = [
      { name: "Acme", position: "Leiterin", summary: "Ich plane mit dem Team und bin für das Budget zuständig." },
    ];
    const { lines, language } = read({ ...JO, work });
    expect([language, lines[2]]).toEqual(["de", "Berufserfahrung"]);
  });

  it("may be of an older version, or made by hand", () => {
    const { lines } = read({
      ...JO,
      work: { company: "Acme", position: "Clerk", website: "acme.example" },
      skills: "Tea",
    });
    expect(lines.slice(2)).toEqual(["Work Experience", "Clerk, Acme", "acme.example", "Skills", "Tea"]);
  });

  it("may have sections of its own", () => {
    expect(read({ ...JO, sideProjects: ["A map"] }).lines.slice(2)).toEqual(["Side Projects", "A map"]);
  });

  it("says which members it leaves out", () => {
    const { codes } = read({ ...JO, work: [{ name: "Acme", badgeNumber: 12 }] });
    expect(codes).toEqual(["json-resume-member-skipped"]);
  });

  it("says nothing of empty members, and writes no heading over nothing", () => {
    const { lines, codes } = read({ ...JO, work: [], awards: [{ title: "", date: null }], skills: null, $schema: "x" });
    expect([lines, codes]).toEqual([["Jo Vance", "jo@example.com"], []]);
  });

  it("tells where each line comes from", () => {
    const { blocks } = read({ ...JO, work: [{ name: "Acme", highlights: ["Filed"] }] });
    expect(blocks.at(-1)?.position).toEqual({ in: "json", pointer: "/work/0/highlights" });
  });

  it.each([
    ['{"basics": {"name": "Jo', "corrupt"],
    ['{"scripts": {"test": "vitest"}}', "unsupported-format"],
  ])("is refused when it is none: %s", (text, code) => {
    expect(() => readJsonResume(text, createContext())).toThrow(expect.objectContaining({ code }));
  });
});
