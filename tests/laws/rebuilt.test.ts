import { readResume } from "resume-tailor";
import { describe, expect, it } from "vitest";
import { has } from "../outside/programs";
import { mammothText, pdfPages, pdfToText, qpdfProblems, xmlProblems } from "../outside/readers";
import { CASES } from "./cases";
import { tailored } from "./tailored";
import { fold, keptBlocks, missingLines, sectionLines, sectionStart, wordCounts } from "./words";

const POPPLER = has("pdftotext");
const QPDF = has("qpdf");
const XMLLINT = has("xmllint");

/** Beside a column, or before dates on the right, the order of lines is for the reader to judge. */
const ORDERS = ["reading", "raw", "physical"] as const;

const RTL = ["ar", "he"];

const PAIRS = CASES.flatMap((fixture) =>
  (["docx", "pdf"] as const)
    .filter((output) => output !== fixture.format)
    .map((output) => ({ ...fixture, fixture, output })),
);

describe.each(PAIRS)("$name, $format to $output", ({ fixture, output }) => {
  const run = () => tailored(fixture, output);
  const readable = output === "docx" || POPPLER;
  const textOf = async (bytes: Uint8Array) => (output === "docx" ? mammothText(bytes) : pdfToText(bytes));
  const textsOf = async (bytes: Uint8Array) =>
    output === "docx" ? [await mammothText(bytes)] : ORDERS.map((order) => pdfToText(bytes, order));

  it("is set anew", async () => {
    const { report, format } = await run();
    expect([report.strategy, format]).toEqual(["rebuilt", output]);
  });

  it.skipIf(!readable)("holds every line of the resume", async () => {
    const { bytes, report } = await run();
    const document = await readResume(fixture.input);
    const kept = keptBlocks(document, report.plan).flatMap(({ text }) => text.split(/[\t\n]/u));
    // Readers of a page part a line at a gap, beside another column, or in two directions; its words are there all the
    // same. Which of two directions a mark between words belongs to is for each reader to say.
    const isRtl = RTL.includes(document.language.slice(0, 2));
    const single = document.blocks.every(({ container }) => container.kind === "body") && !isRtl;
    const pieces = single ? kept : kept.flatMap((line) => line.split(isRtl ? /[^\p{L}\p{M}\p{N}]+/u : /\s+/u));
    const [missing = [], ...others] = (await textsOf(bytes)).map((text) => missingLines(pieces, text));
    expect(missing.filter((line) => others.every((lines) => lines.includes(line)))).toEqual([]);
  });

  it.skipIf(!readable)("holds the section, heading and entries in order", async () => {
    const { bytes, report } = await run();
    const lines = sectionLines(await readResume(fixture.input), report);
    expect(lines.length).toBeGreaterThan(0);
    const texts = await textsOf(bytes);
    expect(Math.max(...texts.map((text) => sectionStart(lines, text))), lines.join("\n")).toBeGreaterThanOrEqual(0);
  });

  it.skipIf(!readable)("adds no word that neither resume nor section holds", async () => {
    const { bytes, report } = await run();
    const document = await readResume(fixture.input);
    const blocks = [...document.blocks, ...document.furniture];
    const known = wordCounts(
      [
        ...blocks.map(({ text }) => text),
        ...blocks.map(({ marker }) => marker?.text ?? ""),
        ...sectionLines(document, report),
      ].join("\n"),
    );
    const whole = fold([...blocks.map(({ text }) => text), ...sectionLines(document, report)].join(""));
    const invented = [...wordCounts(await textOf(bytes)).keys()].filter(
      (word) => !known.has(word) && !whole.includes(fold(word)),
    );
    // Page numbers are counted anew.
    expect(invented.filter((word) => !/^\d{1,2}$/u.test(word))).toEqual([]);
  });

  it.skipIf(!(output === "docx" ? XMLLINT : QPDF && POPPLER))("is sound in structure", async () => {
    const { bytes, report } = await run();
    if (output === "docx") expect(xmlProblems(bytes)).toEqual([]);
    else expect([qpdfProblems(bytes), report.pages?.after]).toEqual(["", pdfPages(bytes)]);
  });
});
