import type { Ambiguity, Skill } from "./lexicon";
import { keysOf } from "./words";

/** A line to each side: where a word that settles an ambiguous one is looked for. */
export const REACH = 120;

export function around(text: string, start: number, end: number, reach = REACH): string {
  return `${text.slice(Math.max(0, start - reach), start)} ${text.slice(end, end + reach)}`.toLowerCase();
}

/** Whether a phrase stands in a text as whole words, both in lower case. */
export function says(near: string, phrase: string): boolean {
  const wanted = phrase.toLowerCase();
  for (let at = near.indexOf(wanted); at !== -1; at = near.indexOf(wanted, at + 1)) {
    const [before = " ", after = " "] = [near[at - 1], near[at + wanted.length]];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

/** Whether a text uses the words for a skill in another sense: `Windows and Glazing`. */
export function isRuledOut(skill: Skill | undefined, text: string): boolean {
  return skill?.ambiguity?.some(({ not }) => not.some((phrase) => says(text.toLowerCase(), phrase))) === true;
}

export function isSkillMeant(skill: Skill | undefined, text: string, start: number, end: number): boolean {
  if (skill === undefined) return false;
  const said = text.slice(start, end);
  const doubt = skill.ambiguity?.find(({ term }) => isSameTerm(term, said));
  return doubt === undefined || isMeant(doubt, said, text, start, end);
}

/** In any case, and in the plural. */
function isSameTerm(term: string, said: string): boolean {
  const [one, two] = [term.toLowerCase(), said.toLowerCase()];
  return one === two || (one.length > 4 && keysOf(one).join() === keysOf(two).join());
}

function isMeant(doubt: Ambiguity, said: string, text: string, start: number, end: number): boolean {
  const near = around(text, start, end);
  const beside = text.slice(Math.max(0, start - 24), end + 24).toLowerCase();
  if (doubt.not.some((phrase) => says(beside, phrase) || (phrase.includes(" ") && says(near, phrase)))) return false;
  if (doubt.near.some((phrase) => says(near, phrase))) return true;
  return (
    doubt.alone &&
    (isListItem(text, start, end) ||
      isSpokenOfAsSkill(text, start, end) ||
      (said.length > 1 && isNameWithinSentence(text, start, end)) ||
      (said.length > 3 && !EVERYDAY.has(said.toLowerCase())))
  );
}

/** Names of skills that are everyday words as well: alone in a sentence they name nothing. */
const EVERYDAY = new Set(
  "access express react spring swift rust ruby spark hive flask rails unity assembly word teams outlook excel project visio power agile lean safe node dart basic shell bash chef puppet salt helm drone ant maven jest mocha cypress babel bootstrap angular sketch principle framer concur coupa notion slack box meet chat drive docs sheets forms apex julia postman eclipse snowflake sage monday asana zoom echo outreach packer bamboo braze bicep cucumber elastic ember emblem gatsby hibernate keynote oracle remedy rancher rippling snort storybook swagger synapse flutter elixir groovy ionic astro burp vault consul nomad toast clover canvas sierra polaris lever networking publishing remediation commissioning reporting sales coding training".split(
    " ",
  ),
);

/** Whether a name is an everyday word as well. */
export const isEveryday = (name: string): boolean => EVERYDAY.has(name.toLowerCase());

/** `proficiency in Excel`, `Excel skills`, `Go developer`: the words around it make it a skill. */
function isSpokenOfAsSkill(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  const after = text.slice(end, end + 16);
  return (
    /\b(?:proficien\w+ (?:in|with)|knowledge of|started with|introduction to|programming (?:in|with)|experience (?:with|in|using)|skills? (?:in|with)|(?:advanced|intermediate|basic|strong|expert|excellent)|fluent in|versed in|MS|Microsoft)\s+$/iu.test(
      before,
    ) ||
    /^[™®\u2060]*\s+(?:skills?|experience|proficiency|knowledge|required|certifi|developer|programm|expert)/iu.test(
      after,
    )
  );
}

/** A product's name has a capital where a word would have none: `prepares Excel reports`, not `Excel at work`. */
function isNameWithinSentence(text: string, start: number, end: number): boolean {
  return (
    /^\p{Lu}/u.test(text.slice(start, end)) &&
    /\p{Ll}[,)]?[ \t]+$/u.test(text.slice(Math.max(0, start - 12), start)) &&
    /^(?:[ \t]+\p{Ll}|[.,;)]|\s*(?:\n|<|$))/u.test(text.slice(end, end + 4))
  );
}

/** Between commas, slashes, bullets or line ends: an item of a list of skills. */
function isListItem(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  const after = text.slice(end, end + 6);
  const opens = start === 0 || /(?:[,;/•·|:(]|\n|\b(?:and|or|und|et|y)|[-*])\s*$/u.test(before);
  if (start === 0 && /^(?::|\s[–—-])\s/u.test(after)) return true;
  const closes = end === text.length || /^\s*(?:[,;/•·|).]|\n|(?:and|or|und|et|y)\b|$)/u.test(after);
  return opens && closes && /[,;/•·|\n]/u.test(before + after);
}
