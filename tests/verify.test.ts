import { expect, test } from "vitest";
import { createContext } from "../src/context";
import type { Block, ResumeDocument } from "../src/model/document";
import type { SectionEntry, SectionPlan } from "../src/model/plan";
import { findMismatch, sayWhereReadersDiffer } from "../src/verify";

const NAME = "Dana Okafor";
const SUMMARY = "Plans and delivers software for hospitals.";
const HEADING = "Experience";
const JOB = "Project manager at Example Health since 2019";

function block(text: string, container: Block["container"] = { kind: "body", id: "body" }): Block {
  return { kind: "paragraph", text, runs: [{ text }], container, position: { in: "text", start: 0, end: 0 } };
}

function documentOf(...texts: readonly string[]): ResumeDocument {
  return { blocks: texts.map((text) => block(text)), furniture: [] as Block[] } as unknown as ResumeDocument;
}

function entry(text: string, from?: readonly number[]): SectionEntry {
  return { text, parts: [], credential: { id: text, name: text }, ...(from === undefined ? {} : { from }) };
}

function planOf(entries: readonly SectionEntry[], replaces: SectionPlan["replaces"] = []): SectionPlan {
  const anchor = { block: 2, side: "before" as const, reason: "before Experience" };
  return { title: "Certifications", entries, anchor, replaces } as unknown as SectionPlan;
}

function mismatch(lines: readonly string[], document = documentOf(NAME, SUMMARY, HEADING, JOB)): string | undefined {
  const entries = [entry("PMP, PMI\tMar 2024")];
  return findMismatch(document, planOf(entries), entries, lines, createContext())?.problem;
}

const SECTION = ["Certifications", "PMP, PMI Mar 2024"];

test("a file with every line and the section at its place is whole", () => {
  expect(mismatch([NAME, SUMMARY, ...SECTION, HEADING, JOB])).toBeUndefined();
});

test("space, ligatures and soft hyphens may be written differently", () => {
  const document = documentOf(NAME, "Effi\u00ADcient\u200B work", HEADING, JOB);
  expect(mismatch([NAME, "E\uFB03cient", "work", ...SECTION, HEADING, JOB], document)).toBeUndefined();
});

test("capitals that were only displayed may be letters in the file, ß included", () => {
  const document = documentOf("Dana Weiß", SUMMARY, HEADING, JOB);
  expect(mismatch(["DANA WEISS", SUMMARY, ...SECTION, HEADING, JOB], document)).toBeUndefined();
});

test("a line that is gone is named", () => {
  expect(mismatch([NAME, ...SECTION, HEADING, JOB])).toMatch(/"Plans and delivers.*missing/u);
});

test("a line that should stand twice and stands once is named", () => {
  const document = documentOf(NAME, "Python", HEADING, "Python");
  expect(mismatch([NAME, "Python", ...SECTION, HEADING], document)).toMatch(/"Python".*missing/u);
});

test("a cell that goes on overleaf may be read in two pieces where pages were drawn anew", () => {
  const [left, right] = ["Planned the move of nine clinics into one house", "Nurse at Lakeside"];
  const lines = [NAME, "Planned the move of nine", right, "clinics into one house"];
  const check = (mayGoOnOverleaf: boolean) =>
    findMismatch(documentOf(NAME, left, right), planOf([]), [], lines, createContext(), { mayGoOnOverleaf });
  expect(check(false)?.problem).toMatch(/missing or broken up/u);
  expect(check(true)).toBeNull();
  const lost = findMismatch(documentOf(NAME, left, right), planOf([]), [], lines.slice(0, 3), createContext(), {
    mayGoOnOverleaf: true,
  });
  expect(lost?.problem).toMatch(/missing or broken up/u);
});

test("a line in another column may come in another order", () => {
  expect(mismatch([JOB, NAME, SUMMARY, ...SECTION, HEADING])).toBeUndefined();
});

test("a line that stands twice and should stand once is named", () => {
  expect(mismatch([NAME, SUMMARY, ...SECTION, HEADING, JOB, SUMMARY])).toMatch(/"Plans and delivers.*twice/u);
});

test("a running header may stand on every page", () => {
  const document = { ...documentOf(NAME, SUMMARY, HEADING, JOB), furniture: [block(SUMMARY)] };
  expect(mismatch([NAME, SUMMARY, ...SECTION, HEADING, JOB, SUMMARY, SUMMARY], document)).toBeUndefined();
});

test("a section without one of its entries, out of order, or at another place is a mismatch", () => {
  expect(mismatch([NAME, SUMMARY, "Certifications", HEADING, JOB])).toMatch(/"pmp,pmi" of the new section is missing/u);
  expect(mismatch([NAME, SUMMARY, "PMP, PMI Mar 2024", "Certifications", HEADING, JOB])).toMatch(/not in order/u);
  expect(mismatch([NAME, SUMMARY, HEADING, JOB, ...SECTION])).toMatch(/does not stand before Experience/u);
});

test("lines that the section takes over need not stand where they stood", () => {
  const document = documentOf(NAME, SUMMARY, HEADING, JOB, "Certificates", "CSM, 2020");
  const entries = [entry("CSM, 2020", [5])];
  const plan = planOf(entries, [{ start: 4, end: 6 }]);
  const lines = [NAME, SUMMARY, "Certifications", "CSM, 2020", HEADING, JOB];
  expect(findMismatch(document, plan, entries, lines, createContext())).toBeNull();
});

test("a plan without entries asks for nothing but the resume", () => {
  expect(findMismatch(documentOf(NAME), planOf([]), [], [NAME], createContext())).toBeNull();
});

test("fifty thousand lines are compared in one walk", () => {
  const lines = Array.from({ length: 50_000 }, (_, index) => `line number ${index} of the resume`);
  expect(findMismatch(documentOf(...lines), planOf([]), [], lines, createContext())).toBeNull();
});

test("a line of both directions of writing is looked for in its words, where the source is read so too", () => {
  const line = "عمّان – layan@example.com – 962";
  const document = documentOf(NAME, line, HEADING, JOB);
  const found = (lines: readonly string[], before: readonly string[]) =>
    findMismatch(document, planOf([]), [], lines, createContext(), { before });
  const source = [NAME, "962 – layan@example.com – عمّان", HEADING, JOB];
  expect(found([NAME, "962 – عمّان – layan@example.com", HEADING, JOB], source)).toBeNull();
  expect(found([NAME, "962 – layan@example.com", HEADING, JOB], source)?.problem).toMatch(/عمّان/u);
});

test("the place is known by the words of a line that the outside reader reads otherwise in the source too", () => {
  const document = documentOf(NAME, SUMMARY, "Figure 4: Experience", JOB);
  const entries = [entry("PMP, PMI")];
  const found = (lines: readonly string[]) =>
    findMismatch(document, planOf(entries), entries, lines, createContext(), { before: [NAME, SUMMARY, HEADING, JOB] });
  expect(found([NAME, SUMMARY, "Certifications", "PMP, PMI", HEADING, JOB])).toBeNull();
  expect(found([NAME, SUMMARY, HEADING, JOB, "Certifications", "PMP, PMI"])?.problem).toMatch(/does not stand/u);
});

test("an entry of both directions of writing may come in another order of its words, but whole", () => {
  const entries = [entry("PMP, PMI, صالحة حتى 2029")];
  const lines = (words: string) => [NAME, SUMMARY, "Certifications", words, HEADING, JOB];
  const document = documentOf(NAME, SUMMARY, HEADING, JOB);
  const check = (words: string) => findMismatch(document, planOf(entries), entries, lines(words), createContext());
  expect(check("2029 صالحة حتى ,PMP, PMI")).toBeNull();
  expect(check("2029 صالحة ,PMP, PMI")?.problem).toMatch(/حتى/u);
});

test("a title that begins with the words of an old section is not that section doubled", () => {
  const document = documentOf(NAME, "Professional Development", HEADING, JOB);
  const plan = { ...planOf([entry("PMP")]), title: "Professional Development & Certifications" };
  const lines = [NAME, "Professional Development", plan.title, "PMP", HEADING, JOB];
  expect(findMismatch(document, plan, plan.entries, lines, createContext())).toBeNull();
});

test("a line that the outside reader of the source has not, is told; text boxes aside", () => {
  const context = createContext();
  const document = documentOf(NAME, SUMMARY, JOB);
  const box = block("Sidebar words", { kind: "text-box", id: "box" });
  sayWhereReadersDiffer({ ...document, blocks: [...document.blocks, box] }, [NAME, JOB, SUMMARY], context);
  expect(context.messages.list()).toEqual([]);
  sayWhereReadersDiffer(document, [NAME, SUMMARY], context);
  expect(context.messages.list()).toMatchObject([
    { code: "docx-readers-differ", reason: expect.stringContaining(JOB) },
  ]);
});

test("a line of both directions of writing may be read in another order, but not without a word of it", () => {
  const line = "קיצור זמני אספקה ב-20%.";
  const document = documentOf(NAME, SUMMARY, HEADING, line, "2014 – 2018");
  expect(
    mismatch([NAME, SUMMARY, ...SECTION, HEADING, "קיצור זמני אספקה ב-%20.", "2018 – 2014"], document),
  ).toBeUndefined();
  expect(mismatch([NAME, SUMMARY, ...SECTION, HEADING, "קיצור זמני ב-%20.", "2018 – 2014"], document)).toContain(
    "missing",
  );
});
