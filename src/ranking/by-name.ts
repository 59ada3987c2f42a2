import { standsForOther } from "../skills/abbreviations";
import { jurisdictionsOf } from "../skills/jurisdictions";
import { isNegated } from "../skills/negation";
import { keysOf, stemOf } from "../skills/words";
import { closest, type Finding } from "./finding";
import { type Holding, isTelling } from "./holding";
import { isFunctionWord } from "./ordinary-words";
import type { Posting } from "./posting";
import type { ProperName } from "./proper-names";
import { IMPORTANCE } from "./weights";

/** A name of two words of one field is hardly met by chance; one word may be, so the field must agree. */
const FOREIGN = 0.3;

/**
 * A credential that no lexicon knows, named by the posting all the same: its whole name, the letters behind its name,
 * or a name within it (`CargoWise`).
 */
export function namedByWords(holding: Holding, posting: Posting): Finding | null {
  if (holding.row !== null) return null;
  return (
    wholeName(holding, posting) ??
    byLetters(holding, posting) ??
    byIssuer(holding, posting) ??
    byProperName(holding, posting)
  );
}

const WHOLE = 1;
const TOPIC = 0.7;
const LETTERS = 0.9;
const PART = 0.85;
/** A word of a longer name that is not the credential's. */
const OF_ANOTHER = 0.5;

function wholeName({ stems }: Holding, posting: Posting): Finding | null {
  const [first] = stems;
  if (first === undefined || stems.length < 2) return null;
  const isWhole = stems.every(({ stem }, at) => at === 0 || posting.pairs.has(`${stems[at - 1]?.stem} ${stem}`));
  const found = isWhole ? posting.stems.get(first.stem) : undefined;
  if (found === undefined || found.weight <= IMPORTANCE.context) return null;
  // Written small it is a topic of the posting rather than the name of a credential.
  const worth = /^\p{Lu}/u.test(found.place.text) ? WHOLE : TOPIC;
  return { value: worth * found.weight, text: "The posting names it:", places: [found.place] };
}

function byLetters(holding: Holding, posting: Posting): Finding | null {
  const { credential, stems } = holding;
  for (const letters of lettersOf(credential.name, credential.acronym)) {
    const found = posting.names.get(keysOf(letters)[0] ?? "");
    if (
      found === undefined ||
      isDenied(found) ||
      found.text !== letters ||
      standsForOther(posting.abbreviations, letters, [credential.name])
    )
      continue;
    const isMeant = posting.abbreviations.has(letters) || stems.some(({ stem }) => posting.stems.has(stem));
    const sense = isMeant ? senseOf(holding, posting) : FOREIGN;
    return { value: LETTERS * sense * found.weight, text: "The posting names it:", places: [found.place] };
  }
  return null;
}

/** A credential of the body whose credentials or membership the posting asks for: `LANTRA certificate`. */
function byIssuer({ credential: { name, issuer = "" } }: Holding, { requirements }: Posting): Finding | null {
  const [whole = ""] = issuer.split(/\s*(?:[/,(]|\bvia\b)/u);
  const body = whole.replace(/\s+(?:awards?|inc|ltd|limited|uk|usa)\.?$/iu, "");
  if (body.length < SHORTEST) return null;
  for (const requirement of requirements) {
    const at = requirement.importance === "context" ? -1 : requirement.text.indexOf(body);
    if (at === -1 || !ASKS_CREDENTIAL.test(requirement.text) || isNegated(requirement.text, at, at + body.length))
      continue;
    const isMember = MEMBERSHIP.test(requirement.text) && MEMBERSHIP.test(name);
    const start = requirement.start + at;
    return {
      value: (isMember ? LETTERS : OF_THE_BODY) * IMPORTANCE[requirement.importance],
      text: "The posting names its body:",
      places: [{ requirement, text: body, start, end: start + body.length }],
    };
  }
  return null;
}

/** Letters of fewer are words as well. */
const SHORTEST = 5;
const OF_THE_BODY = 0.5;
const ASKS_CREDENTIAL =
  /\b(?:certif\w+|licen[cs]\w+|credential\w*|member\w*|accredit\w+|regist\w+|diploma|qualif\w+)\b/iu;
const MEMBERSHIP = /\b(?:member(?:ship)?|fellow(?:ship)?|chartered)\b/iu;

function byProperName(holding: Holding, posting: Posting): Finding | null {
  const keys = keysOf(holding.credential.name.replace(/\([^)]*\)/gu, " "));
  const found = keys
    .flatMap((key) => posting.names.get(key) ?? [])
    .filter((name) => isTellingName(name, holding.credential.name))
    .filter(
      (name) =>
        name.text.length > 2 &&
        jurisdictionsOf(name.text).length === 0 &&
        !isDenied(name) &&
        (!isLetters(name, holding.credential.name) || hasOtherWord(holding, posting, name)),
    );
  const [best] = found.sort((one, two) => two.weight - one.weight || one.place.start - two.place.start);
  if (best === undefined) return null;
  const isPart = neighbours(best).some((key) => !keys.includes(key));
  const value = PART * (isPart ? OF_ANOTHER : 1) * senseOf(holding, posting) * best.weight;
  return { value, text: `It is about ${best.text}:`, places: [best.place] };
}

/** Written with capitals within on both sides even an everyday word is a name: `IDeaS`. */
function isTellingName({ text }: ProperName, name: string): boolean {
  const [key = ""] = keysOf(text);
  return (isTelling(key) && !isFunctionWord(key)) || (/\p{Ll}\p{Lu}/u.test(text) && name.includes(text));
}

/** The posting says that it is not needed. */
function isDenied({ place: { requirement, start, end } }: ProperName): boolean {
  return isNegated(requirement.text, start - requirement.start, end - requirement.start);
}

/** Letters may stand for several things: another word of the name must stand in the posting as well. */
function isLetters({ text }: ProperName, name: string): boolean {
  return text === text.toUpperCase() && (text.length <= LETTERS_AT_MOST || !name.includes(text));
}

/** Longer capitals, written so on both sides, are a name: `OPERA`, `PROMPT`. */
const LETTERS_AT_MOST = 4;

function hasOtherWord({ stems }: Holding, posting: Posting, { text }: ProperName): boolean {
  const own = stemOf(text.toLowerCase());
  return stems.every(({ stem }) => stem === own) || stems.some(({ stem }) => stem !== own && posting.stems.has(stem));
}

/** The words beside a name that belong to it, by key: of `Caldicott Guardian` the one beside `Guardian`. */
function neighbours({ place: { requirement, start, end } }: ProperName): readonly string[] {
  const before = /(\p{Lu}[\p{L}\d]+)[ -]$/u.exec(requirement.text.slice(0, start - requirement.start))?.[1];
  const after = /^[ -](\p{Lu}[\p{L}\d]+)/u.exec(requirement.text.slice(end - requirement.start))?.[1];
  return [before, after].flatMap((word) => (word === undefined ? [] : keysOf(word)));
}

/** Full where its field is the posting's, or nothing tells its field. */
function senseOf({ fields }: Holding, posting: Posting): number {
  return fields.size === 0 ? 1 : FOREIGN + (1 - FOREIGN) * Math.min(1, 1.5 * closest(fields, posting.fields).value);
}

/** Letters that stand for a credential: in brackets behind its name, before it, or given. */
export function lettersOf(name: string, acronym: string | undefined): readonly string[] {
  const bracketed = [...name.matchAll(/\(([\p{Lu}][\p{Lu}\d-]{1,6})\)/gu)].map(([, letters = ""]) => letters);
  const leading = /^(\p{Lu}{3,6})(?:\s+[–—-]\s|$)/u.exec(name)?.[1];
  return [acronym, ...bracketed, leading].flatMap((letters) => (letters === undefined ? [] : [letters]));
}
