import { extname } from "node:path";
import { createContext } from "../context";
import { credentialsOf } from "../credentials/from-resume";
import { mergeCredentials } from "../credentials/merge";
import { readCredentials } from "../credentials/read";
import { parseJob } from "../job/parse";
import type { Gap } from "../model/ranking";
import { findGaps } from "../ranking/gaps";
import { gapsHtml } from "../report/page";
import { readResume } from "../tailor";
import { readCredentialsFile, readResumeFile, readText, writeAtomically } from "./files";
import { table } from "./table";

export interface GapsCommand {
  readonly credentials?: readonly string[];
  readonly resume?: string;
  readonly report?: string;
  readonly json?: boolean;
  readonly today: string;
}

/** The shopping list over several postings: what keeps coming up and is not shown. Gives the lines to print. */
export async function gapsCommand(jobFiles: readonly string[], command: GapsCommand): Promise<readonly string[]> {
  const { today } = command;
  const jobs = (await Promise.all(jobFiles.map(readText))).map((text) => parseJob(text));
  const resume = command.resume === undefined ? undefined : await readResume(await readResumeFile(command.resume));
  const files = await Promise.all((command.credentials ?? []).map(readCredentialsFile));
  const given = await readCredentials(files, { today, limits: createContext().limits });
  const found = resume === undefined ? [] : credentialsOf(resume, { today }).map(({ credential }) => credential);
  const { credentials } = mergeCredentials([given.credentials, found]);
  const gaps = findGaps(jobs, { credentials, today, ...(resume === undefined ? {} : { resume }) });
  const lines: string[] = [];
  if (command.report !== undefined) {
    const isJson = extname(command.report).toLowerCase() === ".json";
    await writeAtomically(command.report, isJson ? `${JSON.stringify(gaps, null, 2)}\n` : gapsHtml(gaps, jobs.length));
    lines.push(`Wrote ${command.report}.`);
  }
  return command.json ? [JSON.stringify(gaps, null, 2)] : [...gapLines(gaps, jobs.length), ...lines];
}

function gapLines(gaps: readonly Gap[], postings: number): readonly string[] {
  if (gaps.length === 0) return [`Nothing that ${postings} postings ask for is missing.`];
  const nameOf = (ids: readonly string[]) => (ids.length === 0 ? "" : `${ids.length} held`);
  return [
    ...table(
      ["Asked for", "Postings", "Required", "Partly shown by", "Would cover it"],
      gaps.map(({ skill, postings: count, required, partlyCoveredBy, suggestions }) => [
        skill,
        `${count} of ${postings}`,
        String(required),
        nameOf(partlyCoveredBy),
        suggestions.slice(0, 2).map(({ name }) => name).join("; "),
      ]),
    ),
    ...gaps.flatMap(({ skill, caution }) => (caution === undefined ? [] : [`Caution, ${skill}: ${caution}`])),
  ];
}
