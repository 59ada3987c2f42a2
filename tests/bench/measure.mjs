// Measures one thing in a process of its own and prints what it took as JSON. Started by bench.ts: measure.mjs WHAT CASE
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { docxOf, pdfOf } from "./pages.mjs";

const TODAY = "2026-07-01";
const root = new URL("../../", import.meta.url);
const [what, fixture] = process.argv.slice(2);
let runs = 0;

const MEASURES = { import: loading, floor: first, tailor: first, rounds, pages, ranking };
const measured = await MEASURES[what]();
// maxRSS is in kilobytes (getrusage).
process.stdout.write(JSON.stringify({ ...measured, peakMb: process.resourceUsage().maxRSS / 1024 }));

async function loading() {
  return { first: await timed(library) };
}

/** The first run of a process, with the modules that it loads. */
async function first() {
  const run = await (what === "floor" ? floorOf(input()) : tailorOf(input()));
  return { first: await timed(run) };
}

/**
 * Warm, by turns, so that what else the machine does falls on all: the floor, a resume that was not there before, and the
 * same once more for another posting.
 */
async function rounds() {
  const [floor, fresh, again] = [
    await floorOf(input()),
    await tailorOf(input()),
    await tailorOf(input(), { again: true }),
  ];
  const times = [];
  for (let count = 0; count < 30; count += 1) times.push([await timed(floor), await timed(fresh), await timed(again)]);
  const warm = times.slice(10);
  const ratioOf = (which) => median(warm.map((round) => round[which] / round[0]));
  return {
    floor: median(warm.map(([time]) => time)),
    fresh: { time: median(warm.map(([, time]) => time)), ratio: ratioOf(1) },
    again: { time: median(warm.map(([, , time]) => time)), ratio: ratioOf(2) },
  };
}

/** The best of three runs over files of so many pages. */
async function pages() {
  const make = fixture === "pdf" ? pdfOf : docxOf;
  const counts = fixture === "pdf" ? [1, 15, 30, 60] : [1, 25, 50, 100];
  const warmUp = await tailorOf(await make(2));
  for (let count = 0; count < 10; count += 1) await warmUp();
  const times = [];
  for (const count of counts) {
    const run = await tailorOf(await make(count));
    times.push([count, Math.min(await timed(run), await timed(run), await timed(run))]);
  }
  return { times };
}

/** The ranking alone, against what compromise needs for the posting's words; then postings of growing length. */
async function ranking() {
  const [{ default: nlp }, { parseJob, rankCredentials, readCredentials }] = await Promise.all([
    import("compromise/one"),
    library(),
  ]);
  const { credentials } = await readCredentials(sample().slice(0, 20), { today: TODAY });
  const postings = readdirSync(new URL("fixtures/jobs/", root))
    .filter((name) => !/german/u.test(name))
    .map((name) => readFileSync(new URL(`fixtures/jobs/${name}`, root), "utf8"));
  const posting = postings
    .join("\n\n")
    .split(/(?<=\s)/u)
    .slice(0, 1000)
    .join("");
  const rank = (text) => rankCredentials(credentials, parseJob(text), { today: TODAY });
  const rounds = [];
  for (let count = 0; count < 60; count += 1) {
    rounds.push([await timed(() => nlp.tokenize(posting)), await timed(() => rank(posting))]);
  }
  const warm = rounds.slice(20);
  const times = [];
  for (const characters of [25_000, 50_000, 100_000, 200_000]) {
    const text = posting.repeat(Math.ceil(characters / posting.length)).slice(0, characters);
    const run = () => rank(text);
    times.push([characters, Math.min(await timed(run), await timed(run), await timed(run))]);
  }
  return {
    floor: median(warm.map(([time]) => time)),
    rank: median(warm.map(([, time]) => time)),
    ratio: median(warm.map(([floorTime, time]) => time / floorTime)),
    times,
  };
}

async function tailorOf(bytes, { again = false } = {}) {
  const { tailorResume } = await library();
  const credentials = sample();
  return () => {
    // No run has the posting of another, so that none has it parsed already; nor, with limits of its own, the resume.
    if (!again) runs += 1;
    const job = `${readFileSync(new URL("fixtures/jobs/project-manager.txt", root), "utf8")}\nJob ${runs}${again ? " again" : ""}\n`;
    return tailorResume(bytes.slice(), { job, credentials, today: TODAY, limits: { deadlineMs: 60_000 + runs } });
  };
}

function floorOf(bytes) {
  return startsAsPdf(bytes) ? pdfFloor(bytes) : docxFloor(bytes);
}

/** Unzip, tokenise the main part, zip, and the one reading by mammoth that is owed as a check. */
async function docxFloor(bytes) {
  const [{ unzipSync, zipSync, strFromU8 }, { SaxesParser }, mammoth] = await Promise.all([
    import("fflate"),
    import("saxes"),
    import("mammoth"),
  ]);
  return async () => {
    const parts = unzipSync(bytes);
    new SaxesParser({ xmlns: false }).write(strFromU8(parts["word/document.xml"])).close();
    const zipped = zipSync(parts);
    await mammoth.default.extractRawText({ buffer: Buffer.from(zipped) });
  };
}

/** pdf-lib's load and save, and two extractions by PDF.js: one to read, one to check. */
async function pdfFloor(bytes) {
  const [{ PDFDocument }, { extractText, getDocumentProxy }] = await Promise.all([import("pdf-lib"), import("unpdf")]);
  return async () => {
    await extractText(await getDocumentProxy(bytes.slice()));
    const saved = await (await PDFDocument.load(bytes, { updateMetadata: false })).save();
    await extractText(await getDocumentProxy(saved));
  };
}

function library() {
  return import(fileURLToPath(new URL("dist/index.js", root)));
}

function sample() {
  return JSON.parse(readFileSync(new URL("fixtures/credentials/sample.json", root), "utf8"));
}

function input() {
  const folder = new URL(`fixtures/resumes/${fixture}/`, root);
  const name = readdirSync(folder).find((file) => file.startsWith("input."));
  return new Uint8Array(readFileSync(new URL(name, folder)));
}

function startsAsPdf([first, second]) {
  return first === 0x25 && second === 0x50;
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values) {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)];
}
