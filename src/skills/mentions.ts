import { Memory } from "../memory";
import type { CredentialMention, SkillMention } from "../model/job";
import { type Abbreviations, standsForOther } from "./abbreviations";
import { KNOWN_LETTERS } from "./known-letters";
import {
  CERTIFICATIONS,
  type Certification,
  certificationById,
  issuerById,
  SKILLS,
  type Skill,
  skillById,
} from "./lexicon";
import { around, isEveryday, isSkillMeant, REACH, says } from "./skill-sense";
import { needsExactCase, Terms } from "./terms";
import { keysOf, type Word, wordsOf } from "./words";

interface Lookup {
  readonly skills: Terms<string>;
  readonly certifications: Terms<string>;
}

let lookup: Lookup | undefined;

/** A text around the one that is read: what stands near there counts as near. */
export interface Surroundings {
  readonly text: string;
  /** Where the text that is read begins in it. */
  readonly offset: number;
  /** What it says that letters stand for. */
  readonly abbreviations?: Abbreviations;
}

const skillsByText = new Memory<readonly SkillMention[]>(1_000);

/** The skills that a text names, ambiguous words settled by what stands near them. Offsets are in `text`. */
export function skillMentions(
  text: string,
  words?: readonly Word[],
  surroundings?: Surroundings,
): readonly SkillMention[] {
  return words === undefined
    ? skillsByText.get(text, () => skillsAmong(text, wordsOf(text)))
    : skillsAmong(text, words, surroundings);
}

function skillsAmong(
  text: string,
  words: readonly Word[],
  { text: wide, offset, abbreviations }: Surroundings = { text, offset: 0 },
): readonly SkillMention[] {
  lookup ??= buildLookup();
  return lookup.skills.find(text, words).flatMap(({ values, start, end }) => {
    const said = text.slice(start, end);
    const meant = values.filter(
      (id) =>
        !(abbreviations?.has(said) === true && standsForOther(abbreviations, said, namesOfSkill(id))) &&
        isSkillMeant(skillById(id), wide, offset + start, offset + end),
    );
    const id = meant[0];
    const name = id === undefined ? undefined : skillById(id)?.label;
    return id === undefined || name === undefined || isOpposite(text, start)
      ? []
      : [{ id, name, text: said, start, end }];
  });
}

/** `Non-Salesforce CRM` is about what is not Salesforce. */
const isOpposite = (text: string, start: number): boolean =>
  /\bnon-$/iu.test(text.slice(Math.max(0, start - 5), start));

function namesOfSkill(id: string): readonly string[] {
  const { label = "", aliases = [] } = skillById(id) ?? {};
  return [label, ...aliases];
}

function namesOfCertification(id: string): readonly string[] {
  const { name = "", aliases = [] } = certificationById(id) ?? {};
  return [name, ...aliases];
}

/** The certifications and licences that a text names. Letters that several share need their issuer or subject near. */
export function credentialMentions(
  text: string,
  words: readonly Word[] = wordsOf(text),
  { text: wide, offset, abbreviations }: Surroundings = { text, offset: 0 },
): readonly CredentialMention[] {
  lookup ??= buildLookup();
  return lookup.certifications.find(text, words).flatMap(({ values, start, end }) => {
    const said = text.slice(start, end);
    const kinds = new Set(values.flatMap((id) => certificationById(id)?.awardedAs ?? []));
    const general = values.filter(
      (id) =>
        !kinds.has(id) &&
        !(abbreviations?.has(said) === true && standsForOther(abbreviations, said, namesOfCertification(id))),
    );
    const rivals = general.length;
    const meant = general.filter((id) => isCertificationMeant(id, rivals, said, wide, offset + start, offset + end));
    const id = meant[0];
    const name = id === undefined ? undefined : certificationById(id)?.name;
    return id === undefined || name === undefined || isOpposite(text, start)
      ? []
      : [{ id, name, text: said, start, end }];
  });
}

/** Letters that are ordinary words or names of other things: their issuer or subject must stand near. */
function isCertificationMeant(
  id: string,
  rivals: number,
  said: string,
  text: string,
  start: number,
  end: number,
): boolean {
  const row = certificationById(id);
  if (row === undefined) return false;
  const isShort = said.length <= 4 && /^[\p{L}\d+]+$/u.test(said);
  // More than letters (`CPP (ASIS)`) is said of one only.
  if (rivals === 1 && !isShort && ((row.acronymSharedWith ?? []).length === 0 || said !== row.acronym)) return true;
  if (
    row.kind === "licence" &&
    LICENSED.test(text.slice(Math.max(0, start - 30), start)) &&
    STANDS_ALONE.test(text.slice(end, end + 6))
  )
    return true;
  const itself = skillsNamed(said).find((skill) => isNameOf(row, skill));
  if (itself !== undefined) return isSkillMeant(itself, text, start, end);
  // Letters of a tool (`SAP`) are a credential only where the text calls them one.
  if (isShort && isSkillTerm(said) && !CREDENTIAL_WORDS.test(text.slice(end, end + 40))) return false;
  const near = around(text, start, end, 2 * REACH);
  const isUnique = rivals === 1 && (row.acronymSharedWith ?? []).length === 0;
  if (isUnique && (KNOWN_LETTERS.has(said) || (said.length >= 4 && !isSkillTerm(said)))) return true;
  const names = [issuerById(row.issuer)?.name ?? "", ...(issuerById(row.issuer)?.aliases ?? [])];
  const subjects = row.skills
    .slice(0, 3)
    .flatMap((skill) => [skillById(skill)?.label ?? "", ...(skillById(skill)?.aliases ?? []).slice(0, 6)]);
  const own = keysOf(row.name).filter((key) => key.length > 5 && !GENERIC.has(key));
  return (
    [...names, ...subjects].some((phrase) => phrase.length > 1 && phrase !== said && says(near, phrase)) ||
    own.some((key) => says(near, key)) ||
    (CREDENTIAL_WORDS.test(text.slice(end, end + 40)) && rivals === 1 && !isSkillTerm(said))
  );
}

/** The letters name a tool or skill as well (`SAP`). */
function isSkillTerm(said: string): boolean {
  return skillsNamed(said).length > 0;
}

function skillsNamed(said: string): readonly Skill[] {
  const hits = lookup?.skills.find(said, wordsOf(said)).filter(({ end }) => end === said.length) ?? [];
  return hits.flatMap(({ values }) => values.flatMap((id) => skillById(id) ?? []));
}

/** The skill is what the certification is called after (`BLS`): who asks for the one asks for the other. */
function isNameOf({ name, aliases, skills }: Certification, { id, label }: Skill): boolean {
  return skills.includes(id) && [name, ...aliases].some((form) => form.toLowerCase() === label.toLowerCase());
}

/** `Licensed PE or RA`, `current RN.`; but a `licensed PE teacher` or an `active DC circuit` is none. */
const LICENSED = /\b(?:licensed|registered|current|active|valid)\s+(?:\p{Lu}[\p{L}]*\s+)?$/iu;
const STANDS_ALONE = /^\s*(?:[,.;)/]|$|(?:or|and|in|with)\b)/u;

/** Behind the letters, or behind others that stand beside them: `PE or RA licence`. */
const CREDENTIAL_WORDS =
  /^(?:\s*(?:,|\/|\bor\b|\band\b|\()\s*(?:\p{Lu}[\p{Lu}\d+-]{1,6}|Certified|Licensed|Registered)){0,4}\W{0,3}(?:certif|licen|credential|designation|qualified|accredit|registration)/u;
const GENERIC = new Set(
  "certified certification certificate professional license licensed specialist associate".split(" "),
);
function buildLookup(): Lookup {
  const skills = new Terms<string>();
  for (const { id, label, aliases, kind, ambiguity = [] } of SKILLS) {
    const doubtful = new Set(ambiguity.map(({ term }) => term.toLowerCase()));
    for (const term of [label, ...aliases]) {
      // The name of a tool that is an everyday word as well has a capital.
      const isDoubtful =
        isEveryday(term) && (doubtful.has(term.toLowerCase()) || (kind === "tool" && term !== term.toLowerCase()));
      skills.add(term, id, needsExactCase(term) || isDoubtful);
    }
    for (const { term, alone } of ambiguity) if (!alone) skills.add(term, id, true);
  }
  const certifications = new Terms<string>();
  for (const { id, name, acronym, aliases } of CERTIFICATIONS) {
    for (const form of [name, ...aliases, ...(acronym === undefined || acronym.length < 2 ? [] : [acronym])]) {
      certifications.add(form, id, form.length <= 6 && /^[\p{Lu}\d+.&/ -]+$/u.test(form));
    }
  }
  return { skills, certifications };
}
