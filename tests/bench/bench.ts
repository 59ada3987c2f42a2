/**
 * What tailoring costs, as ratios to a floor measured in the same run: `npm run bench`.
 *
 * DOCX floor: unzip, tokenise document.xml, zip, and one mammoth.extractRawText. PDF floor: pdf-lib's load and save, and
 * two PDF.js text extractions. Times are medians of seven warm runs, memory is the peak of a process that does nothing
 * else. Needs dist/ (`npm run build`).
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Measured {
  readonly first: number;
  readonly median: number;
  readonly peakMb: number;
}

const CASES: readonly (readonly [string, string, "docx-floor" | "pdf-floor"])[] = [
  ["DOCX, one page", "word-classic", "docx-floor"],
  ["DOCX, two pages", "word-two-pages", "docx-floor"],
  ["DOCX, a table as layout", "word-marketing-sidebar", "docx-floor"],
  ["PDF, one page", "chromium-single", "pdf-floor"],
  ["PDF, two pages", "libreoffice-two-pages-pdf", "pdf-floor"],
  ["PDF, two columns", "pdflatex-sidebar-pdf", "pdf-floor"],
];

const script = fileURLToPath(new URL("./measure.mjs", import.meta.url));

if (existsSync(new URL("../../dist/index.js", import.meta.url))) print();
else {
  process.stderr.write("bench: dist/ is not built. Run npm run build first.\n");
  process.exitCode = 1;
}

function print(): void {
  const loaded = measure("import", "");
  const write = (line: string) => process.stdout.write(`${line}\n`);
  write("| resume | floor | read | tailor | tailor / floor | first run | peak memory (floor) |");
  write("|---|---|---|---|---|---|---|");
  for (const [title, fixture, floorOf] of CASES) {
    const [floor, read, tailor] = [measure(floorOf, fixture), measure("read", fixture), measure("tailor", fixture)];
    const ratio = (tailor.median / floor.median).toFixed(1);
    write(
      `| ${title} | ${ms(floor.median)} | ${ms(read.median)} | ${ms(tailor.median)} | ${ratio} | ${ms(tailor.first)} | ` +
        `${Math.round(tailor.peakMb)} MB (${Math.round(floor.peakMb)} MB) |`,
    );
  }
  write(`\nImporting the library: ${ms(loaded.first)}, ${Math.round(loaded.peakMb)} MB. Node ${process.version}.`);
}

function measure(what: string, fixture: string): Measured {
  return JSON.parse(execFileSync(process.execPath, [script, what, fixture], { encoding: "utf8" }));
}

function ms(time: number): string {
  return `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
}
