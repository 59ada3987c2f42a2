import type { IdentifiedCredential } from "./credential";

/** A place in the posting that a credential answers. */
export interface Match {
  /** The requirement's words. */
  readonly requirement: string;
  readonly importance: "required" | "preferred" | "mentioned";
  /** The words of the job text it rests on, and where they stand (UTF-16 units, `end` excluded). */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Lexicon id of the skill or certification that ties them. */
  readonly subject: string;
}

/** One feature's part in a score, in words. */
export interface Reason {
  /** Name of the feature or factor in the tables of `ranking/`; `tie` of equals, `nothing` where none speaks. */
  readonly feature: string;
  /** What it added to (or took from) the score. */
  readonly contribution: number;
  /** A sentence for the person; quotes the posting where it rests on it. */
  readonly text: string;
  readonly quote?: string;
}

export interface RankedCredential {
  readonly credential: IdentifiedCredential;
  /** 0..1, rounded to four digits. */
  readonly score: number;
  /** Whether it supports something that the posting states. */
  readonly include: boolean;
  readonly reasons: readonly Reason[];
  readonly matches: readonly Match[];
  /** Why it is not included, when it is not. */
  readonly excluded?: string;
  /** Ids of credentials that form one stack with it: each included, of one field, each answering something else. */
  readonly stack?: readonly string[];
  /** Id of a better one that answers everything that it answers: where space is short, it is the first to go. */
  readonly coveredBy?: string;
}

/** Something that postings keep asking for and that the person does not show. */
export interface Gap {
  /** Name of the skill or credential. */
  readonly skill: string;
  readonly kind: "skill" | "credential";
  /** How many postings ask for it, and how many of them require it. */
  readonly postings: number;
  readonly required: number;
  /** One quote per posting, the strongest. */
  readonly quotes: readonly string[];
  /** Ids of credentials held that show a part of it. */
  readonly partlyCoveredBy: readonly string[];
  readonly suggestions: readonly GapSuggestion[];
  /** A licence or degree that the law or the posting requires: no course replaces it. */
  readonly caution?: string;
}

export interface GapSuggestion {
  readonly name: string;
  readonly issuer: string;
  readonly kind?: string;
  readonly level?: string;
  /** Names of the gaps that it covers. */
  readonly covers: readonly string[];
}
