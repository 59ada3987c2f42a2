import type { IdentifiedCredential, PartialDate } from "../model/credential";
import type { ResumeDocument } from "../model/document";
import type { JobDescription } from "../model/job";
import type { Gap } from "../model/ranking";
import { CERTIFICATIONS, ISSUERS, skillById, withBroader } from "../skills/lexicon";
import { skillMentions } from "../skills/mentions";
import { resolveCredential } from "../skills/resolve";

export interface GapOptions {
  readonly credentials?: readonly IdentifiedCredential[];
  readonly resume?: ResumeDocument;
  readonly today?: PartialDate;
}

/** What the postings ask for and neither credentials nor resume show, most asked first. */
export function findGaps(
  jobs: JobDescription | readonly JobDescription[],
  { credentials = [], resume }: GapOptions = {},
): readonly Gap[] {
  const list = Array.isArray(jobs) ? (jobs as readonly JobDescription[]) : [jobs as JobDescription];
  const shown = new Set(
    [
      ...credentials.flatMap((credential) => [
        ...(resolveCredential(credential)?.skills ?? []),
        ...skillMentions([credential.name, ...(credential.skills ?? [])].join("\n")).map(({ id }) => id),
      ]),
      ...skillMentions(resume?.blocks.map(({ text }) => text).join("\n") ?? "").map(({ id }) => id),
    ].flatMap((id) => [...withBroader(id).keys()]),
  );
  const asked = new Map<string, { postings: number; required: number; quotes: string[] }>();
  for (const job of list) {
    const best = new Map<string, { required: boolean; quote: string }>();
    for (const { skills, importance, text } of job.requirements) {
      if (importance === "context") continue;
      for (const { id, negated } of skills) {
        if (negated === true || shown.has(id) || skillById(id)?.kind === "soft") continue;
        const known = best.get(id);
        best.set(id, { required: importance === "required" || known?.required === true, quote: known?.quote ?? text });
      }
    }
    for (const [id, { required, quote }] of best) {
      const entry = asked.get(id) ?? { postings: 0, required: 0, quotes: [] };
      entry.postings += 1;
      if (required) entry.required += 1;
      entry.quotes.push(quote);
      asked.set(id, entry);
    }
  }
  return [...asked]
    .sort(
      ([left, one], [right, two]) =>
        two.postings - one.postings || two.required - one.required || (left < right ? -1 : 1),
    )
    .map(([id, { postings, required, quotes }]): Gap => {
      const suggestions = CERTIFICATIONS.filter((row) => row.skills.includes(id) && !row.retired).slice(0, 3);
      return {
        skill: skillById(id)?.label ?? id,
        kind: "skill",
        postings,
        required,
        quotes,
        partlyCoveredBy: [],
        suggestions: suggestions.map(({ name, issuer, kind, level, skills }) => ({
          name,
          issuer: ISSUERS.find((row) => row.id === issuer)?.name ?? issuer,
          kind,
          level,
          covers: skills.filter((skill) => asked.has(skill)).map((skill) => skillById(skill)?.label ?? skill),
        })),
      };
    });
}
