import type { Block, Contact } from "../model/document";
import { headingWords } from "./heading-words";

const EMAIL = /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/u;
const PHONE = /(?:\+|\(|\b)\d[\d\s().\u00A0\u2010-\u2013/-]{6,22}\d/gu;
const LINK = /\b(?:https?:\/\/[^\s<>"|)]+|(?:www\.)?(?:linkedin\.com\/in|github\.com|gitlab\.com)\/[^\s<>"|),;]+)/giu;

/**
 * Who the resume is of: name, e-mail, phone and links, from the blocks before the first heading, then from page headers
 * and the rest.
 */
export function findContact(opening: readonly Block[], rest: readonly Block[], furniture: readonly Block[]): Contact {
  const near = [...opening, ...furniture];
  const all = [...near, ...rest];
  const name = findName(opening.length > 0 ? near : all.slice(0, 8));
  const email = firstMatch(all, (text) => EMAIL.exec(text)?.[0]);
  const phone = firstMatch(near, findPhone) ?? firstMatch(rest, findPhone);
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    links: [...new Set(all.flatMap(linksOf))],
  };
}

/** The largest line near the top that reads as a person's name; the first of them when sizes are equal or not known. */
function findName(blocks: readonly Block[]): string | undefined {
  const lines = blocks
    .slice(0, 12)
    .flatMap(({ text, runs }) =>
      text
        .split(/[\n\t|•·]/u)
        .map((line) => ({ name: nameIn(line), size: Math.max(0, ...runs.map(({ size = 0 }) => size)) })),
    );
  return lines.reduce<{ name: string | undefined; size: number }>(
    (best, line) => (line.name !== undefined && (best.name === undefined || line.size > best.size) ? line : best),
    { name: undefined, size: 0 },
  ).name;
}

const TITLES = /^(?:(?:dr|prof|mr|mrs|ms|mx|ing|dipl|herr|frau|m|mme|sr|sra)\.?\s+)+/iu;

function nameIn(line: string): string | undefined {
  const label = /^(?:name|nombre|nom|nome|imię i nazwisko|氏名|姓名|الاسم|नाम)\s*[:：]\s*/iu;
  const words =
    line
      .replace(label, "")
      .split(/,|\s[-–—]\s/u)[0]
      ?.trim() ?? "";
  if (words === "" || words.length > 60 || /[\d@:/\\]/u.test(words) || headingWords(words) !== null) return undefined;
  const bare = words.replace(TITLES, "");
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\s・]{2,14}$/u.test(bare)) return bare;
  const parts = bare.split(/\s+/u);
  const isCased = /\p{Lu}/u.test(bare);
  const isNamePart = (part: string) =>
    /^[\p{L}\p{M}'’.-]+$/u.test(part) &&
    (!isCased || /^(?:\p{Lu}|(?:de|da|do|dos|del|della|van|von|der|den|bin|al|el|la|le|y|e|af|zu)$|d['’])/u.test(part));
  return parts.length >= 2 && parts.length <= 6 && parts.every(isNamePart) ? bare : undefined;
}

function findPhone(text: string): string | undefined {
  for (const [match] of text.matchAll(PHONE)) {
    const digits = match.replace(/\D/gu, "").length;
    const isYears = /^\(?\d{4}\s*[-–/]\s*\d{2,4}\)?$/u.test(match.trim());
    if (digits >= 7 && digits <= 15 && !isYears) return match.trim();
  }
  return undefined;
}

function linksOf({ runs, text }: Block): readonly string[] {
  const targets = runs.flatMap(({ link }) => (link !== undefined && /^https?:/iu.test(link) ? [link] : []));
  const typed = [...text.matchAll(LINK)].map(([link]) => link.replace(/[.,;]+$/u, ""));
  return [...targets, ...typed.filter((link) => !targets.some((target) => target.includes(link)))];
}

function firstMatch(blocks: readonly Block[], find: (text: string) => string | undefined): string | undefined {
  for (const { text } of blocks) {
    const found = find(text);
    if (found !== undefined) return found;
  }
  return undefined;
}
