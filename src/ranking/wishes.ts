import type { Importance, JobDescription, Requirement } from "../model/job";
import { certificationById, skillById } from "../skills/lexicon";
import { isAboutSchooling } from "../skills/schooling";
import { unknownNames } from "../skills/unknown-names";

/** One thing that a posting asks for. */
export interface Wish {
  /** `skill:…` or `credential:…` with a lexicon id, or `name:…` with the name in lower case. */
  readonly key: string;
  /** Its name in the lexicon, or as the posting has it. */
  readonly name: string;
  /** The posting's own words. */
  readonly said: string;
  readonly kind: "skill" | "credential";
  readonly required: boolean;
  /** It says too little to be missing unless several postings ask for it. */
  readonly isInPassing: boolean;
  /** The sentence, and how strong it is, strongest last. */
  readonly quote: string;
  readonly strength: number;
}

const STRENGTH: Readonly<Record<Importance, number>> = { required: 3, preferred: 2, duty: 1, context: 0 };

/** Skills that say too little to be missing: nearly every posting mentions them in passing. */
const IN_PASSING = new Set(
  "operations-management reporting communication leadership teamwork customer-service compliance public-administration academic-research troubleshooting quality-assurance quality-control strategic-planning english project-management community-outreach training-delivery continuous-improvement recruiting manufacturing editorial-writing scheduling team-management it-support background-checks software-development auditing administrative-support finance problem-solving healthcare-administration building-maintenance school-health risk-management teaching change-management budget-management data-analysis decision-making time-management business-writing".split(
    " ",
  ),
);

/** What a posting asks for, each thing once, with its strongest sentence. What it says is not needed is left out. */
export function wishesOf(job: JobDescription): readonly Wish[] {
  const wishes = new Map<string, Wish>();
  const negated = new Set<string>();
  const add = (key: string, name: string, said: string, kind: Wish["kind"], { importance, text }: Requirement) => {
    const isInPassing = key.startsWith("skill:") && IN_PASSING.has(key.slice("skill:".length));
    const strength = STRENGTH[importance];
    const wish = { key, name, said, kind, required: importance === "required", isInPassing, quote: text, strength };
    const known = wishes.get(key);
    if (known === undefined || known.strength < wish.strength) wishes.set(key, wish);
  };
  for (const requirement of job.requirements) {
    if (requirement.importance === "context") continue;
    for (const mention of requirement.credentials) {
      const key = `credential:${mention.id}`;
      if (mention.negated === true) negated.add(key);
      else if (requirement.importance !== "duty" || isLicence(mention.id)) {
        add(key, certificationById(mention.id)?.name ?? mention.name, mention.text, "credential", requirement);
      }
    }
    for (const { id, name, text, start, end, negated: isNegated } of isAboutSchooling(requirement.text)
      ? []
      : requirement.skills) {
      const skill = skillById(id);
      // `BLS required` asks for the certification, not for the skill besides.
      if (requirement.credentials.some((mention) => mention.start < end && start < mention.end)) continue;
      if (isNegated === true) negated.add(`skill:${id}`);
      else if (skill !== undefined && skill.kind !== "soft") {
        add(`skill:${id}`, name, text, skill.kind === "licence" ? "credential" : "skill", requirement);
      }
    }
    const taken = [...requirement.skills, ...requirement.credentials];
    for (const { text, start, end } of unknownNames(requirement.text)) {
      const [from, to] = [requirement.start + start, requirement.start + end];
      if (taken.some((mention) => mention.start < to && from < mention.end)) continue;
      add(`name:${text.toLowerCase()}`, text, text, "skill", requirement);
    }
  }
  return [...wishes.values()].filter(({ key }) => !negated.has(key));
}

function isLicence(id: string): boolean {
  return certificationById(id)?.kind === "licence";
}
