import { stemOf, type Word, wordsOf } from "../skills/words";
import { isFunctionWord, isOrdinary, isVerb } from "./ordinary-words";

/** Words of a sentence that name a thing done or known: `wiring diagrams`, `denials management`. Offsets are in it. */
export interface NounPhrase {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Stems of those of its words that are not in every posting; two forms of one phrase have the same. */
  readonly stems: readonly string[];
}

const ADVERB = /^(?!(?:family|supply|assembly|anomaly|reply)$).{3,}ly$/u;

/** So many words make a name; more are a sentence. */
const LONGEST = 3;

/** Forms of verbs that names end with: `usability testing`, `site planning`. */
const NOUNS = new Set(
  "testing planning writing modeling reporting training cooking welding processing monitoring scheduling tracking handling planning drafting engineering".split(
    " ",
  ),
);

export function nounPhrases(sentence: string): readonly NounPhrase[] {
  const found: NounPhrase[] = [];
  let run: Word[] = [];
  let before = "";
  const close = () => {
    const phrase = phraseOf(sentence, run, BEFORE_A_NOUN.has(before));
    if (phrase !== null) found.push(phrase);
    run = [];
  };
  for (const word of wordsOf(sentence)) {
    const isFunction =
      (isFunctionWord(word.key) && word.before !== "-") || ADVERB.test(word.key) || /^\d+$/u.test(word.key);
    if (isFunction || !/^(?:\s|-)$/u.test(word.before)) close();
    if (isFunction) before = word.key;
    else if (run.push(word) === 1 && !/^(?:\s|-)$/u.test(word.before)) before = "";
  }
  close();
  return found;
}

/** What follows these is no verb: `experience with record linkage`. */
const BEFORE_A_NOUN: ReadonlySet<string> = new Set("of in with for on by from a an the our using".split(" "));

function phraseOf(sentence: string, run: readonly Word[], isNoun: boolean): NounPhrase | null {
  let words = run;
  while (!isNoun && words.length > 1 && isVerb(words[0]?.key ?? "") && words[1]?.before !== "-") words = words.slice(1);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || words.length > LONGEST) return null;
  if (words.length > 1 && /(?:ed|ing)$/u.test(last.key) && isVerb(last.key) && !NOUNS.has(last.key)) return null;
  const stems = words
    .filter(({ key }, at) => !isOrdinary(key) && key.length > 2 && (at > 0 || !isVerb(key)))
    .map(({ key }) => stemOf(key));
  if (stems.length === 0) return null;
  return { text: sentence.slice(first.start, last.end), start: first.start, end: last.end, stems };
}
