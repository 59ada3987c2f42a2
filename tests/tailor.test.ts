import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Progress } from "../src/context";
import { planSection } from "../src/section/plan";
import { readResume, type TailorRequest, tailorResume, writeResume } from "../src/tailor";

const DOCX = new Uint8Array(readFileSync("fixtures/resumes/word-classic/input.docx"));
const JOB = "Project Manager\nRequirements\n- PMP certification required\n- Experience with Scrum";
const PMP = { name: "Project Management Professional (PMP)", issuer: "PMI", issued: "2024-03" };
const BASICS: TailorRequest = { job: JOB, credentials: [PMP], today: "2026-11-24" };
const TEXT = "Dana Okafor\ndana@example.com\n\nExperience\nProject manager, Example Health, 2019 - present\n";

describe("what a resume may be", () => {
  test.each<[string, Uint8Array | ArrayBuffer]>([
    ["a Uint8Array", DOCX],
    ["a Buffer", Buffer.from(DOCX)],
    ["an ArrayBuffer", DOCX.slice().buffer],
    ["a view into a larger buffer", new Uint8Array([...new Uint8Array(7), ...DOCX, 0]).subarray(7, 7 + DOCX.length)],
  ])("%s", async (_, resume) => {
    const { bytes } = await tailorResume(resume, BASICS);
    expect(Buffer.compare(bytes, (await tailorResume(DOCX, BASICS)).bytes)).toBe(0);
  });

  test("a string, which gives a DOCX", async () => {
    expect(await tailorResume(TEXT, BASICS)).toMatchObject({ format: "docx", report: { strategy: "rebuilt" } });
  });

  test.each([undefined, null, 7, {}, []])("%j is refused", async (resume) => {
    await expect(tailorResume(resume as never, BASICS)).rejects.toMatchObject({ code: "invalid-input" });
  });
});

describe("what a job may be", () => {
  test("several postings for one role", async () => {
    const { report } = await tailorResume(TEXT, { ...BASICS, job: [JOB, "Programme lead. PMP preferred."] });
    expect(report.ranking[0]?.include).toBe(true);
  });

  test.each([undefined, 7, "", [], ["", ""], {}])("%j is refused", async (job) => {
    await expect(tailorResume(TEXT, { ...BASICS, job: job as never })).rejects.toMatchObject({ code: "invalid-input" });
  });

  test("a posting longer than the run's limit is too large", async () => {
    const attempt = tailorResume(TEXT, { ...BASICS, limits: { jobCharacters: 10 } });
    await expect(attempt).rejects.toMatchObject({ code: "too-large", detail: "job-characters" });
  });
});

test("without credentials those of the resume itself are ranked", async () => {
  const resume = `${TEXT}\nCertifications\nProject Management Professional (PMP), PMI, 2024\n`;
  const { report } = await tailorResume(resume, { job: JOB, today: "2026-11-24" });
  expect(report.ranking.map(({ credential }) => credential.name)).toEqual([
    expect.stringContaining("Project Management"),
  ]);
});

test("when nothing supports the posting, the file comes back as it was, with a message", async () => {
  const { bytes, report } = await tailorResume(DOCX, { ...BASICS, credentials: [{ name: "Open Water Diver" }] });
  expect(Buffer.compare(bytes, DOCX)).toBe(0);
  expect(report.messages).toContainEqual(expect.objectContaining({ code: "no-credentials" }));
  expect(report.plan.entries).toEqual([]);
});

test("when nothing supports the posting, the other format holds the resume without a section", async () => {
  const { format, report } = await tailorResume(DOCX, {
    ...BASICS,
    credentials: [{ name: "Open Water Diver" }],
    output: "pdf",
  });
  expect({ format, entries: report.plan.entries.length }).toEqual({ format: "pdf", entries: 0 });
});

test("the stages are told in order", async () => {
  const stages: Progress["stage"][] = [];
  await tailorResume(DOCX, { ...BASICS, onProgress: ({ stage }) => stages.push(stage) });
  expect([...new Set(stages)]).toEqual(["read", "rank", "plan", "write", "verify"]);
});

test("a run that its caller stopped ends in aborted", async () => {
  await expect(tailorResume(DOCX, { ...BASICS, signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: "aborted",
  });
});

test("the steps give what the one call gives", async () => {
  const { bytes, report } = await tailorResume(DOCX, BASICS);
  const document = await readResume(DOCX);
  const plan = planSection(document, report.ranking, { today: "2026-11-24" });
  const written = await writeResume(document, plan);
  expect(Buffer.compare(written.bytes, bytes)).toBe(0);
});

test("an output that does not exist is refused by name", async () => {
  await expect(tailorResume(TEXT, { ...BASICS, output: "odt" as never })).rejects.toMatchObject({
    code: "invalid-options",
    message: expect.stringContaining("odt"),
  });
});

test.each([
  ["text as bytes", "Jo Vance, planner in Leeds", /holds plain text/u],
  ["an archive", "7z\xBC\xAF\x27\x1C\x01\x04\x09\x02", /^This is not a DOCX or PDF file\. /u],
])("%s is refused for what it is", async (_, content, words) => {
  const bytes = Uint8Array.from(content, (letter) => letter.charCodeAt(0));
  await expect(readResume(bytes)).rejects.toMatchObject({
    code: "unsupported-format",
    message: expect.stringMatching(words),
  });
});

test("a full page takes the compact entries, and the report tells those and what they leave out", async () => {
  const full = new Uint8Array(readFileSync("fixtures/resumes/word-full-page/input.docx"));
  const names = ["Certified ScrumMaster", "Lean Six Sigma Green Belt", "ITIL 4 Foundation", "PRINCE2 Practitioner"];
  const credentials = [PMP, ...names.map((name) => ({ name, issued: "2024" }))];
  const job = `${JOB}\n${names.map((name) => `- ${name} is required`).join("\n")}`;
  const request: TailorRequest = { job, credentials, today: "2026-07-01", existing: "keep", fit: "same-pages" };
  const { report, bytes } = await tailorResume(full, request);
  const left = report.plan.omitted.filter(({ why }) => /takes less of the page/u.test(why));
  expect(report.plan.entries).toEqual(report.plan.compact);
  expect(left.length).toBeGreaterThan(0);
  const written = (await readResume(bytes)).blocks.map(({ text }) => text).join("\n");
  for (const { credential } of left) expect(written).not.toContain(credential.name);
});
