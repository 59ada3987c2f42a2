import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { docxFlow } from "../../src/docx/flow";
import { openPackage } from "../../src/docx/package";
import { createPdf } from "../../src/pdf/create";
import { has, hasFont, runOn } from "../outside/programs";
import { pdfPages } from "../outside/readers";

const RESUMES = "fixtures/resumes";
const CASES = readdirSync(RESUMES).filter((name) => existsSync(join(RESUMES, name, "input.docx")));

interface Line {
  readonly page: number;
  readonly words: string;
  readonly x: number;
  readonly middle: number;
}

/** Lines of a PDF by poppler. */
function linesOf(pdf: Uint8Array): readonly Line[] {
  const { stdout } = runOn("pdftotext", ["-bbox-layout", "{}", "-"], pdf, "pdf");
  return stdout.split("<page ").flatMap((page, index) =>
    page.split("<line ").flatMap((line): readonly Line[] => {
      const words = [
        ...line.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)<\/word>/gu),
      ];
      const shown = words.map(([, , , , word = ""]) => squash(word)).join("");
      const [, x, top, bottom] = words[0] ?? [];
      return shown === ""
        ? []
        : [{ page: index, words: shown, x: Number(x), middle: (Number(top) + Number(bottom)) / 2 }];
    }),
  );
}

/** Without bullets and tab leaders, which readers name differently, and with ligatures undone. */
function squash(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\.{4,}|_{4,}|[\s•●○◦▪■·\uE000-\uF8FF\u2010\u2011-]/gu, "")
    .toLowerCase();
}

/** Fonts of LibreOffice's that have the widths of ours. */
const SAME: Readonly<Record<string, string>> = { Arimo: "Liberation Sans", Tinos: "Liberation Serif" };

/** Those of the widths of Calibri, Cambria, Arial and Times New Roman. */
const hasFonts = ["Carlito", "Caladea", "Liberation Sans", "Liberation Serif"].map(hasFont).every(Boolean);

describe.skipIf(!has("soffice") || !has("pdftotext") || !hasFonts)("DOCX drawn as LibreOffice draws it", () => {
  const folder = mkdtempSync(join(tmpdir(), "like-libreoffice-"));

  beforeAll(() => {
    const copies = CASES.map((name) => {
      copyFileSync(join(RESUMES, name, "input.docx"), join(folder, `${name}.docx`));
      return join(folder, `${name}.docx`);
    });
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...copies], {
      stdio: "ignore",
      timeout: 110_000,
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(CASES)("%s", async (name) => {
    const bytes = new Uint8Array(readFileSync(join(RESUMES, name, "input.docx")));
    const context = createContext();
    const drawn = await createPdf(docxFlow(await openPackage(bytes, context), context), context, []);
    const judge = new Uint8Array(readFileSync(join(folder, `${name}.pdf`)));
    expect(drawn.pages).toBe(pdfPages(judge));

    const [ours, theirs] = [linesOf(drawn.bytes), linesOf(judge)];
    const wordsOf = (lines: readonly Line[]) => [...lines.map(({ words }) => words).join("")].sort().join("");
    const codes = context.messages.list().map(({ code, reason }) => `${code}: ${reason}`);
    // LibreOffice prints what a tracked change deletes, and boxes for characters that its fonts lack.
    const isComparable = !hasDeletions(bytes) && !codes.some((code) => code.startsWith("font-fallback"));
    if (isComparable) expect(wordsOf(ours)).toBe(wordsOf(theirs));
    // A font that only looks alike, or that LibreOffice lacks, breaks lines elsewhere.
    const standIns = codes.flatMap((code) => /it is set in ([^.,]+), which/u.exec(code)?.[1] ?? []);
    const isAlike =
      codes.some((code) => code.includes("ass the font")) || !standIns.every((font) => hasFont(SAME[font] ?? font));
    if (!isComparable || isAlike) return;
    const open = [...ours];
    const met = theirs.flatMap((line) => {
      const at = open.findIndex(({ page, words }) => page === line.page && words === line.words);
      return at < 0 ? [] : [{ line, own: open.splice(at, 1)[0]! }];
    });
    expect(met.length / theirs.length).toBeGreaterThanOrEqual(0.95);
    const isNear = ({ line, own }: (typeof met)[number]) =>
      Math.abs(own.x - line.x) < 3 && Math.abs(own.middle - line.middle) < 3;
    expect(met.filter(isNear).length / met.length).toBeGreaterThanOrEqual(0.5);
  });
});

function hasDeletions(bytes: Uint8Array): boolean {
  return runOn("unzip", ["-p", "{}", "word/document.xml"], bytes, "docx").stdout.includes("<w:del ");
}
