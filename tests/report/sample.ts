import type { Block, ResumeDocument } from "../../src/model/document";
import type { JobDescription } from "../../src/model/job";
import type { TailorReport } from "../../src/model/plan";
import type { Gap, RankedCredential } from "../../src/model/ranking";

const POSTING = "Project Manager\nPMP required. <b>Agile</b> is a plus.\nA state licence is required by law.";

const RANKING: readonly RankedCredential[] = [
  {
    credential: {
      id: "pmp",
      name: "Project Management Professional (PMP)",
      issuer: "PMI",
      issued: "2024-03",
      url: "https://example.org/verify/1",
      verification: { status: "unverified", reason: "the source is not signed" },
    },
    score: 0.91,
    include: true,
    reasons: [
      { feature: "named", contribution: 0.5, text: "The posting names it: “PMP required”.", quote: "PMP required" },
      { feature: "expiry", contribution: -0.02, text: "It expires within a year." },
    ],
    matches: [
      { requirement: "PMP required.", importance: "required", quote: "PMP", start: 16, end: 19, subject: "pmp" },
    ],
  },
  {
    credential: { id: "scuba", name: "Open Water Diver", url: "javascript:alert(1)" },
    score: 0,
    include: false,
    excluded: "It supports nothing that the posting states.",
    reasons: [],
    matches: [],
  },
];

const GAPS: readonly Gap[] = [
  {
    skill: "Agile",
    kind: "skill",
    postings: 1,
    required: 0,
    quotes: ["<b>Agile</b> is a plus"],
    partlyCoveredBy: ["pmp"],
    suggestions: [{ name: "PMI-ACP", issuer: "PMI", covers: ["Agile", "Scrum"] }],
    caution: "A licence is required by law: no course replaces it.",
  },
];

/** A report in which every part has something to show, with markup in the posting and a link that is not safe. */
export const REPORT: TailorReport = {
  strategy: "in-place",
  placement: 'after "Summary", before "Experience"',
  ranking: RANKING,
  plan: {
    title: "Certifications",
    language: "en",
    entries: RANKING.slice(0, 1).map(({ credential }) => ({
      credential,
      parts: [],
      text: `${credential.name}\tMar 2024`,
    })),
    compact: [],
    omitted: RANKING.slice(1).map(({ credential }) => ({
      credential,
      why: "It supports nothing that the posting states.",
    })),
    anchor: { block: 2, side: "before", reason: 'after "Summary", before "Experience"' },
    manner: {
      marker: "bullet",
      modelEntry: null,
      modelHeading: null,
      separator: ", ",
      rightDates: true,
      boldName: false,
      dates: { form: "month-year", month: "short", dot: false },
    },
    fit: "free",
    ranking: RANKING,
    messages: [],
  },
  gaps: GAPS,
  messages: [{ code: "font-substituted", severity: "warning", reason: "Calibri is drawn as Carlito." }],
  pages: { before: 1, after: 2 },
  changedParts: ["word/document.xml"],
};

export const JOB: JobDescription = {
  title: "Project Manager",
  text: POSTING,
  requirements: [],
  language: "en",
  postings: [],
  messages: [],
};

function block(text: string): Block {
  return {
    kind: "paragraph",
    text,
    runs: [{ text, font: "Calibri", size: 11 }],
    container: { kind: "body", id: "body" },
    position: { in: "text", start: 0, end: text.length },
  };
}

/** The first page of a resume that flows, with the given lines. */
function resumeOf(...lines: readonly string[]): ResumeDocument {
  return {
    source: { format: "text", text: lines.join("\n") },
    format: "text",
    blocks: lines.map(block),
    furniture: [],
    page: { width: 612, height: 792, marginTop: 72, marginRight: 72, marginBottom: 72, marginLeft: 72 },
    pages: null,
    sections: [],
    contact: { links: [] },
    language: "en",
    messages: [],
  };
}

export const BEFORE = resumeOf("Dana Okafor", "Summary", "Experience");
export const AFTER = resumeOf(
  "Dana Okafor",
  "Summary",
  "Certifications",
  "Project Management Professional (PMP)\tMar 2024",
  "Experience",
);
