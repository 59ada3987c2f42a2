import { guardedNow } from "../errors";
import type { IdentifiedCredential, PartialDate } from "../model/credential";
import type { ResumeDocument } from "../model/document";
import type { JobDescription } from "../model/job";
import type { Gap } from "../model/ranking";
import { certificationById, skillById } from "../skills/lexicon";
import { isHigherOfTrack } from "../skills/tracks";
import { escaped } from "../skills/words";
import { type Evidence, evidenceOf, partlyHolding, partlyShowing, spaced } from "./evidence";
import { checkJob } from "./job-shape";
import { postingOf } from "./posting";
import { suggestionsFor } from "./suggestions";
import { type Wish, wishesOf } from "./wishes";

export interface GapOptions {
  readonly credentials?: readonly IdentifiedCredential[];
  readonly resume?: ResumeDocument;
  readonly today?: PartialDate;
}

/** A wish over all postings. */
interface Counted {
  readonly wish: Wish;
  readonly postings: number;
  readonly required: number;
  readonly quotes: readonly string[];
  /** As the postings call it. */
  readonly name: string;
}

/**
 * What the postings ask for and neither credentials nor resume show: most postings first, then most that require it.
 * Each posting counts once, with its strongest sentence. A posting that `parseJob` merged counts as its single ones.
 *
 * @throws {ResumeError} `invalid-input` when a job is not one that `parseJob` gave.
 */
export function findGaps(jobs: JobDescription | readonly JobDescription[], options: GapOptions = {}): readonly Gap[] {
  return guardedNow(
    "invalid-input",
    "Gaps cannot be found. Give jobs from parseJob, credentials as readCredentials gives them, and a resume from readResume.",
    () => gapsOf(jobs, options),
  );
}

function gapsOf(
  jobs: JobDescription | readonly JobDescription[],
  { credentials = [], resume, today }: GapOptions,
): readonly Gap[] {
  const list = Array.isArray(jobs) ? (jobs as readonly JobDescription[]) : [jobs as JobDescription];
  for (const job of list) checkJob(job);
  const evidence = evidenceOf(credentials, resume, today, list.map(postingOf));
  const missing = counted(list.flatMap(singlePostings)).filter(({ wish }) => !isShown(wish, evidence));
  const suggestions = suggestionsFor(missing);
  return missing.map(({ wish, name, postings, required, quotes }): Gap => {
    const caution = cautionOf(wish);
    return {
      skill: name,
      kind: wish.kind,
      postings,
      required,
      quotes,
      partlyCoveredBy: partly(wish, evidence),
      suggestions: suggestions.get(wish.key) ?? [],
      ...(caution === undefined ? {} : { caution }),
    };
  });
}

/** The postings that were merged into one description, each on its own. */
function singlePostings(job: JobDescription): readonly JobDescription[] {
  if (job.postings.length <= 1) return [job];
  return job.postings.map(({ start, end }) => ({
    ...job,
    requirements: job.requirements.filter((requirement) => requirement.start >= start && requirement.end <= end),
  }));
}

/** So many postings make even a general skill one that is asked for. */
const KEEPS_COMING_UP = 3;

/** Of so many postings for one role, words of a single one that the lexicon does not know are its own, not the role's. */
export const MANY_POSTINGS = 4;

function counted(postings: readonly JobDescription[]): readonly Counted[] {
  const byKey = new Map<string, Wish[]>();
  const byPosting = postings.map(wishesOf);
  for (const wish of byPosting.flat()) byKey.set(wish.key, [...(byKey.get(wish.key) ?? []), wish]);
  for (const wish of byPosting.flatMap((wishes) => ofTheirClass(wishes, byKey))) byKey.get(wish.key)?.push(wish);
  const isChance = (wishes: readonly Wish[]) =>
    postings.length >= MANY_POSTINGS &&
    wishes.length === 1 &&
    !wishes.some(({ key }) => /^(?:skill|credential):/u.test(key));
  return [...byKey.values()]
    .filter((wishes) => wishes.length >= KEEPS_COMING_UP || wishes.some((wish) => !wish.isInPassing))
    .filter((wishes) => !isChance(wishes))
    .map((wishes) => ({
      wish: wishes.reduce((best, wish) => (wish.strength > best.strength ? wish : best)),
      postings: wishes.length,
      required: wishes.filter(({ required }) => required).length,
      quotes: wishes.map(({ quote }) => quote),
      name: calledBy(wishes),
    }))
    .sort(
      (one, two) =>
        two.postings - one.postings ||
        two.required - one.required ||
        two.wish.strength - one.wish.strength ||
        Number(isPlain(one.wish)) - Number(isPlain(two.wish)) ||
        (one.wish.key < two.wish.key ? -1 : 1),
    );
}

/** Told by grammar alone: what the lexicon knows, or a name, is surer to be an ask. */
const isPlain = ({ key }: Wish): boolean => key.startsWith("phrase:");

/**
 * A posting that asks for a product (Epic) asks for its class as well (electronic health records), where another posting
 * asks for that in so many words: one such wish for each class that the posting does not name itself.
 */
function ofTheirClass(wishes: readonly Wish[], byKey: ReadonlyMap<string, readonly Wish[]>): readonly Wish[] {
  const own = new Set(wishes.map(({ key }) => key));
  const found = new Map<string, Wish>();
  for (const wish of wishes) {
    const skill = skillById(wish.key.slice("skill:".length));
    for (const wider of skill?.kind === "tool" ? skill.broader : []) {
      const named = skillById(wider)?.kind === "tool" ? undefined : byKey.get(`skill:${wider}`)?.[0];
      if (named === undefined || own.has(named.key) || (found.get(named.key)?.strength ?? -1) >= wish.strength)
        continue;
      found.set(named.key, { ...wish, key: named.key, name: named.name, said: named.said, isInPassing: true });
    }
  }
  return [...found.values()];
}

/** The words that most postings use, the first of them where they are as many; letters alone with what they stand for. */
function calledBy(wishes: readonly Wish[]): string {
  const times = new Map<string, number>();
  const wordings = wishes.map(wording);
  for (const words of wordings) times.set(words, (times.get(words) ?? 0) + 1);
  return wordings.reduce((best, words) => ((times.get(words) ?? 0) > (times.get(best) ?? 0) ? words : best));
}

/** Letters that stand for a name: `PMP`, `SHRM-CP`. */
const LETTERS = /^[\p{Lu}\d&/.+-]{2,8}$/u;

/** Who does the work: `Data Analyst` names the job, not what is missing. */
const PERSON =
  /\b(?:manager|analyst|generalist|engineer|developer|designer|nurse|buyer|administrator|technician|specialist|coordinator|officer|accountant|auditor|electrician|welder|plumber|carpenter|cook|driver|teacher|librarian|paralegal|recruiter|programmer|mechanic|underwriter|appraiser|investigator)s?$/iu;

function wording({ name, said }: Wish): string {
  const words = said.replace(/\s+/gu, " ").trim();
  if (isSaidIn(name, words) || PERSON.test(words)) return name;
  if (LETTERS.test(words)) return LETTERS.test(name) ? words : `${name} (${words})`;
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Whether a name has the very words in it, in any case. */
function isSaidIn(name: string, words: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, "iu").test(name);
}

/** Shown itself, or something that the posting takes instead. */
function isShown(wish: Wish, evidence: Evidence): boolean {
  return (
    isShownItself(wish, evidence) || wish.choices.some((key) => isShownItself({ key, name: "", said: "" }, evidence))
  );
}

function isShownItself({ key, name, said }: Pick<Wish, "key" | "name" | "said">, evidence: Evidence): boolean {
  const { skills, texts, letters } = evidence;
  const id = key.slice(key.indexOf(":") + 1);
  if (key.startsWith("skill:"))
    return (
      skills.has(id) ||
      isPartOfShownSuite(id, skills) ||
      texts.some(({ keys, isCredential }) => isCredential && [name, said].some((form) => isNamedIn(keys, form)))
    );
  if (key.startsWith("credential:")) return isHeld(id, evidence) || isEquivalentShown(id, skills);
  if (key.startsWith("phrase:"))
    return texts.some(
      ({ stems, isCredential }) =>
        stems.includes(` ${id} `) || (isCredential && id.split(" ").some((stem) => stems.includes(` ${stem} `))),
    );
  return (
    name.split(" ").some((word) => letters.has(word)) ||
    texts.some(({ keys, isCredential }) => keys.includes(` ${id} `) || (isCredential && hasAllWords(keys, id)))
  );
}

/** Who is certified in Excel finds the way in Word: the programs of an office are asked for as one. */
function isPartOfShownSuite(id: string, shown: ReadonlySet<string>): boolean {
  return shown.has(OFFICE) && skillById(id)?.broader.includes(OFFICE) === true;
}

const OFFICE = "microsoft-office";

/** Whether every word of a name of several stands somewhere: `Siemens S7` in `Siemens SIMATIC S7`. */
function hasAllWords(keys: string, id: string): boolean {
  const parts = id.split(" ");
  return parts.length > 1 && parts.every((part) => keys.includes(` ${part} `));
}

/** Whether a text, by the keys of its words, has a name in it. */
function isNamedIn(keys: string, name: string): boolean {
  return name !== "" && keys.includes(spaced(name));
}

/** Itself, one of those that are awarded under its name, or a higher level of its track (a licence is met by itself only). */
function isHeld(id: string, { credentials, held }: Evidence): boolean {
  const row = certificationById(id);
  if (row === undefined) return false;
  const asked = { row, credential: { name: row.name } };
  return (
    [id, ...(row.awardedAs ?? [])].some((own) => credentials.has(own)) ||
    (row.kind !== "licence" && held.some((holding) => holding.status === "earned" && isHigherOfTrack(holding, asked)))
  );
}

/** Another credential shows all that a certification (no licence) is about: one first-aid card is as good as another. */
function isEquivalentShown(id: string, shown: ReadonlySet<string>): boolean {
  const row = certificationById(id);
  return (
    row !== undefined &&
    row.kind !== "licence" &&
    !row.postNominal &&
    row.skills.length > 0 &&
    row.skills.every((skill) => shown.has(skill))
  );
}

function partly({ key }: Wish, { held }: Evidence): readonly string[] {
  const id = key.slice(key.indexOf(":") + 1);
  if (key.startsWith("skill:")) return partlyShowing(held, id);
  const certification = certificationById(id);
  return key.startsWith("credential:") && certification !== undefined ? partlyHolding(held, certification) : [];
}

function cautionOf({ key, name, kind }: Wish): string | undefined {
  const row = certificationById(key.slice(key.indexOf(":") + 1));
  if (kind !== "credential") return undefined;
  return row === undefined || row.kind === "licence" || row.regulated
    ? `${name} is a licence that a public body grants: no course or certificate replaces it.`
    : undefined;
}
