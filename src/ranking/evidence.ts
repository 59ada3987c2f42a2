import { Memory } from "../memory";
import type { IdentifiedCredential, PartialDate } from "../model/credential";
import type { ResumeDocument } from "../model/document";
import { withBroader } from "../skills/lexicon";
import { credentialMentions, skillMentions } from "../skills/mentions";
import { isHigherOfTrack } from "../skills/tracks";
import { keysOf, stemOf, wordsOf } from "../skills/words";
import { lettersOf } from "./by-name";
import { closest, isOfOtherWorld } from "./finding";
import { type Holding, holdingOf, isTeacher, isValidIn } from "./holding";
import type { Posting } from "./posting";

/** What credentials and resume show. */
export interface Evidence {
  readonly held: readonly Holding[];
  /** Ids of skills shown, wider ones included. */
  readonly skills: ReadonlySet<string>;
  /** Ids of certifications held and valid. */
  readonly credentials: ReadonlySet<string>;
  /** Words that show what no lexicon knows: those of the resume, and of each valid credential of a field asked for. */
  readonly texts: readonly ShowingText[];
  /** Letters behind the names of valid credentials: `EMD` of `Emergency Medical Dispatcher (EMD)`. */
  readonly letters: ReadonlySet<string>;
}

export interface ShowingText {
  /** Keys of its words, with single spaces between them and around all. */
  readonly keys: string;
  /** The same as stems. */
  readonly stems: string;
  readonly isCredential: boolean;
}

/** A subject of a credential that counts as shown; what it only touches on counts as a part. */
const SHOWN_FROM = 0.5;

export function evidenceOf(
  credentials: readonly IdentifiedCredential[],
  resume: ResumeDocument | undefined,
  today: PartialDate | undefined,
  postings: readonly Posting[],
): Evidence {
  const held = credentials.map((credential) => holdingOf(credential, today));
  const valid = held.filter(
    (holding) => holding.status === "earned" && postings.some(({ jurisdictions }) => isValidIn(holding, jurisdictions)),
  );
  const fitting = valid.filter((holding) => postings.some((posting) => isOfItsField(holding, posting)));
  // What an earlier run of the library wrote is no evidence of its own.
  const lines = (resume?.blocks ?? []).flatMap(({ added, text }) => (added ? [] : [text]));
  const named = namedIn(lines);
  const shown = [
    ...valid.flatMap(({ subjects }) => [...subjects].filter(([, weight]) => weight >= SHOWN_FROM).map(([id]) => id)),
    ...named.skills,
  ];
  const ids = [...valid.flatMap(({ row }) => (row === null ? [] : [row.id])), ...named.credentials];
  return {
    held,
    skills: new Set(shown.flatMap((id) => [...withBroader(id).keys()])),
    credentials: new Set(ids),
    texts: [
      ...stretchesOf(lines).map((stretch) => showing(stretch, false)),
      ...fitting.map(({ credential: { name, skills = [], issuer = "" } }) =>
        showing([name.replace(CODE, ""), ...skills, ...(isTeacher(issuer) ? [] : [issuer])].join("\n"), true),
      ),
    ],
    letters: new Set(
      fitting.flatMap(({ credential: { name, acronym }, row }) => [
        ...lettersOf(name, acronym ?? row?.acronym),
        initialsOf(name),
      ]),
    ),
  };
}

/** `TPO` of `Tree Preservation Orders: Law and Practice`: what postings shorten its name to. */
function initialsOf(name: string): string {
  const [opening = ""] = name.split(/[:(–—]|\s-\s/u);
  return [...opening.matchAll(/\b\p{Lu}/gu)].join("");
}

/** UTF-16 units of text whose words are in memory at a time; hardly any resume has more. */
const WHOLE = 20_000;
/** The same of a longer text: small enough that the words of one stretch are let go with the young. */
const STRETCH = 4_000;

/** Lines in one text, or joined to stretches of a bounded length. */
function stretchesOf(lines: readonly string[]): readonly string[] {
  const total = lines.reduce((sum, line) => sum + line.length + 1, 0);
  if (total <= WHOLE) return [lines.join("\n")];
  const stretches: string[] = [];
  let [first, length] = [0, 0];
  for (const [index, line] of lines.entries()) {
    if (length > 0 && length + line.length > STRETCH) {
      stretches.push(lines.slice(first, index).join("\n"));
      [first, length] = [index, 0];
    }
    length += line.length + 1;
  }
  return [...stretches, lines.slice(first).join("\n")];
}

interface Named {
  readonly skills: readonly string[];
  readonly credentials: readonly string[];
}

/** Ids of what lines name, read stretch by stretch. */
function namedIn(lines: readonly string[]): Named {
  const named = stretchesOf(lines).map(namedInText);
  return {
    skills: named.flatMap(({ skills }) => skills),
    credentials: named.flatMap(({ credentials }) => credentials),
  };
}

/** Whoever tailors one resume for many postings asks for the same text each time. */
function namedInText(text: string): Named {
  return known.get(text, () => {
    const words = wordsOf(text);
    return {
      skills: skillMentions(text, words).map(({ id }) => id),
      credentials: credentialMentions(text, words).map(({ id }) => id),
    };
  });
}

const known = new Memory<Named>(16, 50_000);

function showing(text: string, isCredential: boolean): ShowingText {
  const forms = showingForms.get(text, () => {
    const keys = keysOf(text);
    return { keys: ` ${keys.join(" ")} `, stems: ` ${keys.map(stemOf).join(" ")} ` };
  });
  return { ...forms, isCredential };
}

const showingForms = new Memory<Omit<ShowingText, "isCredential">>(200, 50_000);

/** Keys of a name's words, with single spaces between them and around all. */
export function spaced(text: string): string {
  return spacedKeys.get(text, () => ` ${keysOf(text).join(" ")} `);
}

const spacedKeys = new Memory<string>(500);

/** Its words mean there what they mean in its own field: `Helm` of a skipper is not the Helm of a platform team. */
function isOfItsField({ fields }: Holding, posting: Posting): boolean {
  return !isOfOtherWorld(fields) || closest(fields, posting.fields).value > STRAY;
}

/** A field that a posting touches on with one word. */
const STRAY = 0.1;

/** Letters in brackets are a code: `(SAP-C02)` shows no SAP. */
const CODE = /\([\p{Lu}\d][\p{Lu}\d+&/-]+\)/gu;

const WORK_SECTIONS: readonly string[] = ["experience", "projects", "volunteering"];

/** Ids of skills that the resume shows by work done, apart from any credential. */
export function shownByWork(resume: ResumeDocument | undefined): ReadonlySet<string> {
  const blocks = (resume?.sections ?? []).flatMap(({ kind, blocks }) => (WORK_SECTIONS.includes(kind) ? blocks : []));
  return new Set(namedIn(blocks.flatMap(({ added, text }) => (added ? [] : [text]))).skills);
}

/** Ids of credentials that show a part of a skill: something next to it, a lower level, or one not valid yet or any more. */
export function partlyShowing(held: readonly Holding[], skill: string): readonly string[] {
  const wider = new Set([...withBroader(skill)].filter(([, steps]) => steps === 1).map(([id]) => id));
  return held
    .filter(({ subjects }) =>
      [...subjects.keys()].some((id) => id === skill || wider.has(id) || withBroader(id).get(skill) !== undefined),
    )
    .map(({ credential }) => credential.id)
    .sort();
}

/** Ids of credentials of the same track as a certification asked for, or of the same one when it is not valid. */
export function partlyHolding(held: readonly Holding[], certification: NonNullable<Holding["row"]>): readonly string[] {
  const asked = { row: certification, credential: { name: certification.name } };
  return held
    .filter((holding) => holding.row === certification || isHigherOfTrack(asked, holding))
    .map(({ credential }) => credential.id)
    .sort();
}
