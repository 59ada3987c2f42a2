import { keysOf } from "../skills/words";

/** Small words by which languages are told apart, by their sum. */
const SMALL_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ["the", "and", "of", "with", "will", "you", "for", "are", "our", "this", "your", "be", "or"],
  de: ["und", "zu", "der", "die", "mit", "für", "sie", "wir", "eine", "von", "im", "ist", "oder", "ihre"],
  fr: [
    "et",
    "de",
    "la",
    "le",
    "en",
    "les",
    "des",
    "vous",
    "nous",
    "pour",
    "dans",
    "une",
    "du",
    "avec",
    "est",
    "sur",
    "votre",
  ],
  es: [
    "y",
    "de",
    "la",
    "en",
    "se",
    "un",
    "los",
    "las",
    "para",
    "con",
    "del",
    "una",
    "el",
    "experiencia",
    "nuestro",
    "que",
    "por",
  ],
  it: ["di", "la", "il", "che", "gli", "della", "per", "una", "con", "sono", "delle", "nel"],
  pt: ["e", "de", "os", "das", "dos", "com", "uma", "para", "você", "não", "em", "ou"],
  nl: ["de", "het", "een", "van", "met", "voor", "je", "wij", "zijn", "bij", "op"],
};

const SETS = Object.entries(SMALL_WORDS).map(
  ([language, words]) => [language, new Set(words.flatMap(keysOf))] as const,
);
/** Enough to tell; the rest of a long posting is in the same language. */
const SAMPLE = 4_000;

/** BCP 47 language of a posting by its small words; `en` when they do not tell. */
export function languageOf(text: string): string {
  const counts = new Map<string, number>();
  for (const key of keysOf(text.slice(0, SAMPLE))) {
    for (const [language, set] of SETS) if (set.has(key)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, left], [, right]) => right - left);
  return best !== undefined && best[1] > 1.2 * (counts.get("en") ?? 0) && best[1] >= 4 ? best[0] : "en";
}
