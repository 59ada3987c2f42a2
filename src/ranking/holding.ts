import { knownFacts } from "../credentials/known-facts";
import { statusOn } from "../credentials/status";
import { Memory } from "../memory";
import type { IdentifiedCredential, PartialDate } from "../model/credential";
import { abbreviationsOf, standsForOther } from "../skills/abbreviations";
import { type FieldShares, fieldCues, sharesOf } from "../skills/fields";
import { resolveIssuers } from "../skills/issuers";
import { holdsIn, jurisdictionsOf, withoutPlaces } from "../skills/jurisdictions";
import { type Certification, type Issuer, skillById, withBroader } from "../skills/lexicon";
import { skillMentions } from "../skills/mentions";
import { resolveCredential } from "../skills/resolve";
import { isRuledOut } from "../skills/skill-sense";
import { escaped, stemOf, wordsOf } from "../skills/words";
import { isFunctionWord, isOrdinary } from "./ordinary-words";

/** A credential of the person, with all that is known of it, as the features look at it. */
export interface Holding {
  readonly credential: IdentifiedCredential;
  readonly row: Certification | null;
  readonly issuers: readonly Issuer[];
  /** Ids of the skills it shows, with how much they are its subject (1 the subject itself). */
  readonly subjects: ReadonlyMap<string, number>;
  /** Fields that the rest of its name speaks of, for each skill that its name names. */
  readonly contexts: ReadonlyMap<string, FieldShares>;
  /** Shares of fields of work, adding up to 1. */
  readonly fields: FieldShares;
  /** Telling stems of its name, in order, each with its weight. */
  readonly stems: readonly { readonly stem: string; readonly weight: number }[];
  readonly isLicence: boolean;
  readonly jurisdictions: readonly string[];
  readonly status: "earned" | "in-progress" | "lapsed";
  /** Full years since it was issued, where both days are known. */
  readonly age?: number;
}

/** Letters in brackets behind a name repeat it; as words they may mean something else. */
const ABBREVIATION = /(?<=\S\s)\([A-Z][A-Z+&/-]{1,7}\)/gu;

/** How much the parts of a row's list of skills are its subject: the first fully, the later ones less. */
const BY_RANK = [1, 0.9, 0.75];
const LATER = 0.6;
const GIVEN = 0.65;
const DESCRIBED = 0.35;

export function holdingOf(credential: IdentifiedCredential, today: PartialDate | undefined): Holding {
  return { ...memory.get(JSON.stringify([credential, today]), () => knownOf(credential, today)), credential };
}

/** The ranking and the gaps ask for the same credentials. */
const memory = new Memory<Omit<Holding, "credential">>(1500, 2000);

function knownOf(credential: IdentifiedCredential, today: PartialDate | undefined): Omit<Holding, "credential"> {
  const row = resolveCredential(credential);
  const issuers = resolveIssuers(credential.issuer);
  const name = withoutPlaces(credential.name);
  const givers = new Set(
    issuers.flatMap((issuer) => [issuer.name, ...issuer.aliases]).map((giver) => giver.toLowerCase()),
  );
  const subjects = new Map<string, number>();
  const put = (id: string, weight: number) => subjects.set(id, Math.max(weight, subjects.get(id) ?? 0));
  row?.skills.forEach((id, rank) => {
    put(id, BY_RANK[rank] ?? LATER);
  });
  const contexts = new Map<string, FieldShares>();
  const bare = name.replace(ABBREVIATION, "");
  const surroundings = { text: bare, offset: 0, abbreviations: abbreviationsOf(bare) };
  for (const { id, text } of skillMentions(bare, wordsOf(bare), surroundings)) {
    if (row === null) {
      put(id, 1);
      contexts.set(id, fieldsBeside(name, text));
    } else if (!/^\p{Lu}{1,4}$/u.test(text) && !givers.has(text.toLowerCase())) put(id, 0.5);
  }
  for (const given of credential.skills ?? []) {
    for (const { id } of skillMentions(given)) {
      // It repeats a word that the name uses in another sense.
      const isOther =
        isRuledOut(skillById(id), name) ||
        standsForOther(surroundings.abbreviations, given, [
          skillById(id)?.label ?? "",
          ...(skillById(id)?.aliases ?? []),
        ]);
      if (isNamedIn(name, given) && isOther) continue;
      if (!subjects.has(id) && isNamedIn(name, given)) contexts.set(id, fieldsBeside(name, given));
      put(id, GIVEN);
    }
  }
  for (const { id } of skillMentions(`${credential.description ?? ""}\n${credential.project ?? ""}`))
    put(id, DESCRIBED);

  const age = ageOf(credential.issued, today);
  return {
    row,
    issuers,
    subjects,
    contexts,
    fields: fieldsOf(credential, row, name),
    stems: stemsOf(name, isGiverTold(credential, row) ? (credential.issuer ?? knownFacts(credential)?.issuer) : ""),
    isLicence:
      row?.kind === "licence" || credential.kind === "licence" || /\blicen[cs]e\b|\bregistration\b/iu.test(name),
    jurisdictions: jurisdictionsOf(`${credential.name}, ${credential.issuer ?? ""}`),
    status: statusOn(credential, today),
    ...(age === undefined ? {} : { age }),
  };
}

/** Whether the giver's words in a name tell who gave it, and not what it is about. */
function isGiverTold({ issuer }: IdentifiedCredential, row: Certification | null): boolean {
  return row !== null || isTeacher(issuer);
}

/** The places behind a name, in brackets or after a dash, whose rules it is about: `Construction Safety (UK)`. */
function placesBehind(name: string): readonly string[] {
  return jurisdictionsOf(/(?:\(|\s[–—-]\s|,\s)([^(),]{2,30})\)?$/u.exec(name)?.[1] ?? "");
}

/** What these grant is a licence, whatever it is called. */
const PUBLIC_BODY =
  /\b(?:court|(?:department|dept|division|bureau|ministry) of (?:state|public safety|consumer|licens\w+|labor|insurance|motor|buildings|health|education|agriculture|commerce|professional|regulat\w+|forest\w*)|education department|board of (?!education|trade)|secretary of state|state police|law enforcement agency|licensing board|DMV|motor vehicles)\b/iu;

/** Whether it counts under the rules of a place that a posting speaks of, or nothing says that it would not. */
export function isValidIn({ isLicence, jurisdictions, row, credential }: Holding, asked: readonly string[]): boolean {
  const isOfPlace = isLicence || (row === null && PUBLIC_BODY.test(credential.issuer ?? ""));
  const region = row?.region === undefined ? placesBehind(credential.name) : [row.region];
  const granted = isOfPlace && jurisdictions.length > 0 ? jurisdictions : region;
  return (
    granted.length === 0 || asked.length === 0 || granted.some((own) => asked.some((place) => holdsIn(own, place)))
  );
}

function ageOf(issued: PartialDate | undefined, today: PartialDate | undefined): number | undefined {
  if (issued === undefined || today === undefined) return undefined;
  const years = Number(today.slice(0, 4)) - Number(issued.slice(0, 4));
  return today.slice(5, issued.length) < issued.slice(5) ? years - 1 : years;
}

function fieldsOf(credential: IdentifiedCredential, row: Certification | null, name: string): FieldShares {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const { fields } of fieldCues(text)) {
      for (const field of fields) weights.set(field, (weights.get(field) ?? 0) + weight / fields.length);
    }
  };
  add(name, 2);
  if (row !== null && row.name !== credential.name) add(row.name, 1);
  row?.skills.forEach((id, rank) => {
    const labels = [...withBroader(id).keys()].slice(0, 3).map((wider) => skillById(wider)?.label ?? "");
    labels.forEach((label, step) => {
      add(label, (rank === 0 ? 1.2 : 0.6) / (1 + step));
    });
  });
  for (const skill of credential.skills ?? []) add(skill, 0.8);
  if (weights.size === 0) add(credential.issuer ?? "", 1);
  return sharesOf(weights);
}

const isNamedIn = (name: string, thing: string): boolean => name.toLowerCase().includes(thing.toLowerCase());

/** Fields that a name speaks of apart from one thing that it names: of `Java Coffee Skills` those of coffee. */
function fieldsBeside(name: string, thing: string): FieldShares {
  const weights = new Map<string, number>();
  for (const { fields } of fieldCues(name.replace(new RegExp(`\\b${escaped(thing)}\\b`, "iu"), " / "))) {
    for (const field of fields) weights.set(field, (weights.get(field) ?? 0) + 1 / fields.length);
  }
  return sharesOf(weights);
}

/** Words that say what kind of thing a credential is, not what it is about. */
const FORM = new Set(
  "one two three four five six seven eight nine ten a an and of in for the to with on by via at from into your how what certified certification certificate certificates course exam badge license licensed program provider credential professional associate specialist specialization expert foundation fundamental introduction essential advanced basic level training award diploma practitioner master user core i ii iii iv v state national international american board hour new member qualified registered fellow chartered class award initial year science idea everyone make practical complete bootcamp nanodegree micromaster academy school holder passed edition enhanced check card qualification workshop ticket endorsement operator registration intermediate guide beginner tier awareness refresher update online module unit part series masterclass deep dive crash cle cpe ce cpd accreditation accredited competency competence preparation approved authorized official best practice essential basics skill technical pro iso apprenticeship".split(
    " ",
  ),
);
/** Words that stand in postings of every field. */
const EVERYWHERE = new Set(
  "management manager system service security data public health technology technical project quality office development developer business support general work safety administrator administration analyst engineer technician supervisor officer team communication leadership skill planning operation operator program customer information process design city government community time protection control care standard compliance policy analysis application professional assistant coordinator resource training education environment environmental center digital social product personal human study first response test testing maintenance field".split(
    " ",
  ),
);
/** Whether a word, by its key, only says what kind of thing a credential is. */
export const isForm = (key: string): boolean => FORM.has(key);

/** Whether a word, by its key, tells what a credential is about. */
export const isTelling = (key: string): boolean => !FORM.has(key) && !EVERYWHERE.has(key) && !isOrdinary(key);

const RARE = 1;
const COMMON = 0.35;

/** Who teaches or licenses says nothing of the subject; a vendor's name does (`Gainsight`). */
export function isTeacher(issuer = ""): boolean {
  return /\b(?:university|college|school|state|department|dept|board|institute|association|society|council|academy|via|coursera|udemy|edx|linkedin|city|county|national)\b/iu.test(
    issuer,
  );
}

function stemsOf(name: string, issuer = ""): Holding["stems"] {
  const own = new Set(wordsOf(issuer).map(({ key }) => key));
  const stems = new Map<string, number>();
  for (const { key, text } of wordsOf(name.replace(/\((?:formerly|now)[^)]*\)|\bcertificate of completion\b/giu, ""))) {
    const isWord = key.length > 2 || /^[\p{Lu}+#]{2,}$/u.test(text);
    if (FORM.has(key) || isFunctionWord(key) || /^\d+$/u.test(key) || (own.has(key) && !isTelling(key)) || !isWord)
      continue;
    stems.set(stemOf(key), isTelling(key) ? RARE : COMMON);
  }
  return [...stems].map(([stem, weight]) => ({ stem, weight }));
}
