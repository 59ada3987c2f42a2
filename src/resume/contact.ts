import type { Block, Contact } from "../model/document";
import { headingWords, isDocumentTitle } from "./heading-words";

const EMAIL = /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/u;
const PHONE = /(?:\+|\(|\b)\d[\d\s().\u00A0\u2010-\u2013/-]{6,22}\d/gu;
const LINK = /\b(?:https?:\/\/[^\s<>"|)]+|(?:www\.)?(?:linkedin\.com\/in|github\.com|gitlab\.com)\/[^\s<>"|),;]+)/giu;

/** Where in a resume its owner may be named, from the likeliest place on. */
export interface ContactPlaces {
  /** What stands before the first heading, under a contact heading, and at the top of every column. */
  readonly near: readonly Block[];
  /** Page headers and footers. */
  readonly furniture: readonly Block[];
  readonly rest: readonly Block[];
}

/** Who the resume is of: name, e-mail, phone and links. */
export function findContact({ near, furniture, rest }: ContactPlaces): Contact {
  const likely = [...near, ...furniture];
  const name = findName(near) ?? findName(furniture);
  const email = firstMatch([...likely, ...rest], (text) => EMAIL.exec(text)?.[0]);
  const phone = firstMatch(likely, findPhone);
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    links: [...new Set([...likely, ...rest].flatMap(linksOf))],
  };
}

interface NameLine {
  readonly name: string;
  readonly size: number;
}

/** The largest line that reads as a person's name; the first of them when sizes are equal or not known. */
function findName(blocks: readonly Block[]): string | undefined {
  const lines = blocks.flatMap(({ text, runs }) => {
    const size = Math.max(0, ...runs.map((run) => run.size ?? 0));
    return text.split(/[\n\t|•·]/u).map((line) => ({ line, size }));
  });
  const named = lines.flatMap(({ line, size }): readonly NameLine[] => {
    const name = nameIn(line);
    return name === undefined ? [] : [{ name, size }];
  });
  const best = largest(named);
  // A name of one word is told by its size alone.
  const top = largest(lines.map(({ line, size }) => ({ name: line.trim(), size })));
  const usual = lines.filter(({ size }) => size === top?.size).length;
  const isMononym = top !== undefined && /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(top.name) && usual === 1;
  const stands = isMononym && !isTitle(top.name);
  return stands && top.size > (best?.size ?? 0) ? top.name : best?.name;
}

function largest(lines: readonly NameLine[]): NameLine | undefined {
  return lines.reduce<NameLine | undefined>(
    (best, line) => (line.name !== "" && (best === undefined || line.size > best.size) ? line : best),
    undefined,
  );
}

const TITLES = /^(?:(?:dr|prof|mr|mrs|ms|mx|ing|dipl|herr|frau|m|mme|sr|sra)\.?\s+)+/iu;

function nameIn(line: string): string | undefined {
  const label =
    /^(?:(?:name|nombre|nom|nome|naam|namn|navn|imię i nazwisko|ad[ıi] soyad[ıi]|الاسم|नाम)\s*[:：]|(?:氏名|姓名|名前)[:：\s])\s*/iu;
  const words =
    line
      .replace(label, "")
      .split(/,|\s[-–—]\s/u)[0]
      ?.trim() ?? "";
  if (words === "" || words.length > 60 || /[\d@:/\\]/u.test(words) || isTitle(words)) return undefined;
  const bare = words.replace(TITLES, "");
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\s・]{2,14}$/u.test(bare)) return bare;
  const parts = bare.split(/\s+/u);
  const isCased = /\p{Lu}/u.test(bare);
  const isNamePart = (part: string) =>
    /^[\p{L}\p{M}'’.-]+$/u.test(part) &&
    (!isCased || /^(?:\p{Lu}|(?:de|da|do|dos|del|della|van|von|der|den|bin|al|el|la|le|y|e|af|zu)$|d['’])/u.test(part));
  return parts.length >= 2 && parts.length <= 6 && parts.every(isNamePart) ? bare : undefined;
}

function isTitle(words: string): boolean {
  return headingWords(words) !== null || isDocumentTitle(words);
}

function findPhone(text: string): string | undefined {
  // A dash between spaces parts a postcode from a number.
  const parts = text.split(/\s[-–—|•·]\s/u);
  for (const [match] of parts.flatMap((part) => [...part.matchAll(PHONE)])) {
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
