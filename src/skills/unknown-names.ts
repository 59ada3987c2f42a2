import { keysOf } from "./words";

/** A name that a text uses for a tool or system that no lexicon knows. Offsets are in the text. */
export interface UnknownName {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The same for two forms of one name, as `API` and `APIs`. */
export const nameKey = (name: string): string => `name:${keysOf(name).join(" ")}`;

/** What opens a list of things to know. */
const CUE =
  /\b(?:such as|like|including|e\.g\.,?|knowledge of|familiar(?:ity)? with|experience (?:with|in|using)|proficien(?:t|cy) (?:in|with)|skilled in|expertise in|using|use of|work with|trained in|uses?|works? in|working in|exposure to|w\/|competen(?:t|cy) (?:in|with))\s+/giu;
/** Items of the list: capitalised words, joined by commas, slashes, `and`, `or`. */
const ITEM = /\p{Lu}[\p{L}\p{N}+#.]*(?:[ -](?:\p{Lu}[\p{L}\p{N}+#.]*|\d+))?/u;
const LIST = new RegExp(
  `(?:[\\p{L}]+ ){0,4}?(${ITEM.source}(?:(?:,? (?:and|or) |, ?|/| & |; )(?:other )?${ITEM.source})*)`,
  "uy",
);
/** Standards by their numbers: `BS 3998:2010`, `ISO 13485`, `NFPA 70E`. */
const STANDARD =
  /\b(?:BS|EN|IEC|ISO(?:\/IEC)?|ASTM|ANSI|ASME|API|IEEE|NFPA|NIST|CSA|AS\/NZS|DIN|ASHRAE)(?:\s(?:EN|SP|ISO))?\s?[A-Z]?\d[\dA-Z.:-]*(?<![:.-])/gu;
/** What its last word says to be a law or a permission: `Care Act 2014`, `Restorative Functions Endorsement`. */
const STATED =
  /\b(?:\p{Lu}[\p{L}’'-]+\s(?:(?:of|and|in|for|the|&)\s)*){1,5}(?:Act(?:\s\d{4})?|Regulations\s\d{4}|Directive|[Ee]ndorsement|[Pp]ermit)(?![\p{L}\d])/gu;
/** Capitals within a word are a product's: `CityTime`, `eClinical`. */
const CAMEL = /\b(?:\p{Lu}\p{Ll}+){2,}\b|\b\p{Ll}{1,2}\p{Lu}\p{Ll}{2,}\w*\b/gu;

/** Capitalised words that name no tool. */
const ORDINARY =
  /^(?:(?:the|a|an|i|we|you|your|our|this|these|all|any|other|new|city|state|federal|county|local|national|international|american|us|usa|uk|eu|nyc|ny|university|college|school|department|bureau|office|division|agency|board|authority|commission|company|inc|llc|ltd|team|program|project|manager|director|engineer|analyst|officer|assistant|supervisor|administrator|specialist|coordinator|level|group|unit|section|part|english|january|february|march|april|may|june|july|august|september|october|november|december|mon|tue|wed|thu|fri|sat|sun|big|monday|tuesday|wednesday|thursday|friday|saturday|sunday|hr|it|pc|am|pm|eeo|ada|gpa|bachelor|master|associate|doctor|minimum|previous|competenc\w+|degree|step|accredit\w+|united|york|staging|general|proficien\w+|various|other|senior|junior|certified|licensed|registered|additional|relevant|related|advanced|basic|familiar\w*|understanding|demonstrated|i{1,3}|iv|vi{0,3}|ceo|cfo|cio|cto|id|pto|va|aa|bs|ba|ms|ma|phd|mba|strong|excellent|good|ability|experience|knowledge|skills?|must|required|preferred|and|or|of|in|for|with|to|mac|windows|internet)\b)/iu;

/** Whether a capitalised word names no tool (`City`, `Manager`). */
export const isOrdinaryName = (name: string): boolean => ORDINARY.test(name);

/**
 * Names of tools that no lexicon knows: items of lists that a posting introduces as things to know, and words with
 * capitals inside.
 */
export function unknownNames(sentence: string): readonly UnknownName[] {
  const found = new Map<number, UnknownName>();
  const add = (text: string, start: number) => {
    const name = text.replace(/[.,;]+$/u, "");
    if (name.length < 3 || name.length > 40 || ORDINARY.test(name)) return;
    found.set(start, { text: name, start, end: start + name.length });
  };
  for (const cue of sentence.matchAll(CUE)) {
    LIST.lastIndex = cue.index + cue[0].length;
    const list = LIST.exec(sentence);
    const items = list?.[1];
    if (list === null || items === undefined) continue;
    const from = list.index + list[0].length - items.length;
    for (const item of items.matchAll(new RegExp(ITEM.source, "gu"))) add(item[0], from + item.index);
  }
  for (const match of sentence.matchAll(STATED)) add(match[0], match.index);
  for (const { 0: text, index } of sentence.matchAll(STANDARD))
    found.set(index, { text, start: index, end: index + text.length });
  for (const match of sentence.matchAll(CAMEL)) if (!found.has(match.index)) add(match[0], match.index);
  return [...found.values()].sort((one, two) => one.start - two.start);
}
