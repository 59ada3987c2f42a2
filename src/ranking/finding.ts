import { fieldById, kinship } from "../skills/fields";
import type { Place } from "./posting";

/** What a feature found: its strength (0 to about 1), the places it rests on, and a sentence. */
export interface Finding {
  readonly value: number;
  readonly text: string;
  /** Strongest first. */
  readonly places: readonly Place[];
  /** Lexicon id that ties the credential to the places. */
  readonly subject?: string;
}

export interface Closeness {
  readonly value: number;
  /** The field of the credential that is nearest, in words. */
  readonly label: string;
}

/** Each share of the credential's fields by the nearest field asked for. */
export function closest(own: ReadonlyMap<string, number>, asked: ReadonlyMap<string, number>): Closeness {
  let value = 0;
  let nearest = { id: "", part: 0 };
  for (const [id, share] of own) {
    let best = 0;
    for (const [other, strength] of asked) best = Math.max(best, kinship(id, other) * strength);
    value += share * best;
    if (share * best > nearest.part) nearest = { id, part: share * best };
  }
  return { value, label: fieldById(nearest.id)?.label ?? "" };
}

/** Fields whose words are often the names of tools: coffee, animals, plants, music. */
const WORLDS: ReadonlySet<string> = new Set(
  "beverages food beauty agriculture animals arts fitness recreation maritime".split(" "),
);

export const isWorld = (field: string): boolean => WORLDS.has(field);

export const isOfOtherWorld = (fields: ReadonlyMap<string, number>): boolean => [...fields.keys()].some(isWorld);
