import fc from "fast-check";
import { type Credential, ResumeError, readResume, tailorResume } from "resume-tailor";
import { describe, expect, it } from "vitest";
import { mammothText } from "../outside/readers";
import { TODAY } from "./cases";
import { keptBlocks, missingLines, sectionLines, sectionStart } from "./words";

const JOB = "Project manager. PMP certification is required. Scrum, SQL and Excel are preferred.";

const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      "plan",
      "clinics",
      "budget",
      "led",
      "of",
      "and",
      "nine",
      "2019",
      "–",
      "&",
      "C++",
      "Zürich",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }) },
);
const sentence = fc
  .array(word, { minLength: 1, maxLength: 25 })
  .map((words) => words.join(" ").replace(/\s+/gu, " ").trim() || "plan");
const heading = fc.constantFrom(
  "Summary",
  "Experience",
  "Education",
  "Skills",
  "Projects",
  "Certifications",
  "Languages",
  "Was ich kann",
);
const section = fc.tuple(heading, fc.array(fc.tuple(fc.boolean(), sentence), { minLength: 1, maxLength: 5 }));

/** A resume as plain text: a name, an address, sections of lines. */
const resume = fc
  .array(section, { minLength: 1, maxLength: 6 })
  .map(
    (sections) =>
      `Jo Vance\njo.vance@example.com\n\n${sections
        .map(
          ([title, lines]) =>
            `${title.toUpperCase()}\n${lines.map(([isItem, line]) => (isItem ? `- ${line}` : line)).join("\n")}`,
        )
        .join("\n\n")}\n`,
  );

const credential: fc.Arbitrary<Credential> = fc.record(
  {
    name: fc.oneof(
      fc.constantFrom("Project Management Professional", "Certified ScrumMaster", "SQL Essential Training"),
      sentence,
    ),
    issuer: fc.constantFrom("PMI", "Scrum Alliance", "LinkedIn Learning"),
    issued: fc.constantFrom("2020", "2024-03", "2025-11-30"),
    expires: fc.constantFrom("2021-01", "2030"),
    skills: fc.array(fc.constantFrom("SQL", "Excel", "Scrum"), { maxLength: 3 }),
  },
  { requiredKeys: ["name"] },
);

describe("whatever the resume, the credentials and the options", () => {
  it("a file holds every line and the section, or the run ends in a typed error", async () => {
    await fc.assert(
      fc.asyncProperty(
        resume,
        fc.array(credential, { maxLength: 8 }),
        fc.constantFrom("auto" as const, "top" as const, "end" as const, "after-education" as const),
        fc.constantFrom("merge" as const, "keep" as const),
        async (text, credentials, placement, existing) => {
          const request = { job: JOB, credentials, today: TODAY, placement, existing };
          const result = await tailorResume(text, request).catch((error: unknown) => {
            if (error instanceof ResumeError && error.code !== "verification-failed") return null;
            throw error;
          });
          if (result === null) return;
          const document = await readResume(text);
          const written = await mammothText(result.bytes);
          expect(
            missingLines(
              keptBlocks(document, result.report.plan).flatMap((block) => block.text.split("\t")),
              written,
            ),
          ).toEqual([]);
          const lines = sectionLines(document, result.report);
          if (lines.length > 0) expect(sectionStart(lines, written)).toBeGreaterThanOrEqual(0);
          const again = await tailorResume(result.bytes, request);
          expect(Buffer.compare(again.bytes, result.bytes)).toBe(0);
        },
      ),
      { numRuns: 60, seed: 20_260_701 },
    );
  }, 120_000);

  it("the order of the credentials makes no difference", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(credential, { maxLength: 8, selector: ({ name }) => name }),
        async (credentials) => {
          const text = "Jo Vance\n\nEXPERIENCE\nProject manager\n";
          const plan = async (list: readonly Credential[]) =>
            (await tailorResume(text, { job: JOB, credentials: list, today: TODAY })).report.plan.entries.map(
              (entry) => entry.text,
            );
          expect(await plan([...credentials].reverse())).toEqual(await plan(credentials));
        },
      ),
      { numRuns: 30, seed: 20_260_701 },
    );
  }, 60_000);
});
