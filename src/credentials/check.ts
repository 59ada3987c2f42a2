import { parseDate } from "../dates/parse";
import type { Limits } from "../limits";
import type { Messages } from "../messages";
import { type Credential, CredentialSchema, type IdentifiedCredential, type PartialDate } from "../model/credential";
import { splitAcronym } from "./acronym";
import { type Draft, type DraftFields, present } from "./draft";
import { identify } from "./identify";
import { withKnownKind } from "./known-facts";
import { safeLink } from "./link";
import { withPlatform } from "./platforms";
import { isBefore } from "./status";
import { cleanText } from "./text";

type Field = keyof DraftFields;

const DATES = ["issued", "expires", "expected"] as const;
const TEXTS = ["id", "acronym", "issuer", "credentialId", "description", "assessment", "project"] as const;

/** What forms and exports write where there is no date. */
const NO_DATE =
  /^(?:n\/?a|none|null|never|no expir(?:ation|y)(?: date)?|does not expire|doesn't expire|lifetime|permanent|present|current|[-–—]+|0)$/iu;

/** A cell that a spreadsheet would run; no credential is called so. */
const FORMULA = /^(?:=|[+@-][^\n]{0,200}[(|!])/u;

export interface CheckOptions {
  readonly today?: PartialDate | undefined;
  readonly limits: Limits;
  readonly messages: Messages;
}

/** A field that cannot be what it says. */
class Problem extends Error {
  constructor(
    readonly field: Field,
    problem: string,
  ) {
    super(problem);
  }
}

/**
 * Turns what a reader found into a credential of the library's model, or says what is wrong with it. Dates may come in
 * any known writing; characters that no text may hold and links that are not safe are taken out.
 */
export function checkDraft(draft: Draft, options: CheckOptions): IdentifiedCredential | string {
  try {
    return identify(withKnownKind(withPlatform(credentialFrom(draft, options))));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `${fieldPlace(draft, error.field)}: ${error.message}`;
  }
}

/** `[3].expires`, or `row 7, Finished On`. */
function fieldPlace({ place, names }: Draft, field: Field): string {
  const name = names?.[field] ?? field;
  return /^row /u.test(place) ? `${place}, ${name}` : place === "" ? name : `${place}.${name}`;
}

function credentialFrom(draft: Draft, options: CheckOptions): Credential {
  const { fields, verification } = draft;
  const { messages, today } = options;
  const name = nameFrom(fields.name, options.limits);
  const issued = dateFrom("issued", draft, messages);
  const expires = dateFrom("expires", draft, messages);
  const expected = dateFrom("expected", draft, messages);
  if (issued !== undefined && expires !== undefined && isBefore(expires, issued)) {
    throw new Problem("expires", `it expires (${expires}) before it was issued (${issued})`);
  }
  if (issued !== undefined && today !== undefined && isBefore(today, issued)) {
    messages.warn(
      "credential-issued-later",
      `${fieldPlace(draft, "issued")}: "${name}" is dated ${issued}, after today (${today}), so it counts as not earned yet.`,
    );
  }
  const texts = Object.fromEntries(
    TEXTS.flatMap((field) => {
      const text = textFrom(field, fields[field]);
      return text === undefined ? [] : [[field, text]];
    }),
  );
  const split = splitAcronym(name);
  const checked = CredentialSchema.safeParse({
    ...(split.acronym === undefined ? {} : { acronym: split.acronym }),
    ...texts,
    name: split.name,
    ...present("issued", issued),
    ...present("expires", expires),
    ...present("expected", expected),
    ...present("kind", wordFrom("kind", fields.kind)),
    ...present("status", wordFrom("status", fields.status)),
    ...present("url", linkFrom(draft, messages)),
    ...present("skills", skillsFrom(fields.skills)),
    ...present("hours", hoursFrom(fields.hours)),
    ...present("verification", verification),
  });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const field = (issue?.path[0] ?? "name") as Field;
  throw new Problem(field, issue?.message ?? "it is not what it should be");
}

function nameFrom(value: unknown, limits: Limits): string {
  if (value === undefined || value === null) throw new Problem("name", "the name is missing");
  if (typeof value !== "string") throw new Problem("name", `the name is ${kindOf(value)}, not a text`);
  if (value.length > limits.credentialNameCharacters) {
    throw new Problem(
      "name",
      `the name has ${value.length} characters; at most ${limits.credentialNameCharacters} are taken`,
    );
  }
  const name = cleanText(value);
  if (name === "") throw new Problem("name", "the name is empty");
  if (!/[\p{L}\p{N}]/u.test(name)) throw new Problem("name", "the name has no letter");
  if (FORMULA.test(name)) throw new Problem("name", "this is a spreadsheet formula, not a name");
  return name;
}

function textFrom(field: Field, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string" && typeof value !== "number")
    throw new Problem(field, `it is ${kindOf(value)}, not a text`);
  const text = cleanText(String(value));
  if (FORMULA.test(text) && field !== "project" && field !== "description") {
    throw new Problem(field, "this is a spreadsheet formula, not a text");
  }
  return text === "" ? undefined : text;
}

function dateFrom(field: (typeof DATES)[number], draft: Draft, messages: Messages): PartialDate | undefined {
  const value = draft.fields[field];
  if (value === undefined || value === null) return undefined;
  const written = typeof value === "number" ? dateOfNumber(value) : value;
  if (typeof written !== "string") throw new Problem(field, `it is ${kindOf(value)}, not a date`);
  const text = cleanText(written);
  if (text === "" || (field === "expires" && NO_DATE.test(text))) return undefined;
  const found = parseDate(text, { language: draft.language });
  if (found === null) {
    throw new Problem(field, `"${shortened(text)}" is not a date; write it as YYYY, YYYY-MM or YYYY-MM-DD`);
  }
  if (found.ambiguity !== undefined) {
    if (/calendar/u.test(found.ambiguity)) throw new Problem(field, `"${shortened(text)}" is no day of the calendar`);
    messages.warn("date-ambiguous", `${fieldPlace(draft, field)}: ${found.ambiguity}`);
  }
  return found.date;
}

/** A year, or seconds since 1970 as Open Badges 1.x and some exports write them (milliseconds from 1e11). */
function dateOfNumber(value: number): string | number {
  if (Number.isInteger(value) && value >= 1900 && value <= 2200) return String(value);
  const milliseconds = Math.abs(value) < 1e11 ? value * 1000 : value;
  if (!Number.isFinite(milliseconds) || value <= 0 || milliseconds > 7.26e12) return value;
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** Other words for kinds and states, as people and exports have them. */
const SYNONYMS: Readonly<Record<string, string>> = {
  license: "licence",
  "industry-certification": "certification",
  "professional-certificate": "certificate",
  "digital-badge": "badge",
  active: "earned",
  valid: "earned",
  issued: "earned",
  completed: "earned",
  passed: "earned",
  pending: "in-progress",
  ongoing: "in-progress",
  expired: "lapsed",
  inactive: "lapsed",
};

function wordFrom(field: Field, value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw new Problem(field, `it is ${kindOf(value)}, not a word`);
  const word = cleanText(value).toLowerCase().replaceAll(" ", "-");
  return Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : word;
}

function linkFrom(draft: Draft, messages: Messages): string | undefined {
  const value = draft.fields.url;
  const text = textFrom("url", value);
  if (text === undefined) return undefined;
  const link = safeLink(text);
  if (link === null) {
    messages.warn(
      "link-dropped",
      `${fieldPlace(draft, "url")}: "${shortened(text)}" is not a web address (http or https), so it is left out.`,
    );
    return undefined;
  }
  return link;
}

function skillsFrom(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const list = typeof value === "string" ? value.split(/[,;|]/u) : value;
  if (!Array.isArray(list)) throw new Problem("skills", `it is ${kindOf(value)}, not a list of texts`);
  const skills = list.flatMap((entry) => {
    if (typeof entry !== "string") throw new Problem("skills", `one of them is ${kindOf(entry)}, not a text`);
    const text = cleanText(entry);
    return text === "" ? [] : [text];
  });
  const unique = [...new Set(skills)];
  return unique.length === 0 ? undefined : unique;
}

function hoursFrom(value: unknown): number | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const hours = typeof value === "string" ? Number(/^\d{1,6}(?:\.\d{1,2})?/u.exec(value.trim())?.[0]) : value;
  if (typeof hours !== "number" || !Number.isFinite(hours)) throw new Problem("hours", "it is not a number of hours");
  return hours;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return typeof value === "number" ? "a number" : `a ${typeof value}`;
}

function shortened(text: string): string {
  const characters = [...text.slice(0, 200)];
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : text;
}
