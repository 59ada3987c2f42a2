/**
 * What tailoring costs, as ratios to a floor measured in the same process by turns: `npm run bench`.
 *
 * DOCX floor: unzip, tokenise document.xml, zip, and one mammoth.extractRawText. PDF floor: pdf-lib's load and save, and
 * two PDF.js text extractions. Warm times are medians of twenty rounds, each with a posting that was not there before,
 * with their ratio to the floor in brackets; first runs and memory are those of a process that does nothing else. Needs
 * dist/ (`npm run build`).
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface First {
  readonly first: number;
  readonly peakMb: number;
}

interface Rounds {
  readonly floor: number;
  readonly fresh: Timed;
  readonly again: Timed;
}

interface Timed {
  readonly time: number;
  readonly ratio: number;
}

interface Growth {
  readonly times: readonly (readonly [size: number, time: number])[];
}

interface Ranking extends Growth {
  readonly floor: number;
  readonly rank: number;
  readonly ratio: number;
}

const CASES: readonly (readonly [string, string])[] = [
  ["DOCX, one page, python-docx", "python-docx-developer"],
  ["DOCX, one page, by hand", "word-classic"],
  ["DOCX, two pages, by hand", "word-two-pages"],
  ["DOCX, a table as layout", "word-marketing-sidebar"],
  ["PDF, one page", "chromium-single"],
  ["PDF, two pages", "libreoffice-two-pages-pdf"],
  ["PDF, two columns", "pdflatex-sidebar-pdf"],
];

const script = fileURLToPath(new URL("./measure.mjs", import.meta.url));
const write = (line: string) => process.stdout.write(`${line}\n`);

if (existsSync(new URL("../../dist/index.js", import.meta.url))) print();
else {
  process.stderr.write("bench: dist/ is not built. Run npm run build first.\n");
  process.exitCode = 1;
}

function print(): void {
  write("| resume | floor | tailoring | the same resume again | first run (floor) | peak memory (floor) |");
  write("|---|---|---|---|---|---|");
  for (const [title, fixture] of CASES) {
    const warm = measure<Rounds>("rounds", fixture);
    const [floor, tailor] = [measure<First>("floor", fixture), measure<First>("tailor", fixture)];
    write(
      `| ${title} | ${ms(warm.floor)} | ${timed(warm.fresh)} | ${timed(warm.again)} | ` +
        `${ms(tailor.first)} (${ms(floor.first)}) | ${mb(tailor)} (${mb(floor)}) |`,
    );
  }
  for (const format of ["docx", "pdf"]) {
    write(`\n${format.toUpperCase()} by pages: ${growth(measure<Growth>("pages", format), "")}.`);
  }
  const ranking = measure<Ranking>("ranking", "");
  write(
    `\nRanking alone, a posting of 1,000 words and 20 credentials: ${ms(ranking.rank)}, ${ranking.ratio.toFixed(1)} times ` +
      `what compromise needs to tokenise it (${ms(ranking.floor)}). By length: ${growth(ranking, " characters")}.`,
  );
  const loaded = measure<First>("import", "");
  write(`\nImporting the library: ${ms(loaded.first)}, ${mb(loaded)}. Node ${process.version}.`);
}

function timed({ time, ratio }: Timed): string {
  return `${ms(time)} (${ratio.toFixed(1)})`;
}

function growth({ times }: Growth, unit: string): string {
  return times.map(([size, time]) => `${size}${unit} ${ms(time)}`).join(", ");
}

function measure<Measured>(what: string, fixture: string): Measured {
  return JSON.parse(execFileSync(process.execPath, [script, what, fixture], { encoding: "utf8" }));
}

function ms(time: number): string {
  return `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
}

function mb({ peakMb }: First): string {
  return `${Math.round(peakMb)} MB`;
}
