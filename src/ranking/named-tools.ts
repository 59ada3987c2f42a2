import type { JobDescription, Requirement } from "../model/job";
import { abbreviationsOf } from "../skills/abbreviations";
import { jurisdictionsOf } from "../skills/jurisdictions";
import { isNegated } from "../skills/negation";
import { isAboutSchooling } from "../skills/schooling";
import { isOrdinaryName, type UnknownName } from "../skills/unknown-names";
import { keysOf, type Word } from "../skills/words";
import { isFunctionWord, isOrdinary, isVerb } from "./ordinary-words";
import { properWordsOf } from "./proper-names";

/** Letters that every second posting has and that name nothing one could learn. */
const OFFICIAL = new Set(
  "COLA USW EOE EEO AAP EEOC ADA PTO GED HS HSD BSN MSN MBA BBA MSW DBS MVR FTE FTC FT PT OT LLC LLP INC LTD MON TUE WED THU FRI SAT SUN MIS CPG USA US UK EU NYC NYS NY LA DC CV DOE DOD DOT VA DOB SSN EST PST CST GMT COVID PPE LGBTQ LGBTQIA DEI BIPOC CBA TBD TBA AM PM MON FRI SAT SUN B2B B2C ROI KPI KPIS SLA SLAS OKR OKRS SME SMES CEO CFO CTO COO VP SVP ID UAT STEM PRN RFP RFPS RFQ SOP SOPS WPM ASAP PO HQ JD QR PLUS MUST HAVE NOTE JOB ROLE DUTIES PAY WHAT YOU WHO OUR THE AND OR NOT ONLY WILL ALL ANY WE ALA ABA LAW TYPE GRADE LEVEL".split(
    " ",
  ),
);
/** Who is meant rather than what: `liaison with DCAS`, `approved by the CBSA`. */
const BODY_CUE = /\b(?:with|by|from|to|of|at|join|contact|for)\s+(?:the\s+)?$/iu;
const TOOL_CUE =
  /\b(?:experience|familiar\w*|proficien\w+|work\w*|knowledge|skill\w*|expertise|fluent)\s+(?:with|of|in)\s+$/iu;
/** Work is done in it: `write estimates in Xactimate`, `models in R or Emblem`, `keep Greenhouse tidy`. */
const SYSTEM_BEHIND =
  /^\s+(?:[\p{L}-]+\s)?(?:system|software|platform|portal|database|tool|application|CRM|ERP|SIS|ILS|EHR|EMR|TMS|WMS)\b/u;
const DUTY_CUE =
  /\b(?:(?:works?|writ\w+|document\w*|enter\w*|track\w*|models?|record\w*|prototyp\w+|report\w*|buil\w+|log\w*|estimates?|pipelines?|tests?|data)\s(?:[\p{L}]+\s){0,3}(?:in|into|on|through)|using|via|keep\w*|or|\(\p{Lu}+)\s+$|\($/iu;

/** What stands beside the name of who hires: `Larkspur works with`, `At Brightmoor`, `About Harrowgate`. */
const HIRING_BEHIND =
  /^[’']?s?,?\s+(?:is|was|are|has|have|works?|provides?|builds?|offers?|operates?|believes?|was|seeks?|values?|celebrates?|Inc|LLC|Ltd|Co|Group|Bank|Insurance|Hotel|House|University|County|Department|Services|Partners|Health)\b/u;
const HIRING_BEFORE = /\b(?:about|at|join|why|with us at|life at|team at)\s+$/iu;

/** Names that a posting's own wishes write with capitals and no lexicon knows, longest stretch of words each. */
export function namedToolsOf(job: JobDescription): ReadonlyMap<Requirement, readonly UnknownName[]> {
  const own = hiringNames(job);
  const bodies = bodiesOf(job.text, own);
  return new Map(
    [...properWordsOf(job)].map(([requirement, words]) => [
      requirement,
      requirement.importance === "context" || isAboutSchooling(requirement.text)
        ? []
        : stretches(words, requirement, own).filter(({ text }) => !bodies.has(text)),
    ]),
  );
}

function stretches(words: readonly Word[], { text, importance }: Requirement, own: ReadonlySet<string>): UnknownName[] {
  const joined: UnknownName[] = [];
  for (const word of words) {
    if (own.has(word.key) || OFFICIAL.has(word.text) || /['’]\u2060*s?$/u.test(word.text)) continue;
    const last = joined.at(-1);
    if (last !== undefined && /^[ -]$/u.test(text.slice(last.end, word.start)))
      joined[joined.length - 1] = { text: text.slice(last.start, word.end), start: last.start, end: word.end };
    else joined.push({ text: word.text, start: word.start, end: word.end });
  }
  return joined.filter(({ text: name, start, end }) => {
    const before = text.slice(0, start);
    const isBody = BODY_CUE.test(before) && !TOOL_CUE.test(before);
    const isPlain =
      !/^.+[\p{Lu}\d]/u.test(name.split(" ")[0] ?? "") &&
      !DUTY_CUE.test(before) &&
      !SYSTEM_BEHIND.test(text.slice(end));
    return (
      name.length > 2 &&
      !isOrdinaryName(name) &&
      !keysOf(name).every((key) => isOrdinary(key) || isFunctionWord(key) || isVerb(key)) &&
      !isBody &&
      (importance !== "duty" || !isPlain) &&
      !isNegated(text, start, end) &&
      jurisdictionsOf(name).length === 0 &&
      !/^,\s\p{Lu}{2}\b/u.test(text.slice(end)) &&
      !/^\d/u.test(name)
    );
  });
}

/** Two everyday words that lost what stood between them: `functionsProficient`, `ApprovalsConduct`. */
export function isGlued(name: string): boolean {
  const [, first = "", second = ""] = /(\p{L}\p{Ll}{3,})(\p{Lu}\p{Ll}{3,})$/u.exec(name) ?? [];
  const isEveryday = (word: string) =>
    keysOf(word).every((key) => isOrdinary(key) || isVerb(key) || isFunctionWord(key));
  return first !== "" && (/^\p{Ll}/u.test(first) || (first.length > GLUED && isEveryday(first) && isEveryday(second)));
}

/** Shorter words are parts of names: `CityTime`, `HotSchedules`. */
const GLUED = 5;

/** Letters that the posting explains as an office or as the job itself. */
function bodiesOf(text: string, own: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...abbreviationsOf(text)]
      .filter(([, meanings]) =>
        meanings.some((words) => words.some((word) => BODIES.has(word)) || words.every((word) => own.has(word))),
      )
      .map(([letters]) => letters),
  );
}

const BODIES = new Set(
  "office bureau department division unit agency administration authority commission board council city county university college institute association society program center service".split(
    " ",
  ),
);

/** Tells whether a name is made of words by which the posting calls who hires, or the job. */
export function hirerOf(job: JobDescription): (name: string) => boolean {
  const own = hiringNames(job);
  return (name) => keysOf(name).every((key) => own.has(key));
}

/** Keys of the names of who hires, and of the words of the title. */
function hiringNames({ text, postings }: JobDescription): ReadonlySet<string> {
  const own = new Set<string>();
  for (const { title = "", start, end } of postings) {
    for (const key of keysOf(title)) own.add(key);
    const opening = text
      .slice(start, Math.min(end, start + OPENING))
      .split(/\r?\n/u)
      .slice(0, 3);
    for (const line of opening)
      if (line.length <= HEADER && !/[.:;]\s*$|:\s/u.test(line)) for (const key of keysOf(line)) own.add(key);
  }
  return new Set([...own, ...hirersOf(text)]);
}

/** Keys of the names that a text speaks of as who hires: `Larkspur works with`, `At Brightmoor`. */
export function hirersOf(text: string): ReadonlySet<string> {
  const own = new Set<string>();
  for (const { 0: word, index } of text.matchAll(CAPITALISED)) {
    const end = index + word.length;
    if (HIRING_BEHIND.test(text.slice(end, end + 24)) || HIRING_BEFORE.test(text.slice(Math.max(0, index - 24), index)))
      for (const key of keysOf(word)) own.add(key);
  }
  return own;
}

const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}\p{M}]*/gu;

const OPENING = 300;
const HEADER = 90;
