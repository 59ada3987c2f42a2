import { statusOn } from "../credentials/status";
import type { IdentifiedCredential, PartialDate } from "../model/credential";
import type { ResumeDocument } from "../model/document";
import type { Importance, JobDescription } from "../model/job";
import type { Match, RankedCredential, Reason } from "../model/ranking";
import { type Certification, skillById, withBroader } from "../skills/lexicon";
import { skillMentions } from "../skills/mentions";
import { resolveCredential } from "../skills/resolve";

export interface RankOptions {
  readonly today?: PartialDate;
  readonly resume?: ResumeDocument;
}

const WEIGHT: Readonly<Record<Importance, number>> = { required: 1, preferred: 0.75, duty: 0.6, context: 0.1 };
const STATED: Readonly<Record<Importance, Match["importance"]>> = {
  required: "required",
  preferred: "preferred",
  duty: "mentioned",
  context: "mentioned",
};

/** Orders credentials for a job, best first, with reasons. The order of the input never matters. */
export function rankCredentials(
  credentials: readonly IdentifiedCredential[],
  job: JobDescription,
  { today }: RankOptions = {},
): readonly RankedCredential[] {
  const rows = new Map(credentials.map((credential) => [credential.id, resolveCredential(credential)]));
  return credentials
    .map((credential) => rankOne(credential, rows.get(credential.id) ?? null, job, today))
    .sort((left, right) => right.score - left.score || (left.credential.id < right.credential.id ? -1 : 1));
}

function rankOne(
  credential: IdentifiedCredential,
  row: Certification | null,
  job: JobDescription,
  today: PartialDate | undefined,
): RankedCredential {
  const reasons: Reason[] = [];
  const matches: Match[] = [];
  const subjects = subjectsOf(credential, row);
  let strength = 0;
  const covered = new Set<string>();
  for (const requirement of job.requirements) {
    for (const mention of requirement.credentials) {
      if (mention.negated === true || row === null || mention.id !== row.id) continue;
      matches.push(matchOf(requirement, mention, row.id));
      if (covered.has(row.id)) continue;
      covered.add(row.id);
      const value = WEIGHT[requirement.importance];
      strength = 1 - (1 - strength) * (1 - 0.9 * value);
      reasons.push({
        feature: "named",
        contribution: 0.9 * value,
        text: `The posting names it: “${mention.text}”.`,
        quote: mention.text,
      });
    }
    for (const mention of requirement.skills) {
      const depth = subjects.get(mention.id);
      if (mention.negated === true || depth === undefined) continue;
      matches.push(matchOf(requirement, mention, mention.id));
      if (covered.has(mention.id)) continue;
      covered.add(mention.id);
      const soft = skillById(mention.id)?.kind === "soft" ? 0.2 : 1;
      const value = (WEIGHT[requirement.importance] * soft * 0.6) / (1 + depth);
      strength = 1 - (1 - strength) * (1 - value);
      reasons.push({
        feature: `proves-${requirement.importance}`,
        contribution: value,
        text: `Shows ${mention.name}: “${mention.text}”.`,
        quote: mention.text,
      });
    }
  }
  const isLapsed = statusOn(credential, today) === "lapsed";
  if (isLapsed) {
    reasons.push({ feature: "status", contribution: -strength * 0.7, text: "It has lapsed." });
    strength *= 0.3;
  }
  const score = Math.round(strength * 10_000) / 10_000;
  const include = score >= 0.25;
  return {
    credential,
    score,
    include,
    reasons: reasons.sort((left, right) => right.contribution - left.contribution),
    matches,
    ...(include ? {} : { excluded: isLapsed ? "lapsed" : "supports nothing that the posting states" }),
  };
}

/** The skills that a credential shows, with the steps to the wider ones it implies. */
function subjectsOf(credential: IdentifiedCredential, row: Certification | null): ReadonlyMap<string, number> {
  const text = [credential.name, ...(credential.skills ?? []), credential.description ?? ""].join("\n");
  const own = [...(row?.skills ?? []), ...skillMentions(text).map(({ id }) => id)];
  const subjects = new Map<string, number>();
  for (const id of own) {
    for (const [wider, steps] of withBroader(id)) {
      const known = subjects.get(wider);
      if (known === undefined || steps < known) subjects.set(wider, steps);
    }
  }
  return subjects;
}

function matchOf(
  requirement: { readonly text: string; readonly importance: Importance },
  mention: { readonly text: string; readonly start: number; readonly end: number },
  subject: string,
): Match {
  return {
    requirement: requirement.text,
    importance: STATED[requirement.importance],
    quote: mention.text,
    start: mention.start,
    end: mention.end,
    subject,
  };
}
