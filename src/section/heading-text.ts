import type { ResumeDocument, Section } from "../model/document";
import { isLetterSpaced } from "../resume/heading-words";

/**
 * Writes a title as the resume writes its headings: in typed capitals, small letters or spaced letters where they are
 * typed so, and with the marks that stand around all of them ("■ Skills", "Skills:"). Numbers and pictures that tell
 * headings apart ("2. ", "🎓") are none of its own.
 */
export function headingText(title: string, document: ResumeDocument, modelHeading: number | null): string {
  const section = document.sections.find(({ start, title: words }) => start === modelHeading && words !== undefined);
  if (section?.title === undefined) return title;
  const typed = caseOf(title, section.title, document);
  const { prefix, suffix } = marksAround(section, document);
  return `${prefix}${isLetterSpaced(section.title) ? letterSpaced(typed) : typed}${suffix}`;
}

function caseOf(title: string, model: string, { sections, language }: ResumeDocument): string {
  const titles = sections.flatMap((section) => section.title ?? []);
  if (isTypedInCapitals(model)) return upperCase(title, language);
  const small = titles.filter(isTypedSmall).length;
  if (titles.length > 1 && isTypedSmall(model) && small * 2 > titles.length) return title.toLowerCase();
  return isInSentenceCase(titles) && /^en\b/iu.test(language) ? sentenceCase(title) : title;
}

/** Capitals as the language writes them: the Turkish dotted I, Greek without accents. */
function upperCase(text: string, language: string): string {
  if (/^(?:tr|az)\b/iu.test(language)) return text.replaceAll("i", "İ").replaceAll("ı", "I").toUpperCase();
  if (/^el\b/iu.test(language))
    return text
      .normalize("NFD")
      .replace(/\u0301/gu, "")
      .normalize("NFC")
      .toUpperCase();
  return text.toUpperCase();
}

function isTypedInCapitals(text: string): boolean {
  return text !== text.toLowerCase() && text === text.toUpperCase();
}

function isTypedSmall(text: string): boolean {
  return text === text.toLowerCase() && text !== text.toUpperCase();
}

const SMALL_WORDS = /^(?:and|or|of|the|in|for|to|with|a|an|on|at|&)$/u;

/** Headings of several words, none of which begins with a capital but the first ("Work experience"). */
function isInSentenceCase(titles: readonly string[]): boolean {
  const further = titles.flatMap((title) => title.split(/\s+/u).slice(1)).filter((word) => /^\p{L}/u.test(word));
  const telling = further.filter((word) => !SMALL_WORDS.test(word));
  return telling.length > 0 && telling.every((word) => /^\p{Ll}/u.test(word));
}

function sentenceCase(title: string): string {
  const [first = "", ...others] = title.split(" ");
  return [first, ...others.map((word) => (/^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word))].join(" ");
}

/** `E X P E R T I S E`; words stand three spaces apart. */
function letterSpaced(title: string): string {
  return title
    .split(" ")
    .map((word) => [...word].join(" "))
    .join("   ");
}

interface Marks {
  readonly prefix: string;
  readonly suffix: string;
}

/** Marks before and after the words of the model heading that the other headings have too. */
function marksAround(model: Section, { sections }: ResumeDocument): Marks {
  const own = marksOf(model);
  const others = sections.filter((section) => section.title !== undefined && section !== model).map(marksOf);
  const isShared = (side: keyof Marks) =>
    others.filter((marks) => marks[side] === own[side]).length * 2 >= others.length && !/\d|\p{L}/u.test(own[side]);
  return { prefix: isShared("prefix") ? own.prefix : "", suffix: isShared("suffix") ? own.suffix : "" };
}

function marksOf({ title = "", blocks }: Section): Marks {
  const text = blocks[0]?.text ?? "";
  const at = text.indexOf(title);
  return at < 0 ? { prefix: "", suffix: "" } : { prefix: text.slice(0, at), suffix: text.slice(at + title.length) };
}
