/**
 * What to do with the credentials outside the resume: LinkedIn fields, e-mail signature, card, interview skeletons.
 *
 *   npm run example:showcase
 */
import { readFile } from "node:fs/promises";
import { parseJob, rankCredentials, readCredentials, showcaseCredentials } from "resume-tailor";

const today = "2026-11-24";

const { credentials } = await readCredentials(await readFile("fixtures/credentials/sample.json", "utf8"), { today });
const job = parseJob(await readFile("fixtures/jobs/project-manager.txt", "utf8"));
const ranking = rankCredentials(credentials, job, { today });
const { linkedin, post, signature, card, stories } = showcaseCredentials(ranking, { name: "Dana Okafor", job, today });

console.log(`Card: ${card}`);
console.log(`Signature:\n${signature.text}`);
for (const { name, issueDate = "no date", addToProfile } of linkedin)
  console.log(`${name} (${issueDate})\n  ${addToProfile}`);
console.log(`Draft of a post:\n${post ?? "(nothing to post yet)"}`);
for (const { credential, requirement, action } of stories) console.log(`${credential}: “${requirement}”\n  ${action}`);
