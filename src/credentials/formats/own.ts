import { isFields, own } from "../draft";
import type { CredentialFormat } from "./format";

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

/**
 * The library's own form. A `verification` in it is not taken over, because anyone may write one: only what is checked
 * here counts.
 */
export const OWN: CredentialFormat = {
  name: "credential",
  holds: isFields,
  read: (value, place) => [{ place, fields: Object.fromEntries(FIELDS.map((field) => [field, own(value, field)])) }],
};
