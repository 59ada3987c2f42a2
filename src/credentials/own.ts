import { type Draft, isFields, own } from "./draft";

const FIELDS = [
  "id",
  "name",
  "acronym",
  "issuer",
  "kind",
  "issued",
  "expires",
  "status",
  "expected",
  "credentialId",
  "url",
  "skills",
  "description",
  "hours",
  "assessment",
  "project",
] as const;

/** Reads a record in the library's own form. A `verification` is not taken over: only what was checked here counts. */
export function readOwn(value: unknown, place: string): readonly Draft[] {
  if (!isFields(value)) return [];
  return [{ place, fields: Object.fromEntries(FIELDS.map((field) => [field, own(value, field)])) }];
}
