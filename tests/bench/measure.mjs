// Measures one thing in a process of its own and prints what it took as JSON. Started by bench.ts: measure.mjs WHAT CASE
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const RUNS = 7;
const root = new URL("../../", import.meta.url);
const [what, fixture] = process.argv.slice(2);

const steps = { "docx-floor": docxFloor, "pdf-floor": pdfFloor, read, tailor, import: importOnly };
const run = await steps[what]();
const first = await timed(run);
const times = [];
for (let count = 0; count < RUNS; count += 1) times.push(await timed(run));
times.sort((left, right) => left - right);
// maxRSS is in kilobytes (getrusage).
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ first, median: times[Math.floor(RUNS / 2)], peakMb }));

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function input() {
  const folder = new URL(`fixtures/resumes/${fixture}/`, root);
  return new Uint8Array(
    readFileSync(
      new URL(
        readdirSync(folder).find((name) => name.startsWith("input.")),
        folder,
      ),
    ),
  );
}

/** Unzip, tokenise the main part, zip, and the one reading by mammoth that is owed as a check. */
async function docxFloor() {
  const [{ unzipSync, zipSync, strFromU8 }, { SaxesParser }, mammoth] = await Promise.all([
    import("fflate"),
    import("saxes"),
    import("mammoth"),
  ]);
  const bytes = input();
  return async () => {
    const parts = unzipSync(bytes);
    new SaxesParser({ xmlns: false }).write(strFromU8(parts["word/document.xml"])).close();
    const zipped = zipSync(parts);
    await mammoth.default.extractRawText({ buffer: Buffer.from(zipped) });
  };
}

/** pdf-lib's load and save, and two extractions by PDF.js: one to read, one to check. */
async function pdfFloor() {
  const [{ PDFDocument }, { extractText, getDocumentProxy }] = await Promise.all([import("pdf-lib"), import("unpdf")]);
  const bytes = input();
  return async () => {
    await extractText(await getDocumentProxy(bytes.slice()));
    const saved = await (await PDFDocument.load(bytes, { updateMetadata: false })).save();
    await extractText(await getDocumentProxy(saved));
  };
}

async function library() {
  return import(fileURLToPath(new URL("dist/index.js", root)));
}

async function read() {
  const { readResume } = await library();
  return () => readResume(input());
}

async function tailor() {
  const { tailorResume } = await library();
  const job = readFileSync(new URL("fixtures/jobs/project-manager.txt", root), "utf8");
  const credentials = readFileSync(new URL("fixtures/credentials/sample.json", root), "utf8");
  return () => tailorResume(input(), { job, credentials, today: "2026-07-01" });
}

/** Only the first run counts: modules are loaded once. */
async function importOnly() {
  return library;
}
