import { readResume, type WrittenResume } from "resume-tailor";
import { describe, expect, it } from "vitest";
import { has } from "../outside/programs";
import {
  mupdfText,
  type PdfWord,
  pdfFonts,
  pdfPages,
  pdfToText,
  pdfWords,
  qpdfProblems,
  squash,
} from "../outside/readers";
import { CASES } from "./cases";
import { REQUESTS, tailored } from "./tailored";
import { keptBlocks, missingLines, sectionLines, sectionStart } from "./words";

const POPPLER = has("pdftotext");
const QPDF = has("qpdf");
const MUPDF = has("mutool");

const PDF = CASES.filter(({ format }) => format === "pdf");

describe.each(PDF)("$name, PDF to PDF", (fixture) => {
  const source = fixture.input as Uint8Array;

  describe.each(REQUESTS)("%s", (_, options) => {
    const run = () => tailored(fixture, "pdf", options);

    it("is edited in place", async () => {
      const { report } = await run();
      expect(report.strategy, report.messages.map(({ reason }) => reason).join(" ")).toBe("in-place");
    });

    it.skipIf(!POPPLER)(
      "keeps every word that the section does not take over, at its distance from the left edge",
      async () => {
        const result = await run();
        if (result.report.strategy !== "in-place") return;
        const document = await readResume(source);
        const taken = squash(takenOver(document, result).join("\n"));
        const after = countWords(pdfWords(result.bytes));
        const lost = [...countWords(pdfWords(source))].filter(([word, count]) => (after.get(word) ?? 0) < count);
        expect(lost.map(([word]) => word).filter((word) => !taken.includes(squash(word.split("@")[0]!)))).toEqual([]);
      },
    );

    it.skipIf(!POPPLER)("holds all the old text and the section, read by poppler", async () => {
      const { bytes } = await run();
      // Beside a column, or before dates on the right, the order of lines is for the reader to judge.
      await expectWhole(
        await run(),
        (["reading", "raw", "physical"] as const).map((order) => pdfToText(bytes, order)),
      );
    });

    it.skipIf(!MUPDF)("holds all the old text, read by MuPDF", async () => {
      const result = await run();
      const document = await readResume(source);
      const words = keptBlocks(document, result.report.plan).flatMap(({ text }) => text.split(/\s+/u));
      expect(newlyMissing([...new Set(words)], mupdfText(source), mupdfText(result.bytes))).toEqual([]);
    });

    it.skipIf(!QPDF)("is sound in structure", async () => {
      expect(qpdfProblems((await run()).bytes)).toBe("");
    });

    it.skipIf(!POPPLER)("says how many pages there are", async () => {
      const { bytes, report } = await run();
      expect(report.pages).toEqual({ before: pdfPages(source), after: pdfPages(bytes) });
    });

    it("does not change when it is tailored again", async () => {
      const first = await run();
      const again = await tailored({ ...fixture, name: `${fixture.name}, again`, input: first.bytes }, "pdf", options);
      expect(again.report.messages.map(({ code }) => code)).toContain("section-already-present");
      expect(Buffer.compare(again.bytes, first.bytes)).toBe(0);
    });
  });

  it.skipIf(!POPPLER)("embeds every font that it adds, and says what each glyph means", async () => {
    const before = new Set(pdfFonts(source).map(({ name }) => name));
    const added = pdfFonts((await tailored(fixture, "pdf")).bytes).filter(({ name }) => !before.has(name));
    expect(added.filter(({ embedded, toUnicode, standard }) => !standard && !(embedded && toUnicode))).toEqual([]);
  });

  async function expectWhole(result: WrittenResume, texts: readonly string[]): Promise<void> {
    const document = await readResume(source);
    const kept = keptBlocks(document, result.report.plan).flatMap((block) => block.text.split(/\s+/u));
    expect(newlyMissing([...new Set(kept)], pdfToText(source), texts[0] ?? "")).toEqual([]);
    const lines = sectionLines(document, result.report);
    if (lines.length > 0)
      expect(Math.max(...texts.map((text) => sectionStart(lines, text))), lines.join("\n")).toBeGreaterThanOrEqual(0);
  }
});

/** Words that a reader finds in the source and not in the result: what it never finds, it reads in its own way. */
function newlyMissing(words: readonly string[], before: string, after: string): readonly string[] {
  const never = new Set(missingLines(words, before));
  return missingLines(words, after).filter((word) => !never.has(word));
}

/** Words with their left edges, and how often each stands there. */
function countWords(words: readonly PdfWord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, x } of words) {
    const key = `${text}@${Math.round(x)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function takenOver(document: Awaited<ReturnType<typeof readResume>>, { report }: WrittenResume): readonly string[] {
  const kept = new Set(keptBlocks(document, report.plan));
  return document.blocks.filter((block) => !kept.has(block)).map(({ text }) => text);
}
