import type { Message } from "../messages";

/** How strongly a posting asks: `required` and `preferred` are stated, `duty` is work to be done, `context` the rest. */
export type Importance = "required" | "preferred" | "duty" | "context";

/** A skill of the lexicon, named in a text. Offsets are UTF-16 units in the posting's text, `end` excluded. */
export interface SkillMention {
  /** Id in the lexicon (`project-management`). */
  readonly id: string;
  readonly name: string;
  /** The words as they stand. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The posting says that it is not needed. */
  readonly negated?: boolean;
}

/** A certification or licence named in a posting. */
export interface CredentialMention {
  /** Id in the lexicon of certifications. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly negated?: boolean;
}

export interface Requirement {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly importance: Importance;
  readonly skills: readonly SkillMention[];
  readonly credentials: readonly CredentialMention[];
  /** Years of experience asked for. */
  readonly years?: number;
}

/** A job posting, understood. */
export interface JobDescription {
  readonly title?: string;
  readonly text: string;
  readonly requirements: readonly Requirement[];
  /** BCP 47 language of the posting, `en` when it cannot be told. */
  readonly language: string;
  /** The single postings, when several were merged: their stretches of `text`. */
  readonly postings: readonly { readonly title?: string; readonly start: number; readonly end: number }[];
  readonly messages: readonly Message[];
}
