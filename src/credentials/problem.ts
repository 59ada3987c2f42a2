import type { Draft, DraftFields } from "./draft";

/** A field that cannot be what it says. */
export class Problem extends Error {
  constructor(
    readonly field: keyof DraftFields,
    problem: string,
  ) {
    super(problem);
  }
}

/** `[3].expires`, or `row 7, Finished On`. */
export function fieldPlace({ place, names }: Draft, field: keyof DraftFields): string {
  const name = names?.[field] ?? field;
  return /(?:^|, )row \d+$/u.test(place) ? `${place}, ${name}` : place === "" ? name : `${place}.${name}`;
}

/** What a value is, in words for the person. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return typeof value === "number" ? "a number" : `a ${typeof value}`;
}

export function shortened(text: string): string {
  const characters = [...text.slice(0, 200)];
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : text;
}
