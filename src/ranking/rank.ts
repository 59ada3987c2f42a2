import { guardedNow } from "../errors";
import type { IdentifiedCredential, PartialDate } from "../model/credential";
import type { ResumeDocument } from "../model/document";
import type { Importance, JobDescription } from "../model/job";
import type { Match, RankedCredential, Reason } from "../model/ranking";
import { shownByWork } from "./evidence";
import { FACTORS } from "./factors";
import { FEATURES, proofsOf } from "./features";
import type { Finding } from "./finding";
import { type Holding, holdingOf } from "./holding";
import { checkJob } from "./job-shape";
import { type Place, type Posting, postingOf } from "./posting";
import { withStacks } from "./stacks";
import { withTies } from "./ties";
import { Wallet } from "./wallet";

export interface RankOptions {
  readonly today?: PartialDate;
  readonly resume?: ResumeDocument;
}

/** From this score on a credential supports something that the posting states. */
const INCLUDED_FROM = 0.5;

/**
 * Orders credentials for a job, best first, with reasons. Each credential is scored on its own and against others of
 * its track only: neither the order of the input nor an unrelated credential changes the order of the rest.
 *
 * @throws {ResumeError} `invalid-input` when the job is not one that `parseJob` gave.
 */
export function rankCredentials(
  credentials: readonly IdentifiedCredential[],
  job: JobDescription,
  options: RankOptions = {},
): readonly RankedCredential[] {
  return guardedNow(
    "invalid-input",
    "What is to be ranked cannot be read. Give credentials as readCredentials gives them, a job from parseJob, and a resume from readResume.",
    () => rank(credentials, job, options),
  );
}

function rank(
  credentials: readonly IdentifiedCredential[],
  job: JobDescription,
  { today, resume }: RankOptions,
): readonly RankedCredential[] {
  checkJob(job);
  const posting = postingOf(job);
  const held = credentials.map((credential) => holdingOf(credential, today));
  const wallet = new Wallet(held, shownByWork(resume), today === undefined ? undefined : Number(today.slice(0, 4)));
  const ranking = held.map((holding) => rankOne(holding, posting, wallet)).sort(byScore);
  const byId = new Map(held.map((holding) => [holding.credential.id, holding]));
  return withStacks(withTies(ranking), (id) => byId.get(id));
}

function byScore(one: RankedCredential, two: RankedCredential): number {
  const dates = (two.credential.issued ?? "") < (one.credential.issued ?? "") ? -1 : 1;
  const isSameDate = (one.credential.issued ?? "") === (two.credential.issued ?? "");
  return two.score - one.score || (isSameDate ? (one.credential.id < two.credential.id ? -1 : 1) : dates);
}

function rankOne(holding: Holding, posting: Posting, wallet: Wallet): RankedCredential {
  const found = FEATURES.flatMap(({ name, weight, find }) => {
    const finding = find(holding, posting);
    return finding === null ? [] : [{ name, strength: weight * finding.value, finding }];
  });
  const total = found.reduce((sum, { strength }) => sum + strength, 0);
  let score = saturated(total);
  const reasons: Reason[] = found.map(({ name, strength, finding }) =>
    reasonOf(name, score * (strength / total), finding),
  );
  for (const { name, factor, applies } of FACTORS) {
    const text = applies(holding, posting, wallet);
    if (text === null || score === 0) continue;
    reasons.push({ feature: name, contribution: rounded(score * (factor - 1)), text });
    score = Math.min(1, score * factor);
  }
  const matches = matchesOf(
    holding,
    posting,
    found.map(({ finding }) => finding),
  );
  const include = rounded(score) >= INCLUDED_FROM && matches.length > 0 && isSupported(found);
  return {
    credential: holding.credential,
    score: rounded(score),
    include,
    reasons: reasons.length === 0 ? [NOTHING] : telling(distinct(reasons)),
    matches,
    ...(include ? {} : { excluded: whyNot(reasons, saturated(total)) }),
  };
}

/** How strong one finding must be to speak for a credential; a common field and a few common words are not enough. */
const SUPPORTING: Readonly<Record<string, number>> = {
  named: 0.1,
  "named-by-words": 0.3,
  subject: 0.25,
  words: 0.85,
};

function isSupported(found: readonly { readonly name: string; readonly finding: Finding }[]): boolean {
  return found.some(({ name, finding }) => finding.value >= (SUPPORTING[name] ?? Number.POSITIVE_INFINITY));
}

/** Evidence adds up with ever less effect: none gives 0, `HALF` of it 0.5, and 1 is never reached. */
function saturated(total: number): number {
  return total / (total + HALF);
}

const HALF = 0.75;

function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

function reasonOf(feature: string, contribution: number, { text, places }: Finding): Reason {
  const [place] = places;
  const quote = place === undefined ? undefined : phraseAround(place);
  return {
    feature,
    contribution: rounded(contribution),
    text: quote === undefined ? text : `${text} “${quote}”`,
    ...(quote === undefined ? {} : { quote }),
  };
}

/** What a phrase begins behind: the `;` of `&rsquo;` is none, a bracket that was opened before it is. */
const OPENS = /[,•\n]\s*|(?<!&#?\w{1,8})[;:]\s*|(?<=\([^()]*)\)\s*/gu;

/** Longest phrase that still reads as a quotation. */
const PHRASE = 90;

/** The part of the sentence around a place, from comma to comma, or the bare words when that is long. */
function phraseAround(place: Place): string {
  const known = phrases.get(place);
  if (known !== undefined) return known;
  const phrase = cutAround(place);
  phrases.set(place, phrase);
  return phrase;
}

/** Many credentials rest on the same places. */
const phrases = new WeakMap<Place, string>();

function cutAround({ requirement, start, end, text }: Place): string {
  const { text: sentence, start: offset } = requirement;
  const opens = Math.max(
    0,
    ...[...sentence.slice(0, start - offset).matchAll(OPENS)].map((cut) => cut.index + cut[0].length),
  );
  const rest = sentence.slice(end - offset);
  const closes = end - offset + (/[,;:•\n]|\.(?:\s|$)/u.exec(rest)?.index ?? rest.length);
  const phrase = sentence
    .slice(opens, closes)
    .replace(/^[\s*–—-]+/u, "")
    .trim();
  return phrase.length <= PHRASE ? withoutHalfBrackets(phrase, text) : text;
}

/** A bracket that is closed or opened within the phrase only is left out: `CC)`, `Educator (district is 1`. */
function withoutHalfBrackets(phrase: string, text: string): string {
  const [opened, closed] = [phrase.split("(").length, phrase.split(")").length];
  if (closed > opened) return phrase.replace(/\)(?=[^)]*$)/u, "").trim();
  const cut = opened > closed ? phrase.slice(0, phrase.lastIndexOf("(")).trim() : phrase;
  return cut.includes(text) ? cut : phrase;
}

const STATED: Readonly<Record<Importance, Match["importance"]>> = {
  required: "required",
  preferred: "preferred",
  duty: "mentioned",
  context: "mentioned",
};

/** A proof weaker than this is no match worth telling. */
const WORTH_TELLING = 0.25;

function matchesOf(holding: Holding, posting: Posting, findings: readonly Finding[]): readonly Match[] {
  const matches = new Map<string, Match>();
  const add = ({ requirement, text, start, end }: Place, subject: string) => {
    const key = `${start} ${end}`;
    if (matches.has(key)) return;
    const importance = STATED[requirement.importance];
    matches.set(key, { requirement: requirement.text, importance, quote: text, start, end, subject });
  };
  for (const { places, subject, value } of findings) {
    if (subject !== undefined && value >= WORTH_TELLING) for (const place of places) add(place, subject);
  }
  for (const { asked, value } of proofsOf(holding, posting)) {
    if (value >= WORTH_TELLING) for (const place of asked.places) add(place, asked.id);
  }
  if (matches.size === 0) {
    const words = findings.find(({ places }) => places.length > 0);
    for (const place of words?.places.slice(0, 1) ?? []) add(place, "words");
  }
  return [...matches.values()].sort((one, two) => RANK[one.importance] - RANK[two.importance] || one.start - two.start);
}

const RANK: Readonly<Record<Match["importance"], number>> = { required: 0, preferred: 1, mentioned: 2 };

function whyNot(reasons: readonly Reason[], before: number): string {
  const worst = [...reasons].sort((one, two) => one.contribution - two.contribution)[0];
  const isDecisive = worst !== undefined && worst.contribution < 0 && before >= INCLUDED_FROM;
  return isDecisive ? worst.text : NOTHING.text;
}

const NOTHING: Reason = {
  feature: "nothing",
  contribution: 0,
  text: "It supports nothing that the posting states clearly enough.",
};

/** Features that say the same of two things: where both speak, the first speaks for both. */
const SPEAKS_FOR: Readonly<Record<string, string>> = { field: "title-field" };

/** Reasons that rest on the same words, or say the same, are one. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  const kept: Reason[] = [];
  for (const reason of reasons) {
    const { feature, quote, contribution } = reason;
    const at = kept.findIndex(
      (other) => (quote !== undefined && other.quote === quote) || other.feature === SPEAKS_FOR[feature],
    );
    const same = kept[at];
    if (same === undefined) kept.push(reason);
    else kept[at] = { ...same, contribution: rounded(same.contribution + contribution) };
  }
  return kept;
}

/** Reasons that moved the score by less than this are noise. */
const NOISE = 0.05;

function telling(reasons: readonly Reason[]): readonly Reason[] {
  const sorted = [...reasons].sort((one, two) => two.contribution - one.contribution);
  const strong = sorted.filter(({ contribution }) => Math.abs(contribution) >= NOISE);
  return strong.length === 0 ? sorted.slice(0, 1) : strong;
}
