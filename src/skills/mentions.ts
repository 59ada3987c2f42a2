import type { CredentialMention, SkillMention } from "../model/job";
import { CERTIFICATIONS, certificationById, ISSUERS, SKILLS, type Skill, skillById } from "./lexicon";
import { needsExactCase, Terms } from "./terms";

/** Half a line to each side: where a word that settles an ambiguous one is looked for. */
const REACH = 90;

const SKILL_TERMS = skillTerms();
const CERTIFICATION_TERMS = certificationTerms();
const ISSUER_NAMES = new Map(ISSUERS.map(({ id, name, aliases }) => [id, [name, ...aliases]]));

/** The skills that a text names, ambiguous words settled by what stands near them. Offsets are in `text`. */
export function skillMentions(text: string): readonly SkillMention[] {
  return SKILL_TERMS.find(text).flatMap(({ values, start, end }) => {
    const near = text.slice(Math.max(0, start - REACH), end + REACH);
    const words = text.slice(start, end);
    return values.flatMap((id): readonly SkillMention[] => {
      const row = skillById(id);
      return row === undefined || !isMeant(row, words, near) ? [] : [{ id, name: row.label, text: words, start, end }];
    });
  });
}

/** The certifications and licences that a text names. An acronym that several share needs its issuer or subject near. */
export function credentialMentions(text: string): readonly CredentialMention[] {
  return CERTIFICATION_TERMS.find(text).flatMap(({ values, start, end }) => {
    const near = text.slice(Math.max(0, start - 2 * REACH), end + 2 * REACH);
    const words = text.slice(start, end);
    const chosen = values.length === 1 ? values : values.filter((id) => isNear(id, near));
    return chosen.flatMap((id): readonly CredentialMention[] => {
      const row = certificationById(id);
      return row === undefined ? [] : [{ id, name: row.name, text: words, start, end }];
    });
  });
}

function isMeant({ ambiguity = [] }: Skill, words: string, near: string): boolean {
  const doubt = ambiguity.find(({ term }) => term.toLowerCase() === words.toLowerCase());
  if (doubt === undefined) return true;
  const lower = near.toLowerCase();
  const says = (phrase: string) => lower.includes(phrase.toLowerCase());
  if (doubt.not.some(says)) return false;
  if (doubt.near.some(says)) return true;
  return doubt.alone && isListItem(words, near);
}

/** Between commas, slashes, bullets or line ends: an item of a list of skills. */
function isListItem(words: string, near: string): boolean {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return new RegExp(
    `(?:^|[,/•·|:(]|\\n|\\band|\\bor)\\s*${escaped}\\s*(?:$|[,/•·|;).]|\\n|\\band\\b|\\bor\\b)`,
    "u",
  ).test(near);
}

function isNear(id: string, near: string): boolean {
  const row = certificationById(id);
  const lower = near.toLowerCase();
  const names = [
    ...(ISSUER_NAMES.get(row?.issuer ?? "") ?? []),
    ...(row?.skills ?? []).map((skill) => skillById(skill)?.label ?? ""),
  ];
  return names.some((name) => name !== "" && lower.includes(name.toLowerCase()));
}

function skillTerms(): Terms<string> {
  const terms = new Terms<string>();
  for (const { id, label, aliases, ambiguity = [] } of SKILLS) {
    const doubtful = new Set(ambiguity.map(({ term }) => term.toLowerCase()));
    for (const term of [label, ...aliases])
      terms.add(term, id, needsExactCase(term) || (doubtful.has(term.toLowerCase()) && /^\p{Lu}/u.test(term)));
    for (const { term, alone } of ambiguity) if (!alone) terms.add(term, id, true);
  }
  return terms;
}

function certificationTerms(): Terms<string> {
  const terms = new Terms<string>();
  for (const { id, name, acronym, aliases } of CERTIFICATIONS) {
    terms.add(name, id, false);
    for (const alias of aliases) terms.add(alias, id, needsExactCase(alias));
    if (acronym !== undefined && acronym.length > 1) terms.add(acronym, id, /^[\p{Lu}\d+.&/ -]+$/u.test(acronym));
  }
  return terms;
}
