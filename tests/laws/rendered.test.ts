import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ResumeDocument, readResume, type WrittenResume } from "resume-tailor";
import { beforeAll, describe, expect, test } from "vitest";
import { createContext } from "../../src/context";
import type { PdfLine, PdfRun } from "../../src/pdf/page-layout";
import { readLayout } from "../../src/pdf/read-layout";
import { has, inFolder } from "../outside/programs";
import { CASES } from "./cases";
import { tailored } from "./tailored";

const DOCX = CASES.filter(({ format }) => format === "docx");

interface Rendered {
  readonly written: WrittenResume;
  readonly document: ResumeDocument;
  readonly before: readonly PdfLine[];
  readonly after: readonly PdfLine[];
}

/** What a program that is not ours draws of the files before and after, both sets in one start of it each. */
describe.skipIf(!has("soffice"))("drawn by LibreOffice", () => {
  const rendered = new Map<string, Rendered>();

  beforeAll(async () => {
    const files = new Map<string, Uint8Array>();
    for (const fixture of DOCX) {
      files.set(`${fixture.name}.before`, fixture.input as Uint8Array);
      files.set(`${fixture.name}.after`, (await tailored(fixture, "docx")).bytes);
    }
    const drawn = draw(files);
    for (const fixture of DOCX) {
      rendered.set(fixture.name, {
        written: await tailored(fixture, "docx"),
        document: await readResume(fixture.input),
        before: await linesOf(drawn.get(`${fixture.name}.before`)),
        after: await linesOf(drawn.get(`${fixture.name}.after`)),
      });
    }
  }, 300_000);

  test.for(DOCX.map(({ name }) => name))("%s: every line that was there looks as it did", (name, { skip }) => {
    const { before, after, document, written } = get(rendered, name);
    skip(!isReadable(before, document), "LibreOffice has no font for its script on this machine");
    const replaced = squash(
      (written.report.plan.replaces ?? [])
        .flatMap(({ start, end }) =>
          document.blocks.slice(start, end).map(({ text, marker }) => `${marker?.text ?? ""}${text}`),
        )
        .join(""),
    );
    const standing = count(after.flatMap(looksOf));
    const lost = before
      // Page furniture counts pages; columns of a section are balanced anew.
      .filter(({ block, text }) => block !== null && !replaced.includes(squash(text)))
      .flatMap(looksOf)
      .filter((look) => !take(standing, look));
    expect(lost).toEqual([]);
  });

  test.for(DOCX.map(({ name }) => name))("%s: the new heading looks like its siblings", (name, { skip }) => {
    const { before, after, document, written } = get(rendered, name);
    skip(!isReadable(before, document), "LibreOffice has no font for its script on this machine");
    const { title, manner, entries } = written.report.plan;
    if (entries.length === 0) return;
    const sibling = manner.modelHeading === null ? undefined : document.blocks[manner.modelHeading];
    const model = before.find(({ text }) => sibling !== undefined && squash(text) === squash(sibling.text));
    const heading = after.find(({ text }) => squash(title).startsWith(squash(text)) && text.trim() !== "");
    expect(heading, "a line that begins the title").toBeDefined();
    if (model !== undefined) expect(lookOf(mainRun(heading))).toEqual(lookOf(mainRun(model)));
  });
});

/** Boxes in place of letters have no text. */
function isReadable(lines: readonly PdfLine[], { sections }: ResumeDocument): boolean {
  return sections.some(
    ({ title }) => title !== undefined && lines.some(({ text }) => squash(text).includes(squash(title))),
  );
}

function get(rendered: ReadonlyMap<string, Rendered>, name: string): Rendered {
  const found = rendered.get(name);
  if (found === undefined) throw new Error(`${name} was not drawn`);
  return found;
}

/** All files in one start of LibreOffice. */
function draw(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  return inFolder((folder) => {
    const out = join(folder, "out");
    mkdirSync(out);
    for (const [name, bytes] of files) writeFileSync(join(folder, `${name}.docx`), bytes);
    const profile = `-env:UserInstallation=file://${join(tmpdir(), `soffice-tests-${process.pid}`)}`;
    const names = [...files.keys()].map((name) => join(folder, `${name}.docx`));
    execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", out, ...names], {
      stdio: "ignore",
      timeout: 240_000,
    });
    return new Map([...files.keys()].map((name) => [name, new Uint8Array(readFileSync(join(out, `${name}.pdf`)))]));
  });
}

async function linesOf(pdf: Uint8Array | undefined): Promise<readonly PdfLine[]> {
  if (pdf === undefined) return [];
  return (await readLayout(pdf, createContext())).pages.flatMap(({ lines }) => lines);
}

/** Text, font, size, colour and place across the page of each stretch of a line. */
function looksOf({ runs }: PdfLine): readonly string[] {
  return runs
    .filter(({ text }) => text.trim() !== "")
    .map((run) => [squash(run.text), ...Object.values(lookOf(run)), Math.round(run.x)].join(" | "));
}

function lookOf(run: PdfRun | undefined) {
  return {
    font: run?.font.family,
    bold: run?.font.bold,
    size: Math.round((run?.size ?? 0) * 10) / 10,
    color: run?.color,
  };
}

function mainRun(line: PdfLine | undefined): PdfRun | undefined {
  return line?.runs.reduce((widest, run) => (run.width > widest.width ? run : widest));
}

function count(looks: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const look of looks) counts.set(look, (counts.get(look) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, look: string): boolean {
  const left = counts.get(look) ?? 0;
  if (left > 0) counts.set(look, left - 1);
  return left > 0;
}

function squash(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
}
