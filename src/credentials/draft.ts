import type { Credential, Verification } from "../model/credential";

/** The fields that a source may fill; what they hold is not to be trusted yet. */
export type DraftFields = { readonly [Field in Exclude<keyof Credential, "verification">]?: unknown };

/** What a reader makes of one record of its format, before the library's own model checks it. */
export interface Draft {
  /** Where the record stands, in words for the person: `[3]`, `row 7`, `certificates[0]`. */
  readonly place: string;
  readonly fields: DraftFields;
  /** What the source calls a field, where it is not the library's name: `Finished On`, `badge.name`. */
  readonly names?: Readonly<Partial<Record<keyof DraftFields, string>>>;
  /** How the source writes numeric dates. */
  readonly language?: string;
  readonly verification?: Verification;
}

/** A record that cannot be used, and why. */
export interface Malformed {
  readonly place: string;
  readonly problem: string;
}

export type DraftOrMalformed = Draft | Malformed;

/** An object of untrusted data, read by its own properties only. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** An own property; what a prototype holds (or a key named `__proto__` put there) is not data. */
export function own(value: unknown, key: string): unknown {
  return isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Follows own properties; undefined where one is missing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(own, value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** One value or several, as JSON-LD and many exports write them. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** An object with one member, or none where there is no value: optional members are absent, never undefined. */
export function present<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}
