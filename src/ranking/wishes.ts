import type { Importance, JobDescription, Requirement } from "../model/job";
import { certificationById, skillById } from "../skills/lexicon";
import { clauseAt, isAboutSchooling } from "../skills/schooling";
import { nameKey, type UnknownName, unknownNames } from "../skills/unknown-names";
import { askedPhrases } from "./asked-phrases";
import { choicesIn } from "./choices";
import { isGeneral } from "./general-skills";
import { hirerOf, isGlued, namedToolsOf } from "./named-tools";
import { nounPhrases } from "./noun-phrases";
import { withoutRepeated } from "./repeated-wishes";

/** One thing that a posting asks for. */
export interface Wish {
  /** `skill:…` or `credential:…` with a lexicon id, `name:…` with the keys of a name's words, or `phrase:…` with their stems. */
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

const byJob = new WeakMap<JobDescription, readonly Wish[]>();

/** What a posting asks for, each thing once, with its strongest sentence. What it says is not needed is left out. */
export function wishesOf(job: JobDescription): readonly Wish[] {
  const known = byJob.get(job);
  if (known !== undefined) return known;
  const wishes = readWishes(job);
  byJob.set(job, wishes);
  return wishes;
}

function readWishes(job: JobDescription): readonly Wish[] {
  const wishes = new Map<string, Wish>();
  const negated = new Set<string>();
  let choices: ReadonlyMap<string, readonly string[]> = new Map();
  const add = (
    key: string,
    name: string,
    said: string,
    kind: Wish["kind"],
    { importance, text }: Requirement,
    isInPassing = key.startsWith("skill:") && isGeneral(key.slice("skill:".length)),
  ) => {
    const strength = STRENGTH[importance];
    const required = importance === "required";
    const others = choices.get(key) ?? [];
    const wish = { key, name, said, kind, required, isInPassing, choices: others, quote: text, strength };
    const known = wishes.get(key);
    if (known === undefined || known.strength < wish.strength) wishes.set(key, wish);
  };
  const named = namedToolsOf(job);
  const isHirer = hirerOf(job);
  const titles = new Set(job.postings.map(({ title }) => title));
  for (const requirement of job.requirements) {
    // The title is what the job is called, not what it asks for.
    if (requirement.importance === "context" || titles.has(requirement.text)) continue;
    const names = unknownIn(requirement, named.get(requirement) ?? []).filter(
      ({ text }) => !isHirer(text) && !isGlued(text),
    );
    choices = choicesIn(requirement, names);
    for (const mention of requirement.credentials) {
      const key = `credential:${mention.id}`;
      if (mention.negated === true) negated.add(key);
      else {
        const said = withLetters(mention.text, requirement.text.slice(mention.end - requirement.start));
        add(key, certificationById(mention.id)?.name ?? mention.name, said, "credential", requirement);
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
        const said = withLetters(
          ABOUT_WORK.has(skill.kind) ? withWordsBefore(requirement.text, start - requirement.start, text) : text,
          requirement.text.slice(end - requirement.start),
        );
        add(`skill:${id}`, name, said, skill.kind === "licence" ? "credential" : "skill", requirement);
      }
    }
    for (const { text } of names) add(nameKey(text), text, text, "skill", requirement);
    for (const { text, stems, isInPassing } of askedPhrases(requirement, names)) {
      add(`phrase:${stems.join(" ")}`, text, text, "skill", requirement, isInPassing);
    }
  }
  return withoutRepeated([...wishes.values()].filter(({ key }) => !negated.has(key)));
}

/** The names in a sentence that the lexicon does not know, the longest where they overlap. */
function unknownIn(
  { text, start, skills, credentials }: Requirement,
  named: readonly UnknownName[],
): readonly UnknownName[] {
  const taken = [...skills, ...credentials];
  return longestOf([...unknownNames(text), ...named]).filter(
    (name) =>
      !taken.some((mention) => mention.start < start + name.end && start + name.start < mention.end) &&
      !taken.some((mention) => isRepeated(text, mention.end - start, name)),
  );
}

const ABOUT_WORK: ReadonlySet<string> = new Set(["domain", "method"]);

/** One word of a lexicon with those before it that say which: `outbreak investigations`. */
function withWordsBefore(sentence: string, start: number, said: string): string {
  if (/\s/u.test(said)) return said;
  const end = start + said.length;
  return nounPhrases(sentence).find((phrase) => phrase.start < start && phrase.end === end)?.text ?? said;
}

/** As a posting calls a thing, with the letters in brackets behind it: `Security Operations Center (SOC)`. */
function withLetters(said: string, behind: string): string {
  return said + (/^ \(\p{Lu}[\p{Lu}\d&-]+\)/u.exec(behind)?.[0] ?? "");
}

/** Letters in brackets behind a thing are the same thing: `Cisco DNA Center (DNAC)`. */
function isRepeated(text: string, end: number, { text: letters, start, end: closes }: UnknownName): boolean {
  return /^\p{Lu}[\p{Lu}\d&-]+$/u.test(letters) && text.slice(end, start) === " (" && text[closes] === ")";
}

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
