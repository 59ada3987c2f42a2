import { extname } from "node:path";
import { statusOn } from "../credentials/status";
import { parseJob } from "../job/parse";
import type { IdentifiedCredential } from "../model/credential";
import type { Gap, GapSuggestion } from "../model/ranking";
import { bestCovers } from "../ranking/best-covers";
import { findGaps, MANY_POSTINGS } from "../ranking/gaps";
import { gapsHtml } from "../report/page";
import { readResume } from "../tailor";
import { expandFolders, readResumeFile, readText, utcToday, writeAtomically } from "./files";
import { heldCredentials } from "./held-credentials";
import { table } from "./table";

export interface GapsCommand {
  readonly job: readonly string[];
  readonly credentials?: readonly string[];
  readonly resume?: string;
  readonly report?: string;
  readonly json?: boolean;
  readonly today?: string;
}

/** The shopping list over several postings: what keeps coming up and is not shown. Gives the lines to print. */
export async function gapsCommand(command: GapsCommand): Promise<readonly string[]> {
  const { today = utcToday() } = command;
  const jobs = (await Promise.all((await expandFolders(command.job)).map(readText))).map((text) => parseJob(text));
  const resume = command.resume === undefined ? undefined : await readResume(await readResumeFile(command.resume));
  const { credentials, warnings } = await heldCredentials(command.credentials, resume, today);
  const gaps = findGaps(jobs, { credentials, today, ...(resume === undefined ? {} : { resume }) });
  const names = new Map(credentials.map((credential) => [credential.id, heldAs(credential, today)]));
  const covers = bestCovers(gaps, MOST_COVERS);
  const lines = command.json
    ? [JSON.stringify(gaps, null, 2)]
    : [...warnings, ...gapLines(gaps, jobs.length, names, covers)];
  if (command.report === undefined) return lines;
  const isJson = extname(command.report).toLowerCase() === ".json";
  const report = isJson
    ? `${JSON.stringify(gaps, null, 2)}\n`
    : gapsHtml(gaps, { postings: jobs.length, names, covers });
  await writeAtomically(command.report, report);
  return command.json ? lines : [...lines, `Wrote ${command.report}.`];
}

/** How many credentials are advised at most: a list that long can be earned. */
const MOST_COVERS = 5;

/** A credential that is held towards a gap, by its short name, and why it does not close the gap. */
function heldAs(credential: IdentifiedCredential, today: string): string {
  const name = credential.acronym ?? credential.name;
  const status = statusOn(credential, today);
  return status === "earned" ? name : `${name} (${status === "lapsed" ? "lapsed" : "in progress"})`;
}

function leftOut(count: number): readonly string[] {
  if (count === 0) return [];
  const [each, them] = count === 1 ? ["", "it"] : [" each", "them"];
  return [`${count} more,${each} asked for by one posting: --json and --report list ${them}.`];
}

function gapLines(
  gaps: readonly Gap[],
  postings: number,
  names: ReadonlyMap<string, string>,
  covers: readonly GapSuggestion[],
): readonly string[] {
  if (gaps.length === 0) {
    return [`Nothing that the ${postings === 1 ? "posting asks" : `${postings} postings ask`} for is missing.`];
  }
  // Of many postings the table shows what keeps coming up.
  const shown = postings < MANY_POSTINGS ? gaps : gaps.filter((gap) => gap.postings > 1 || gap.kind === "credential");
  return [
    ...table(
      ["Asked for", "Postings", "Required", "Held towards it", "Would cover it"],
      shown.map(({ skill, postings: count, required, partlyCoveredBy, suggestions }) => [
        skill,
        `${count} of ${postings}`,
        String(required),
        partlyCoveredBy.map((id) => names.get(id) ?? id).join("; "),
        suggestions
          .slice(0, 2)
          .map(({ name, covers: covered }) => (covered.length > 1 ? `${name} (covers ${covered.length})` : name))
          .join("; "),
      ]),
    ),
    ...leftOut(gaps.length - shown.length),
    ...gaps.flatMap(({ skill, caution }) => (caution === undefined ? [] : [`Caution, ${skill}: ${caution}`])),
    ...(covers.length === 0 ? [] : ["Would cover the most of it, in this order:"]),
    ...covers.map(
      ({ name, issuer, covers: covered }, index) => `${index + 1}. ${name}, ${issuer}: ${covered.join(", ")}`,
    ),
  ];
}
