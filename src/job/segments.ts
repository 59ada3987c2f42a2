import type { Importance } from "../model/job";

/** A sentence or list item of a posting, with what its section and its own words say of its weight. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly importance: Importance;
}

/** Headings of postings, by what follows them; the first that fits decides. */
const HEADINGS: readonly (readonly [Importance, RegExp])[] = [
  [
    "context",
    /\b(?:to apply|how to apply|benefits|what we offer|we offer|perks|about (?:us|the company|the team)|who we are|equal opportunity|salary|compensation|hours|work location|residency|additional information|disclaimer|privacy|notes?)\b/iu,
  ],
  [
    "preferred",
    /\b(?:preferred|desired|desirable|nice[- ]to[- ]have|bonus|pluses|ideal|wünschenswert|souhait|deseable)\b/iu,
  ],
  [
    "required",
    /\b(?:requirements?|required|minimum|qualifications?|must[- ]haves?|essential|what you(?:'|’)?ll? (?:need|bring)|you have|your profile|who you are|skills|experience|knowledge|anforderungen|dein profil|ihr profil|profil recherché|requisitos)\b/iu,
  ],
  [
    "duty",
    /\b(?:responsibilities|duties|what you(?:'|’)?ll do|the role|job description|your role|role overview|day[- ]to[- ]day|essential functions|aufgaben|missions|responsabilidades|functions)\b/iu,
  ],
];

const OWN_WORDS: readonly (readonly [Importance, RegExp])[] = [
  [
    "context",
    /\b(?:equal opportunity|regardless of|accommodation|we offer|benefits include|salary range|per (?:hour|annum)|401\(k\)|dental|vacation days)\b/iu,
  ],
  [
    "preferred",
    /\b(?:preferred|(?:is|are|be|considered|would be) (?:a |an )?(?:strong |big |definite )?(?:plus|asset|advantage|bonus|desirable)|nice to have|a plus|desirable|ideally|an advantage|von vorteil|wünschenswert|un plus|deseable)\b/iu,
  ],
  [
    "required",
    /\b(?:must|required|requires?|mandatory|essential|minimum|at least|need to have|proficien\w+ (?:in|with)|erforderlich|zwingend|exigé|imprescindible)\b/iu,
  ],
  ["duty", /\b(?:will be responsible|responsible for|you will|duties|will)\b/iu],
];

/** Parts a posting into sentences and list items. Headings weigh what follows them, until the next heading. */
export function segmentsOf(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let section: Importance = "duty";
  for (const { start, end } of piecesOf(text)) {
    const words = text.slice(start, end);
    const heading = headingOf(words);
    if (heading !== null) section = heading;
    segments.push({ start, end, importance: ownImportance(words) ?? section });
  }
  return segments;
}

function headingOf(words: string): Importance | null {
  const line = words.trim();
  const isShort = line.length <= 60 && line.split(/\s+/u).length <= 8;
  const head = isShort && !/[.!?]$/u.test(line) ? line : /^([^.:]{3,60}):/u.exec(line)?.[1];
  return head === undefined ? null : (HEADINGS.find(([, sign]) => sign.test(head))?.[0] ?? null);
}

function ownImportance(words: string): Importance | null {
  return OWN_WORDS.find(([, sign]) => sign.test(words))?.[0] ?? null;
}

/** Line ends, bullets, wide gaps, and sentence ends part the text. */
function* piecesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  const cut = /\r?\n|[•▪●◦·]|\s{2,}(?=[\p{Lu}\d•-])|(?<=[\p{L}\p{N})"”][.!?;])\s+(?=[\p{Lu}\d("“])/gu;
  let start = 0;
  for (const match of text.matchAll(cut)) {
    yield* trimmed(text, start, match.index);
    start = match.index + match[0].length;
  }
  yield* trimmed(text, start, text.length);
}

function* trimmed(text: string, from: number, to: number): Generator<{ readonly start: number; readonly end: number }> {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = start + words.trim().length;
  if (end > start) yield { start, end };
}
