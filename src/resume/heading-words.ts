import type { SectionKind } from "../model/document";
import headings from "./data/headings.json";

/** What the words of a heading say. */
export interface HeadingWords {
  /** The leading kind first. */
  readonly kinds: readonly SectionKind[];
  /** Languages in which the words are a heading. */
  readonly languages: readonly string[];
}

/** Marks that people set around a heading: numbering, bullets, rules, brackets, emoji. */
const BEFORE = /^(?:(?:\d{1,2}|[ivx]{1,4})[.)]\s+|[^\p{L}\p{N}(]+)/iu;
const NUMBER = /^\d{1,2}\s+(?=\p{L})/u;
const AFTER = /[^\p{L}\p{N}\p{M})]+$/u;

const JOINERS: Readonly<Record<string, readonly string[]>> = {
  en: ["and"],
  de: ["und"],
  fr: ["et"],
  es: ["y", "e"],
  pt: ["e"],
  it: ["e", "ed"],
  nl: ["en"],
  pl: ["i", "oraz"],
  sv: ["och"],
  da: ["og"],
  tr: ["ve"],
  hi: ["और", "एवं"],
  nb: ["og"],
  fi: ["ja"],
  ru: ["и"],
  uk: ["та", "і"],
  ko: ["및"],
  cs: ["a"],
  hu: ["és"],
  ro: ["și"],
  el: ["και"],
};
const JOINER_WORDS = new Set(Object.values(JOINERS).flat());

/** Words that only colour a heading: "Selected Projects", "Key Skills". */
const COLOURING = /^(?:selected|key|relevant|recent|additional|other|core|notable|current|professional|my|technical) /u;

const KNOWN = index();

/** A heading's words without the marks around it; a number without a full stop only where the rest is known. */
export function bareTitle(text: string): string {
  const title = text.trim().replace(BEFORE, "").replace(AFTER, "").trim();
  const rest = title.replace(NUMBER, "");
  return rest !== title && wordsOfTitle(rest) !== null ? rest : title;
}

/** Kinds of marks around a line, equal for lines that are marked alike: "1. Skills" and "2. Education", "■ Skills:". */
export function marksOf(text: string): string {
  const line = text.trim();
  const [before = ""] = BEFORE.exec(line) ?? [];
  const isNumbered = /[\p{L}\p{N}]/u.test(before) || (NUMBER.test(line) && bareTitle(line) !== line);
  const kind = isNumbered ? "numbered" : before === "" ? "none" : "marked";
  return `${kind} ${/[:：]$/u.test(line)}`;
}

/**
 * What a line says when it is read as a heading, or null when its words are none. Ignores case, accents, decoration and
 * letter-spacing (`E X P E R I E N C E`); a joined heading ("Education & Certifications") has the kinds of its parts.
 */
export function headingWords(text: string): HeadingWords | null {
  return wordsOfTitle(bareTitle(text));
}

function wordsOfTitle(bare: string): HeadingWords | null {
  const title = fold(joinSpacedLetters(bare)).replace(/\s*\([^)]*\)$/u, "");
  if (title === "" || title.length > 80) return null;
  const whole = lookUp(title) ?? lookUp(title.replace(COLOURING, ""));
  const parts = splitAtJoiners(title).map((part) => lookUp(part) ?? lookUp(part.replace(COLOURING, "")));
  const known = parts.length < 2 || parts.includes(null) ? [] : parts.filter((part) => part !== null);
  const readings = whole === null ? known : [whole, ...known];
  if (readings.length === 0) return null;
  return {
    kinds: [...new Set(readings.flatMap(({ kinds }) => kinds))],
    languages: whole?.languages ?? [...new Set(known.flatMap(({ languages }) => languages))],
  };
}

/** Whether a line is written with a space after every letter: `S K I L L S`. */
export function isLetterSpaced(line: string): boolean {
  return /^(?:\S\s+){3,}\S$/u.test(line);
}

/** Words of spaced letters, parted by more than one space, as words. */
function joinSpacedLetters(line: string): string {
  if (!isLetterSpaced(line)) return line;
  const words = line.split(/\s{2,}/u).map((word) => word.replace(/\s/gu, ""));
  return words.join(" ");
}

/**
 * What a line says that is a heading by its look, when only its last or first words are known: "Customer Service
 * Experience", "Expérience en vente". Null when none are.
 */
export function partlyKnownWords(text: string): HeadingWords | null {
  const words = fold(bareTitle(text)).split(" ");
  for (let count = Math.min(words.length - 1, 3); count > 0; count -= 1) {
    const last = lookUp(words.slice(-count).join(" "));
    if (last !== null) return last;
    // English puts the telling word last ("Education Consultant" is a job); the Romance languages put it first.
    const first = lookUp(words.slice(0, count).join(" "));
    if (first !== null && !first.languages.includes("en")) return first;
  }
  return null;
}

/** What people write above a resume: its own title, which opens no section. */
const DOCUMENT_TITLES = new Set(
  [
    "resume|cv|curriculum vitae|vita|curriculum|lebenslauf|tabellarischer lebenslauf|curriculo|hoja de vida",
    "cv europass|europass|zyciorys|ozgecmis|levnedslob|履歴書|職務経歴書|简历|个人简历|求职简历|簡歷|履歷|履歷表",
    "السيرة الذاتية|سيرة ذاتية|बायोडाटा|जीवन वृत्त|резюме|קורות חיים",
  ]
    .join("|")
    .split("|")
    .map((title) => squash(fold(title))),
);

export function isDocumentTitle(text: string): boolean {
  return text.length <= 60 && DOCUMENT_TITLES.has(squash(fold(bareTitle(text))));
}

function lookUp(title: string): HeadingWords | null {
  return KNOWN.get(squash(title)) ?? null;
}

function splitAtJoiners(title: string): readonly string[] {
  const words = title.replace(/[&+/,|・、]/gu, " & ").split(/\s+/u);
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === "&" || JOINER_WORDS.has(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.map((part) => part.join(" ")).filter((part) => part !== "");
}

function index(): ReadonlyMap<string, HeadingWords> {
  const known = new Map<string, { kinds: SectionKind[]; languages: string[] }>();
  for (const [language, kinds] of Object.entries(headings)) {
    for (const [kind, titles] of Object.entries(kinds as Readonly<Record<string, readonly string[]>>)) {
      for (const title of titles) {
        const key = squash(fold(title));
        const entry = known.get(key) ?? { kinds: [], languages: [] };
        known.set(key, entry);
        // The first language that has the words decides; other readings of one language are added.
        if (entry.languages.length === 0 || entry.languages[0] === language) entry.kinds.push(...kindsNamed(kind));
        if (!entry.languages.includes(language)) entry.languages.push(language);
      }
    }
  }
  return new Map([...known].map(([key, { kinds, languages }]) => [key, { kinds: [...new Set(kinds)], languages }]));
}

/** `education+training` names two kinds; training is told by courses. */
function kindsNamed(kind: string): readonly SectionKind[] {
  return kind.split("+").map((part) => (part === "training" ? "courses" : part) as SectionKind);
}

/** Letters as they are compared: compatibility forms, lower case, no accents, no Arabic vowel marks or tatweel. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036F\u0640\u064B-\u0652\u00AD\u200B-\u200F\u2060\uFEFF]/gu, "")
    .replace(/[\u2018\u2019\u02BC`´]/gu, "'")
    .replaceAll("ß", "ss")
    .replaceAll("ı", "i")
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The key of the look-up: joiners all alike, no space, so that letter-spacing does not matter. */
function squash(folded: string): string {
  return folded
    .split(" ")
    .map((word) => (JOINER_WORDS.has(word) ? "&" : word))
    .join("")
    .replace(/[+/]/gu, "&");
}
