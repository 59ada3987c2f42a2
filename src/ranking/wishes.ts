import type { Importance, JobDescription, Requirement } from "../model/job";
import { certificationById, skillById } from "../skills/lexicon";
import { clauseAt, isAboutSchooling } from "../skills/schooling";
import { type UnknownName, unknownNames } from "../skills/unknown-names";
import { hirerOf, namedToolsOf } from "./named-tools";

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
  /** Keys of credentials that the same sentence takes instead: `CPA or CIA`. Of tools it may want each. */
  readonly choices: readonly string[];
  /** The sentence, and how strong it is, strongest last. */
  readonly quote: string;
  readonly strength: number;
}

const STRENGTH: Readonly<Record<Importance, number>> = { required: 3, preferred: 2, duty: 1, context: 0 };

/** Skills that say too little to be missing: nearly every posting mentions them in passing. */
const IN_PASSING = new Set(
  "operations-management reporting communication leadership teamwork customer-service compliance public-administration academic-research troubleshooting quality-assurance quality-control strategic-planning english project-management community-outreach training-delivery continuous-improvement recruiting manufacturing editorial-writing scheduling team-management it-support background-checks software-development auditing administrative-support finance problem-solving healthcare-administration building-maintenance school-health risk-management teaching change-management budget-management data-analysis decision-making time-management business-writing stakeholder-management ad-hoc-reporting hardware-support incident-reporting".split(
    " ",
  ),
);

/** What a posting asks for, each thing once, with its strongest sentence. What it says is not needed is left out. */
export function wishesOf(job: JobDescription): readonly Wish[] {
  const wishes = new Map<string, Wish>();
  const negated = new Set<string>();
  let choices: ReadonlyMap<string, readonly string[]> = new Map();
  const add = (key: string, name: string, said: string, kind: Wish["kind"], { importance, text }: Requirement) => {
    const isInPassing = key.startsWith("skill:") && IN_PASSING.has(key.slice("skill:".length));
    const strength = STRENGTH[importance];
    const required = importance === "required";
    const others = choices.get(key) ?? [];
    const wish = { key, name, said, kind, required, isInPassing, choices: others, quote: text, strength };
    const known = wishes.get(key);
    if (known === undefined || known.strength < wish.strength) wishes.set(key, wish);
  };
  const named = namedToolsOf(job);
  const isHirer = hirerOf(job);
  for (const requirement of job.requirements) {
    if (requirement.importance === "context") continue;
    const names = unknownIn(requirement, named.get(requirement) ?? []).filter(({ text }) => !isHirer(text));
    choices = choicesIn(requirement, names);
    for (const mention of requirement.credentials) {
      const key = `credential:${mention.id}`;
      if (mention.negated === true) negated.add(key);
      else {
        add(key, certificationById(mention.id)?.name ?? mention.name, mention.text, "credential", requirement);
      }
    }
    for (const { id, name, text, start, end, negated: isNegated } of requirement.skills) {
      const clause = clauseAt(requirement.text, start - requirement.start, end - requirement.start);
      if (isAboutSchooling(clause)) continue;
      const skill = skillById(id);
      // `BLS required` asks for the certification, not for the skill besides.
      if (requirement.credentials.some((mention) => mention.start < end && start < mention.end)) continue;
      if (isNegated === true) negated.add(`skill:${id}`);
      else if (skill !== undefined && skill.kind !== "soft") {
        add(`skill:${id}`, name, text, skill.kind === "licence" ? "credential" : "skill", requirement);
      }
    }
    for (const { text } of names) add(`name:${text.toLowerCase()}`, text, text, "skill", requirement);
  }
  return [...wishes.values()].filter(({ key }) => !negated.has(key));
}

/** The names in a sentence that the lexicon does not know, the longest where they overlap. */
function unknownIn(
  { text, start, skills, credentials }: Requirement,
  named: readonly UnknownName[],
): readonly UnknownName[] {
  const taken = [...skills, ...credentials];
  return longestOf([...unknownNames(text), ...named]).filter(
    (name) => !taken.some((mention) => mention.start < start + name.end && start + name.start < mention.end),
  );
}

/** Between two things one of which is enough, or two of a list of such. */
const OR = /^[^.;:]{0,12}?\s*,?\s*\b(?:and\/or|or)\b\s*[^.;:,]{0,12}$/iu;
const COMMA = /^\s*[,/]\s*$/u;
/** Two certifications with a stroke between them: either shows the same. */
const STROKE = /^\s*\/\s*$/u;

/** For each thing that a sentence names, by key, those that it names as another choice; a credential is among them. */
function choicesIn(
  { text, start: offset, skills, credentials }: Requirement,
  names: readonly UnknownName[],
): ReadonlyMap<string, readonly string[]> {
  const things = [
    ...skills.map(({ id, start, end }) => ({ key: `skill:${id}`, start, end })),
    ...credentials.map(({ id, start, end }) => ({ key: `credential:${id}`, start, end })),
    ...names.map((name) => ({
      key: `name:${name.text.toLowerCase()}`,
      start: offset + name.start,
      end: offset + name.end,
    })),
  ].sort((one, two) => one.start - two.start || two.end - one.end);
  const found = new Map<string, readonly string[]>();
  let run: string[] = [];
  let isChoice = false;
  const close = () => {
    if (isChoice && run.some(isCredential))
      for (const key of run)
        found.set(
          key,
          run.filter((other) => other !== key),
        );
    [run, isChoice] = [[], false];
  };
  things.forEach(({ key, start }, at) => {
    const between = at === 0 ? "" : text.slice((things[at - 1]?.end ?? start) - offset, start - offset);
    const areCredentials = isCredential(key) && isCredential(things[at - 1]?.key ?? "");
    const isOr = OR.test(between) || (areCredentials && STROKE.test(between));
    if (!isOr && !COMMA.test(between)) close();
    isChoice ||= isOr;
    run.push(key);
  });
  close();
  return found;
}

const isCredential = (key: string): boolean => key.startsWith("credential:");

/** Of names that overlap the longest, the first of equals. */
function longestOf(names: readonly UnknownName[]): readonly UnknownName[] {
  const overlaps = (one: UnknownName, two: UnknownName) => one.start < two.end && two.start < one.end;
  const length = ({ start, end }: UnknownName) => end - start;
  return names.filter(
    (name, at) =>
      !names.some(
        (other, place) =>
          other !== name &&
          overlaps(name, other) &&
          (length(other) > length(name) || (length(other) === length(name) && place < at)),
      ),
  );
}
