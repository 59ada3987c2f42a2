import type { CredentialMention, Importance, JobDescription, Requirement, SkillMention } from "../model/job";
import { type Abbreviations, abbreviationsOf } from "../skills/abbreviations";
import { type FieldShares, fieldCues } from "../skills/fields";
import { placesOfPosting } from "../skills/jurisdictions";
import { credentialMentions, skillMentions } from "../skills/mentions";
import { clauseAt, isAboutSchooling } from "../skills/schooling";
import { keysOf, stemOf, type Word, wordsOf } from "../skills/words";
import { isForm } from "./holding";
import { hirersOf } from "./named-tools";
import { type ProperName, properNamesOf } from "./proper-names";
import { IMPORTANCE, NAMED, SCHOOLING, TITLE } from "./weights";

/** Where a posting says something. */
export interface Place {
  readonly requirement: Requirement;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a posting asks for, with its strongest place. */
export interface Asked extends Place {
  readonly id: string;
  readonly weight: number;
  /** All its places, strongest first, in the order of the text where they are equal. */
  readonly places: readonly Place[];
}

/** A posting as the features look at it. */
export interface Posting {
  readonly requirements: readonly Requirement[];
  readonly skills: ReadonlyMap<string, Asked>;
  readonly credentials: ReadonlyMap<string, Asked>;
  /** Ids of skills and certifications that it says are not needed. */
  readonly denied: ReadonlySet<string>;
  /** Strength of each field, the strongest 1. */
  readonly fields: FieldShares;
  readonly titleFields: FieldShares;
  /** Stems of its words, each with the weight of its strongest place. */
  readonly stems: ReadonlyMap<string, { readonly weight: number; readonly place: Place }>;
  /** Stems that follow each other, as `one two`, also with words like `certified` between them. */
  readonly pairs: ReadonlySet<string>;
  /** Words that it writes as names, by key. */
  readonly names: ReadonlyMap<string, ProperName>;
  readonly abbreviations: Abbreviations;
  readonly titleStems: ReadonlySet<string>;
  readonly jurisdictions: readonly string[];
}

/** A wish said more often weighs a little more, up to the fourth time. */
const REPEATED = 0.1;
const COUNTED = 4;
/** A cue counts in full the first time and ever less after that. */
const CUE_FADES = 0.5;

/** `Office of Payroll Administration` is the name of who asks, not what is asked. */
const BODY =
  /\b(?:office|off|department|dept|bureau|division|unit|board|commission|agency|institute|society|college|school|ministry)\s+(?:of|for|on)\s+(?:the\s+)?(?:[\p{Lu}&][\p{L}]*,?\s+(?:and\s+|of\s+)?){0,4}$/iu;
const IN_A_NAME = 0.3;
/** The name of who asks stands in the title to tell what the job is about. */
const IN_A_TITLE = 0.7;

export function postingOf(job: JobDescription): Posting {
  const known = byJob.get(job);
  if (known !== undefined) return known;
  const posting = readPosting(job);
  byJob.set(job, posting);
  return posting;
}

/** Ranking and gaps ask for the same posting. */
const byJob = new WeakMap<JobDescription, Posting>();

function readPosting(job: JobDescription): Posting {
  const skills = new Gathered();
  const credentials = new Gathered();
  const cues = new Map<string, number>();
  const titleCues = new Map<string, number>();
  const stems = new Map<string, { weight: number; place: Place }>();
  const pairs = new Set<string>();
  const seen = new Map<string, number>();

  const addCues = (text: string, words: readonly Word[], weight: number, into: Map<string, number>) => {
    for (const { fields, text: cue } of fieldCues(text, words)) {
      const times = seen.get(cue) ?? 0;
      seen.set(cue, times + 1);
      const counted = (weight * CUE_FADES ** Math.min(times, 6)) / fields.length;
      for (const field of fields) into.set(field, (into.get(field) ?? 0) + counted);
    }
  };

  const titles = titlePlaces(job);
  const hirers = new Set(
    [...hirersOf(job.text)].filter((key) => !titles.some(({ text }) => keysOf(text).includes(key))),
  );
  for (const place of titles) {
    const words = wordsOf(place.text);
    const shift = <M extends SkillMention | CredentialMention>(mention: M): M => ({
      ...mention,
      start: place.start + mention.start,
      end: place.start + mention.end,
    });
    for (const mention of skillMentions(place.text, words)) {
      const isName = BODY.test(place.text.slice(0, mention.start));
      skills.add(shift(mention), place.requirement, isName ? IN_A_TITLE : TITLE);
    }
    for (const mention of credentialMentions(place.text, words)) {
      credentials.add(shift(mention), place.requirement, TITLE);
    }
    addCues(place.text, words, 1, titleCues);
  }
  for (const [field, weight] of titleCues) cues.set(field, 4 * weight);
  seen.clear();

  for (const requirement of job.requirements) {
    const denied = [...requirement.skills, ...requirement.credentials].filter(({ negated }) => negated === true);
    const words = wordsOf(requirement.text).filter(
      ({ start, end }) =>
        !denied.some((mention) => mention.start < requirement.start + end && requirement.start + start < mention.end),
    );
    const weight = IMPORTANCE[requirement.importance];
    const isSchooling = isAboutSchooling(requirement.text);
    const fade = isSchooling ? SCHOOLING : 1;
    for (const mention of requirement.skills) {
      const clause = clauseAt(requirement.text, mention.start - requirement.start, mention.end - requirement.start);
      const own = isAboutSchooling(clause) ? SCHOOLING : 1;
      const isName = BODY.test(job.text.slice(Math.max(requirement.start, mention.start - 60), mention.start));
      skills.add(mention, requirement, weight * (isName ? Math.min(own, IN_A_NAME) : own));
    }
    for (const mention of requirement.credentials) credentials.add(mention, requirement, NAMED[requirement.importance]);
    addCues(requirement.text, words, weight * fade, cues);
    let last = "";
    let lastTelling = "";
    for (const { key, start, end } of words) {
      const stem = stemOf(key);
      const known = stems.get(stem);
      if (!hirers.has(key) && (known === undefined || known.weight < weight * fade)) {
        const from = requirement.start + start;
        const place = {
          requirement,
          text: requirement.text.slice(start, end),
          start: from,
          end: from + end - start,
        };
        stems.set(stem, { weight: weight * fade, place });
      }
      pairs.add(`${last} ${stem}`);
      last = stem;
      if (isForm(key)) continue;
      pairs.add(`${lastTelling} ${stem}`);
      lastTelling = stem;
    }
  }
  return {
    requirements: job.requirements,
    skills: skills.asked(),
    credentials: credentials.asked(),
    denied: new Set([...skills.denied, ...credentials.denied]),
    fields: relative(cues),
    titleFields: relative(titleCues),
    stems,
    pairs,
    names: new Map([...properNamesOf(job)].filter(([key]) => !hirers.has(key))),
    abbreviations: abbreviationsOf(job.text),
    titleStems: new Set(titles.flatMap(({ text }) => wordsOf(text).map(({ key }) => stemOf(key)))),
    jurisdictions: placesOfPosting(job.text),
  };
}

/** The titles as places of the text, so that reasons can quote them. */
function titlePlaces(job: JobDescription): readonly Place[] {
  return job.postings.flatMap(({ title, start, end }) => {
    if (title === undefined) return [];
    const at = job.text.indexOf(title, start);
    if (at === -1 || at >= end) return [];
    const importance: Importance = "required";
    const requirement = { text: title, start: at, end: at + title.length, importance, skills: [], credentials: [] };
    return [{ requirement, text: title, start: at, end: at + title.length }];
  });
}

/** Mentions of one id, gathered. */
class Gathered {
  readonly #places = new Map<string, { weight: number; place: Place }[]>();
  readonly denied = new Set<string>();

  add(mention: SkillMention | CredentialMention, requirement: Requirement, weight: number): void {
    if (mention.negated === true) {
      this.denied.add(mention.id);
      return;
    }
    const { text, start, end } = mention;
    const list = this.#places.get(mention.id) ?? [];
    list.push({ weight, place: { requirement, text, start, end } });
    this.#places.set(mention.id, list);
  }

  /** What is said not to be needed is not asked for, wherever else it stands. */
  asked(): ReadonlyMap<string, Asked> {
    const asked = new Map<string, Asked>();
    for (const [id, list] of this.#places) {
      if (this.denied.has(id)) continue;
      const sorted = [...list].sort((one, two) => two.weight - one.weight || one.place.start - two.place.start);
      const [best] = sorted;
      if (best === undefined) continue;
      const times = Math.min(list.length, COUNTED) - 1;
      asked.set(id, {
        id,
        ...best.place,
        weight: best.weight * (1 + REPEATED * times),
        places: sorted.map(({ place }) => place),
      });
    }
    return asked;
  }
}

/** Weights relative to the greatest; what is said half as often counts for more than half. */
function relative(weights: ReadonlyMap<string, number>): FieldShares {
  const top = Math.max(0, ...weights.values());
  return new Map(top === 0 ? [] : [...weights].map(([id, weight]) => [id, Math.sqrt(weight / top)]));
}
