import { ResumeError, tailorResume } from "resume-tailor";
import { expect, it } from "vitest";
import { docx, p } from "../docx/build";
import { TODAY } from "../laws/cases";

/** What used to take minutes to lay out, far beyond the deadline; now a second or two. */
const LONG: Readonly<Record<string, string>> = {
  "line breaks of one run": `<w:p><w:r><w:t>words</w:t>${"<w:br/>".repeat(40_000)}</w:r></w:p>`,
  "tabs of one run": `<w:p><w:r><w:t>words</w:t>${"<w:tab/>".repeat(40_000)}</w:r></w:p>`,
  "page breaks among words": `<w:p>${'<w:r><w:t>word</w:t><w:br w:type="page"/></w:r>'.repeat(10_000)}</w:p>`,
  "accents over one letter": p(`a${"\u0301".repeat(60_000)}`),
  "letters of a script without spaces": p("\u4e00".repeat(100_000)),
  "Arabic words": `<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>${"مرحبا ".repeat(6_000)}</w:t></w:r></w:p>`,
};

it.each(Object.entries(LONG))("thousands of %s are drawn or refused in time", { timeout: 30_000 }, async (_, body) => {
  const resume = docx(`${p("Dana Whitfield")}${p("dana@example.org")}${p("Experience")}${body}`);
  const request = { job: "PMP is required.", credentials: [{ name: "PMP" }], today: TODAY, output: "pdf" } as const;
  const error = await tailorResume(resume, request).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return;
  expect(error).toBeInstanceOf(ResumeError);
  expect((error as ResumeError).code).not.toBe("aborted");
});
