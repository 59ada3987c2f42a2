/**
 * The same work as `tailorResume`, one step at a time: every value in between is plain data that can be looked at,
 * stored, or changed before the next step.
 *
 *   npm run example:step-by-step
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { parseJob, planSection, rankCredentials, readCredentials, readResume, writeResume } from "resume-tailor";

const today = "2026-11-24";

const document = await readResume(await readFile("fixtures/resumes/word-classic/input.docx"));
console.log("Sections:", document.sections.map(({ kind, title = "(no heading)" }) => `${title} [${kind}]`).join(", "));

const job = parseJob(await readFile("fixtures/jobs/project-manager.txt", "utf8"));
for (const { importance, text } of job.requirements.slice(0, 5)) console.log(`${importance}: ${text}`);

const { credentials } = await readCredentials(await readFile("fixtures/credentials/sample.json", "utf8"), { today });
const ranking = rankCredentials(credentials, job, { today, resume: document });
for (const { credential, score, include } of ranking) {
  console.log(`${score.toFixed(2)} ${include ? "in " : "out"} ${credential.name}`);
}

const plan = planSection(document, ranking, { today, maxEntries: 4, placement: "after-experience" });
console.log(`"${plan.title}" will stand ${plan.anchor.reason}:`);
for (const { text } of plan.entries) console.log(`  ${text.replaceAll("\t", "  ")}`);

const { bytes, format } = await writeResume(document, plan, { output: "pdf" });
await mkdir("out", { recursive: true });
await writeFile(`out/step-by-step.${format}`, bytes);
console.log(`Wrote out/step-by-step.${format}`);
