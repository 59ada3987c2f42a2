/**
 * Reads several postings for one target role and says what keeps coming up that the person does not show.
 *
 *   npm run example:gaps
 */
import { readdir, readFile } from "node:fs/promises";
import { findGaps, parseJob, readCredentials } from "resume-tailor";

const today = "2026-11-24";
const folder = "fixtures/jobs";

const names = (await readdir(folder)).filter((name) => name.endsWith(".txt")).sort();
const jobs = (await Promise.all(names.map((name) => readFile(`${folder}/${name}`, "utf8")))).map((text) =>
  parseJob(text),
);
const { credentials } = await readCredentials(await readFile("fixtures/credentials/sample.json", "utf8"), { today });

for (const gap of findGaps(jobs, { credentials, today }).slice(0, 10)) {
  const suggestion = gap.suggestions[0];
  console.log(
    `${gap.postings} of ${jobs.length} (${gap.required} require it): ${gap.skill}` +
      (suggestion === undefined
        ? ""
        : `; ${suggestion.name} (${suggestion.issuer}) would cover ${suggestion.covers.join(", ")}`),
  );
  if (gap.caution !== undefined) console.log(`   Caution: ${gap.caution}`);
}
