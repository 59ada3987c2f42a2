/**
 * Tailors one resume for every posting of a folder, on two worker threads; a bad file never stops the rest.
 *
 *   npm run example:batch
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { type BatchItem, tailorBatch } from "resume-tailor";

const folder = "fixtures/jobs";
const names = (await readdir(folder)).filter((name) => name.endsWith(".txt")).sort();
const resume = await readFile("fixtures/resumes/word-classic/input.docx");
const credentials = await readFile("fixtures/credentials/sample.json", "utf8");

/** Postings are read as the batch gets to them, so a folder of thousands takes no more memory than one. */
async function* items(): AsyncGenerator<BatchItem> {
  for (const name of names) {
    yield { resume, request: { job: await readFile(`${folder}/${name}`, "utf8"), credentials, today: "2026-11-24" } };
  }
  yield { resume: new Uint8Array([1, 2, 3]), request: { job: "Any posting." } };
}

await mkdir("out/batch", { recursive: true });
for await (const outcome of tailorBatch(items(), { concurrency: 2 })) {
  const name = names[outcome.index] ?? "a broken file";
  if (outcome.status === "failed") {
    console.log(`${name}: ${outcome.error.code}: ${outcome.error.message}`);
    continue;
  }
  const { bytes, format, report } = outcome.written;
  const file = `out/batch/${name.replace(/\.txt$/u, "")}.${format}`;
  await writeFile(file, bytes);
  console.log(`${name}: ${report.plan.entries.length} credentials, ${report.placement} → ${file}`);
}
