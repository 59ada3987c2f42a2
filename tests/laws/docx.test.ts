import { strFromU8, unzipSync } from "fflate";
import { readResume, type WrittenResume } from "resume-tailor";
import { describe, expect, it } from "vitest";
import { has, hasPython } from "../outside/programs";
import { mammothText, pythonDocxText, squash, xmlProblems } from "../outside/readers";
import { wordProblems } from "../outside/word-rules";
import { CASES, type Case } from "./cases";
import { REQUESTS, tailored } from "./tailored";
import { keptBlocks, missingLines, sectionLines, sectionStart } from "./words";

const PYTHON_DOCX = hasPython("docx");
const XMLLINT = has("xmllint");

const DOCX = CASES.filter(({ format }) => format === "docx");

describe.each(DOCX)("$name, DOCX to DOCX", (fixture) => {
  const source = fixture.input as Uint8Array;

  describe.each(REQUESTS)("%s", (_, options) => {
    const run = () => tailored(fixture, "docx", options);

    it("is edited in place", async () => {
      expect((await run()).report.strategy).toBe("in-place");
    });

    it("leaves every part as it was that is not said to have changed", async () => {
      const { bytes, report } = await run();
      const [before, after] = [unzipSync(source), unzipSync(bytes)];
      expect(Object.keys(before).filter((part) => after[part] === undefined)).toEqual([]);
      const changed = Object.keys(after).filter((part) => !isSame(before[part], after[part]));
      const said = report.changedParts.map((part) => part.replace(/^\//u, ""));
      expect(changed.filter((part) => !said.includes(part))).toEqual([]);
    });

    it("keeps the XML of every block that the section does not take over, in order", async () => {
      const document = await readResume(source);
      const result = await run();
      const parts = new Map<string, { readonly before: string; readonly after: string; cursor: number }>();
      for (const { position } of keptBlocks(document, result.report.plan)) {
        // A line of a paragraph with soft breaks has no element of its own.
        if (position.in !== "part" || position.line !== undefined) continue;
        const part = parts.get(position.part) ?? { ...bothSides(source, result, position.part), cursor: 0 };
        parts.set(position.part, part);
        const xml = part.before.slice(position.start, position.end);
        const at = part.after.indexOf(xml, part.cursor);
        expect(at, xml.slice(0, 300)).toBeGreaterThanOrEqual(0);
        part.cursor = at;
      }
    });

    it("is the original byte for byte without what was inserted, when nothing is taken over", async () => {
      const result = await run();
      if (result.report.plan.replaces !== undefined || result.report.plan.entries.length === 0) return;
      const document = await readResume(source);
      if (document.blocks.some(({ position }) => position.in === "part" && position.line !== undefined)) return;
      const { before, after } = bothSides(source, result, "word/document.xml");
      const head = commonStart(before, after);
      const tail = commonStart([...before].reverse().join(""), [...after].reverse().join(""));
      expect(head + tail).toBeGreaterThanOrEqual(before.length);
    });

    it("holds all the old text and the section, read by mammoth", async () => {
      await expectWhole(fixture, await run(), await mammothText((await run()).bytes));
    });

    it.skipIf(!PYTHON_DOCX)("holds all the old text and the section, read by python-docx", async () => {
      await expectWhole(fixture, await run(), pythonDocxText((await run()).bytes));
    });

    it("holds nothing that Word would stumble over", async () => {
      const before = new Set(wordProblems(source));
      expect(wordProblems((await run()).bytes).filter((problem) => !before.has(problem))).toEqual([]);
    });

    it("does not change when it is tailored again", async () => {
      const first = await run();
      const again = await tailored({ ...fixture, name: `${fixture.name}, again`, input: first.bytes }, "docx", options);
      expect(again.report.messages.map(({ code }) => code)).toContain("section-already-present");
      expect(isSame(again.bytes, first.bytes)).toBe(true);
    });
  });

  it("is the same again after it was tailored for another posting", async () => {
    const first = await tailored(fixture, "docx");
    const away = { ...fixture, name: `${fixture.name}, away`, input: first.bytes, job: fixture.otherJob };
    const there = await tailored(away, "docx");
    const back = await tailored({ ...fixture, name: `${fixture.name}, back`, input: there.bytes }, "docx");
    expect(isSame(back.bytes, first.bytes)).toBe(true);
  });

  it.skipIf(!XMLLINT)("is made of well-formed XML", async () => {
    expect(xmlProblems((await tailored(fixture, "docx")).bytes)).toEqual([]);
  });

  it("stands before the section that a reader would expect", async () => {
    const document = await readResume(source);
    const { plan } = (await tailored(fixture, "docx")).report;
    const { block, side } = plan.anchor;
    const next = document.sections.find(({ start, end }) => start <= block && block < end);
    const following = side === "before" ? next : document.sections.find(({ start }) => start > block);
    expect(fold(following?.title)).toBe(fold(fixture.facts.autoBefore));
  });
});

async function expectWhole(fixture: Case, result: WrittenResume, text: string): Promise<void> {
  const document = await readResume(fixture.input);
  const kept = keptBlocks(document, result.report.plan).filter(({ container }) => container.kind !== "text-box");
  // Readers show list numbers, tabs and fields in their own ways, so lines are compared in pieces.
  const pieces = kept.flatMap(({ text: line }) => line.split(/[\t\n]/u));
  expect(missingLines(pieces, text)).toEqual([]);
  const lines = sectionLines(document, result.report);
  if (lines.length > 0) expect(sectionStart(lines, text), lines.join("\n")).toBeGreaterThanOrEqual(0);
}

function bothSides(source: Uint8Array, { bytes }: WrittenResume, part: string) {
  const name = part.replace(/^\//u, "");
  return { before: strFromU8(unzipSync(source)[name]!), after: strFromU8(unzipSync(bytes)[name]!) };
}

function isSame(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  return left !== undefined && right !== undefined && Buffer.compare(left, right) === 0;
}

function commonStart(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}

function fold(title = ""): string {
  return squash(title)
    .toLowerCase()
    .replace(/[:：■]/gu, "");
}
