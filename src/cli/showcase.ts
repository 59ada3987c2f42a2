import { parseJob } from "../job/parse";
import { rankCredentials } from "../ranking/rank";
import { type Showcase, showcaseCredentials } from "../showcase/showcase";
import { readResume } from "../tailor";
import { CommandError, expandFolders, readResumeFile, readText, utcToday } from "./files";
import { heldCredentials } from "./held-credentials";

export interface ShowcaseCommand {
  readonly credentials?: readonly string[];
  readonly resume?: string;
  readonly name?: string;
  readonly job?: readonly string[];
  readonly line?: readonly string[];
  readonly json?: boolean;
  readonly today?: string;
}

/** What to do with the credentials outside the resume. Gives the lines to print. */
export async function showcaseCommand(command: ShowcaseCommand): Promise<readonly string[]> {
  const { today = utcToday() } = command;
  const document = command.resume === undefined ? undefined : await readResume(await readResumeFile(command.resume));
  const name = command.name ?? document?.contact.name;
  if (name === undefined)
    throw new CommandError("--name TEXT is missing: your name, or --resume FILE to take it from.");
  const { credentials, warnings } = await heldCredentials(command.credentials, document, today);
  if (credentials.length === 0) {
    throw new CommandError("There are no credentials: give --credentials FILE, or a --resume that names some.");
  }
  const postings = await expandFolders(command.job ?? []).then((files) => Promise.all(files.map(readText)));
  const job = postings.length === 0 ? undefined : parseJob(postings);
  const ranking =
    job === undefined
      ? credentials.map((credential) => ({ credential, score: 0, include: true, reasons: [], matches: [] }))
      : rankCredentials(credentials, job, { today, ...(document === undefined ? {} : { resume: document }) });
  const showcase = showcaseCredentials(ranking, {
    name,
    today,
    ...(job === undefined ? {} : { job }),
    ...(command.line === undefined ? {} : { lines: command.line }),
  });
  return command.json ? [JSON.stringify(showcase, null, 2)] : [...warnings, ...showcaseLines(showcase)];
}

function showcaseLines({ linkedin, post, signature, card, stories }: Showcase): readonly string[] {
  return [
    "LINKEDIN: Licenses & certifications",
    ...linkedin.flatMap(({ addToProfile, id: _, skills, ...fields }) => [
      "",
      ...Object.entries({ ...fields, skills: skills.join(", ") }).map(([field, value]) => `${field}: ${value}`),
      `add to profile: ${addToProfile}`,
    ]),
    ...(post === undefined ? [] : ["", "LINKEDIN: draft of a post", "", post]),
    "",
    "E-MAIL SIGNATURE",
    "",
    signature.text,
    "",
    "BUSINESS CARD",
    "",
    card,
    ...stories.flatMap(({ credential, requirement, situation, task, action, result, bridge }) => [
      "",
      `INTERVIEW: ${credential}`,
      `They ask: “${requirement}”`,
      `Situation: ${situation}`,
      `Task: ${task}`,
      `Action: ${action}`,
      `Result: ${result}`,
      `Bridge: ${bridge}`,
    ]),
  ];
}
