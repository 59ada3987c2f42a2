import { Memory } from "../memory";

/** A word of a text. Offsets are UTF-16 units, `end` excluded. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents, possessive and plural ending: two forms of one word have one key. */
  readonly key: string;
  /** What stands between it and the word before. */
  readonly before: string;
}

/** Letters and digits, with the signs that belong to a name: `C++`, `C#`, `Security+`, `.NET`, `bachelor's`. */
const WORD =
  /(?:(?<![\p{L}\p{N}])\.(?=NET\b))?[\p{L}\p{N}\p{M}]+(?:['’]\u2060*(?=\p{L})[\p{L}\p{M}]+)?(?:\+{1,2}(?![\p{L}\p{N}])|#(?![\p{L}\p{N}]))?|(?<=\s)&(?=\s)/gu;

/** Stands for a character that was taken out of a text, so that the places of the others hold; part of no word. */
export const FILLER = "\u2060";

/** Characters of a text whose words are kept. */
const LONGEST = 300;

const memory = new Memory<readonly Word[]>(1_000, LONGEST);

export function wordsOf(text: string, offset = 0): readonly Word[] {
  return offset === 0 ? memory.get(text, () => split(text, 0)) : split(text, offset);
}

function split(text: string, offset: number): readonly Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    const before = text.slice(last, match.index).replaceAll(FILLER, "");
    words.push(new FoundWord(word, offset + match.index, keyOf(word), before));
    last = match.index + word.length;
  }
  return words;
}

/**
 * A class, not a literal: the words of the lexicon stay, and V8 would allocate those of every text among what stays, too
 * (allocation-site pretenuring), where hundreds of megabytes of them wait to be let go.
 */
class FoundWord implements Word {
  readonly end: number;

  constructor(
    readonly text: string,
    readonly start: number,
    readonly key: string,
    readonly before: string,
  ) {
    this.end = start + text.length;
  }
}

/** The keys of a name's words, for comparison with those of another name. */
export function keysOf(text: string): readonly string[] {
  if (text.length <= LONGEST) return wordsOf(text).map(({ key }) => key);
  return Array.from(text.matchAll(WORD), ([word]) => keyOf(word));
}

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["licence", "license"],
  ["licenced", "licensed"],
  ["programme", "program"],
  ["centre", "center"],
  ["organisation", "organization"],
  ["behaviour", "behavior"],
  ["colour", "color"],
  ["fibre", "fiber"],
  ["counselling", "counseling"],
  ["modelling", "modeling"],
  ["paediatric", "pediatric"],
  ["anaesthesia", "anesthesia"],
  ["analyse", "analyze"],
  ["catalogue", "catalog"],
  ["aluminium", "aluminum"],
  ["defence", "defense"],
  ["labour", "labor"],
]);

/** A word that has nothing to be folded but its capitals, as most have. */
const PLAIN = /^[A-Za-z\d]+$/u;

const keys = new Memory<string>(20_000, 40);

function keyOf(word: string): string {
  return keys.get(word, () => makeKey(word));
}

function makeKey(word: string): string {
  if (word === "&") return "and";
  const plain = PLAIN.test(word)
    ? word.toLowerCase()
    : word
        .normalize("NFKD")
        .replace(/\p{M}+/gu, "")
        .toLowerCase()
        .replace(/\u2060/gu, "")
        .replace(/['’]s$/u, "")
        .replace(/['’]/gu, "");
  // Capitals that end with an S are no plural: `MCTS`, `AAMS`.
  const singular = /^\p{Lu}{2,4}$/u.test(word) ? plain : withoutPlural(plain);
  return SPELLINGS.get(singular) ?? singular;
}

function withoutPlural(word: string): string {
  if (
    word.length < 4 ||
    !/[a-z]s$/u.test(word) ||
    /(?:ss|us|is|ics|sis|ous|aws|ios|windows|kubernetes|sas|aas)$/u.test(word)
  ) {
    return word;
  }
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|sse|zz)es$/u.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** A text as a regular expression that matches it alone. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

/**
 * A stem for loose comparison (`splicing`, `splicers`, `splice`): English endings cut off, never below four letters.
 * Not for names.
 */
export function stemOf(key: string): string {
  if (key.length < 6 || /[^a-z]/u.test(key)) return key;
  for (const ending of ENDINGS) {
    if (key.endsWith(ending) && key.length - ending.length >= 4) return key.slice(0, -ending.length);
  }
  return key;
}

const ENDINGS = [
  "izations",
  "ization",
  "isation",
  "ations",
  "ation",
  "itions",
  "ition",
  "ators",
  "ator",
  "ments",
  "ment",
  "nesses",
  "ness",
  "ically",
  "ingly",
  "ional",
  "ions",
  "ion",
  "ings",
  "ing",
  "ists",
  "ist",
  "ants",
  "ant",
  "ents",
  "ent",
  "able",
  "ible",
  "ally",
  "ians",
  "ian",
  "ical",
  "ives",
  "ive",
  "ity",
  "ic",
  "al",
  "ers",
  "er",
  "ors",
  "or",
  "ary",
  "ed",
  "es",
  "ly",
  "s",
  "e",
  "y",
];
