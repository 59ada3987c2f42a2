import { Memory } from "../memory";
import rows from "./data/fields.json";
import { Terms } from "./terms";
import { type Word, wordsOf } from "./words";

/** A field of work, with the words by which texts show that they belong to it. */
export interface Field {
  readonly id: string;
  readonly label: string;
  /** Ids of fields next to it. */
  readonly near: readonly string[];
  readonly cues: readonly string[];
}

export const FIELDS: readonly Field[] = rows;

/** Shares of fields in a text, by id; they add up to 1 unless the text shows none. */
export type FieldShares = ReadonlyMap<string, number>;

export interface FieldCue {
  readonly fields: readonly string[];
  /** The cue in lower case. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const byId = new Map(FIELDS.map((field) => [field.id, field]));
export const fieldById = (id: string): Field | undefined => byId.get(id);

let terms: Terms<string> | undefined;

const memory = new Memory<readonly FieldCue[]>(1_000);

/** Words of a text that speak for fields of work. */
export function fieldCues(text: string, words?: readonly Word[]): readonly FieldCue[] {
  return words === undefined ? memory.get(text, () => cuesAmong(text, wordsOf(text))) : cuesAmong(text, words);
}

function cuesAmong(text: string, words: readonly Word[]): readonly FieldCue[] {
  terms ??= buildTerms();
  return terms.find(text, words).map(({ values, start, end }) => ({
    fields: values,
    text: text.slice(start, end).toLowerCase(),
    start,
    end,
  }));
}

/** Shares from weights given to fields. */
export function sharesOf(weights: ReadonlyMap<string, number>): FieldShares {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? new Map() : new Map([...weights].map(([id, weight]) => [id, weight / total]));
}

/** How much two fields have to do with each other: 1 the same, 0.4 neighbours, 0 nothing. */
export function kinship(one: string, two: string): number {
  if (one === two) return 1;
  return byId.get(one)?.near.includes(two) || byId.get(two)?.near.includes(one) ? NEIGHBOURS : 0;
}

const NEIGHBOURS = 0.4;

function buildTerms(): Terms<string> {
  const built = new Terms<string>();
  for (const { id, cues } of FIELDS) for (const cue of cues) built.add(cue, id);
  return built;
}
