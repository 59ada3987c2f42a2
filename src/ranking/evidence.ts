import { Memory } from "../memory";
import type { IdentifiedCredential, PartialDate } from "../model/credential";
import type { ResumeDocument } from "../model/document";
import { withBroader } from "../skills/lexicon";
import { credentialMentions, skillMentions } from "../skills/mentions";
import { isHigherOfTrack } from "../skills/tracks";
import { wordsOf } from "../skills/words";
import { lettersOf } from "./by-name";
import { type Holding, holdingOf } from "./holding";

/** What credentials and resume show. */
export interface Evidence {
  readonly held: readonly Holding[];
  /** Ids of skills shown, wider ones included. */
  readonly skills: ReadonlySet<string>;
  /** Ids of certifications held and valid. */
  readonly credentials: ReadonlySet<string>;
  /** The resume's words in lower case, for names that no lexicon knows. */
  readonly words: string;
  readonly credentialWords: string;
  /** Letters behind the names of valid credentials: `EMD` of `Emergency Medical Dispatcher (EMD)`. */
  readonly letters: ReadonlySet<string>;
}

/** A subject of a credential that counts as shown; what it only touches on counts as a part. */
const SHOWN_FROM = 0.6;

export function evidenceOf(
  credentials: readonly IdentifiedCredential[],
  resume: ResumeDocument | undefined,
  today: PartialDate | undefined,
): Evidence {
  const held = credentials.map((credential) => holdingOf(credential, today));
  const valid = held.filter(({ status }) => status === "earned");
  // What an earlier run of the library wrote is no evidence of its own.
  const text = (resume?.blocks ?? []).flatMap(({ added, text }) => (added ? [] : [text])).join("\n");
  const shown = [
    ...valid.flatMap(({ subjects }) => [...subjects].filter(([, weight]) => weight >= SHOWN_FROM).map(([id]) => id)),
    ...namedIn(text).skills,
  ];
  const ids = [...valid.flatMap(({ row }) => (row === null ? [] : [row.id])), ...namedIn(text).credentials];
  return {
    held,
    skills: new Set(shown.flatMap((id) => [...withBroader(id).keys()])),
    credentials: new Set(ids),
    words: text.toLowerCase(),
    credentialWords: valid
      .map(({ credential }) => [credential.name.replace(CODE, ""), ...(credential.skills ?? [])].join("\n"))
      .join("\n")
      .toLowerCase(),
    letters: new Set(
      valid.flatMap(({ credential, row }) => lettersOf(credential.name, credential.acronym ?? row?.acronym)),
    ),
  };
}

/** Ids of what a text names. Whoever tailors one resume for many postings asks for the same text each time. */
function namedIn(text: string): { readonly skills: readonly string[]; readonly credentials: readonly string[] } {
  return named.get(text, () => {
    const words = wordsOf(text);
    return {
      skills: skillMentions(text, words).map(({ id }) => id),
      credentials: credentialMentions(text, words).map(({ id }) => id),
    };
  });
}

const named = new Memory<ReturnType<typeof namedIn>>(16, 50_000);

/** Letters in brackets are a code: `(SAP-C02)` shows no SAP. */
const CODE = /\([\p{Lu}\d][\p{Lu}\d+&/-]+\)/gu;

const WORK_SECTIONS: readonly string[] = ["experience", "projects", "volunteering"];

/** Ids of skills that the resume shows by work done, apart from any credential. */
export function shownByWork(resume: ResumeDocument | undefined): ReadonlySet<string> {
  const blocks = (resume?.sections ?? []).flatMap(({ kind, blocks }) => (WORK_SECTIONS.includes(kind) ? blocks : []));
  const text = blocks.flatMap(({ added, text }) => (added ? [] : [text])).join("\n");
  return new Set(namedIn(text).skills);
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
