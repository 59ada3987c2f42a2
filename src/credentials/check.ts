import type { Limits } from "../limits";
import type { Messages } from "../messages";
import { type Credential, CredentialSchema, type IdentifiedCredential, type PartialDate } from "../model/credential";
import { splitAcronym } from "./acronym";
import { datesFrom } from "./date-fields";
import { type Draft, type DraftFields, own, present } from "./draft";
import { identify } from "./identify";
import { withKnownKind } from "./known-facts";
import { safeLink } from "./link";
import { fieldPlace, kindOf, Problem, shortened } from "./problem";
import { saysInProgress, saysLapsed } from "./roles";
import { isBefore } from "./status";
import { cleanText } from "./text";
import { withPlatform } from "./with-platform";

type Field = keyof DraftFields;

const TEXTS = ["id", "acronym", "issuer", "credentialId", "assessment", "project"] as const;

/** As the model has it. */
const MOST_IN_DESCRIPTION = 20_000;

/** A cell that a spreadsheet would run; no credential is called so. */
const FORMULA = /^(?:=|[+@-][^\n]{0,200}[(|!])/u;

export interface CheckOptions {
  readonly today?: PartialDate | undefined;
  readonly limits: Limits;
  readonly messages: Messages;
}

/**
 * Turns what a reader found into a credential of the library's model, or says what is wrong with it. Dates may come in
 * any known writing; characters that no text may hold and links that are not safe are taken out.
 */
export function checkDraft(draft: Draft, options: CheckOptions): IdentifiedCredential | string {
  try {
    return identify(withPlatform(withKnownKind(credentialFrom(draft, options))));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `${fieldPlace(draft, error.field)}: ${error.message}`;
  }
}

function credentialFrom(draft: Draft, options: CheckOptions): Credential {
  const { fields, verification } = draft;
  const { messages, today } = options;
  const name = nameFrom(fields.name, options.limits);
  const { status: told, ...dates } = datesFrom(draft, options);
  const { issued, expected } = dates;
  const status = wordFrom("status", fields.status) ?? told;
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
    ...dates,
    ...present("description", descriptionFrom(draft, messages)),
    ...present("kind", wordFrom("kind", fields.kind)),
    // What is expected is not earned yet, whether or not the record says so.
    ...present("status", status ?? (expected !== undefined && issued === undefined ? "in-progress" : undefined)),
    ...present("url", linkFrom(draft, messages)),
    ...present("skills", skillsFrom(draft, messages)),
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
  if (typeof value !== "string" && !Number.isSafeInteger(value)) {
    throw new Problem(field, `it is ${kindOf(value)}, not a text`);
  }
  const text = cleanText(String(value));
  if (FORMULA.test(text) && field !== "project" && field !== "description") {
    throw new Problem(field, "this is a spreadsheet formula, not a text");
  }
  return text === "" ? undefined : text;
}

/** Other words for kinds and states, as people and exports have them. */
const SYNONYMS: Readonly<Record<string, string>> = {
  license: "licence",
  "industry-certification": "certification",
  "professional-certification": "certification",
  "professional-certificate": "certificate",
  "course-certificate": "certificate",
  "certificate-of-completion": "certificate",
  specialization: "certificate",
  specialisation: "certificate",
  "nano-degree": "nanodegree",
  "boot-camp": "bootcamp",
  "digital-badge": "badge",
  "micro-credential": "badge",
  microcredential: "badge",
  workshop: "training",
  active: "earned",
  current: "earned",
  valid: "earned",
  issued: "earned",
  obtained: "earned",
  awarded: "earned",
  accepted: "earned",
  complete: "earned",
  completed: "earned",
  passed: "earned",
  planned: "in-progress",
  expected: "in-progress",
  revoked: "lapsed",
  suspended: "lapsed",
};

function wordFrom(field: Field, value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw new Problem(field, `it is ${kindOf(value)}, not a word`);
  const words = cleanText(value.replace(/(?<=\p{Ll})(?=\p{Lu})|_/gu, " ")).toLowerCase();
  const word = words.replaceAll(" ", "-");
  if (Object.hasOwn(SYNONYMS, word)) return SYNONYMS[word];
  if (field === "status" && saysInProgress(words)) return "in-progress";
  return field === "status" && saysLapsed(words) ? "lapsed" : word;
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

/** Most characters of a skill, and most skills of a credential (as the model has it). */
const MOST_IN_SKILL = 200;
const MOST_SKILLS = 200;

function skillsFrom(draft: Draft, messages: Messages): readonly string[] | undefined {
  const value = draft.fields.skills;
  if (value === undefined || value === null) return undefined;
  const list = typeof value === "string" ? value.split(/[,;|]/u) : value;
  if (!Array.isArray(list)) throw new Problem("skills", `it is ${kindOf(value)}, not a list of texts`);
  const skills = list.flatMap((entry) => {
    if (entry === null) return [];
    const written = own(entry, "name") ?? entry;
    if (typeof written !== "string") throw new Problem("skills", `one of them is ${kindOf(entry)}, not a text`);
    const text = cleanText(written);
    if (FORMULA.test(text)) throw new Problem("skills", "one of them is a spreadsheet formula, not a text");
    return text === "" ? [] : [text];
  });
  const unique = [...new Set(skills)];
  const kept = unique.filter((skill) => skill.length <= MOST_IN_SKILL).slice(0, MOST_SKILLS);
  if (kept.length < unique.length) {
    dropped("skills that are too long or too many are left out", "skills", draft, messages);
  }
  return kept.length === 0 ? undefined : kept;
}

/** Badges describe themselves at any length, which says nothing against what they award. */
function descriptionFrom(draft: Draft, messages: Messages): string | undefined {
  const text = textFrom("description", draft.fields.description);
  if (text === undefined || text.length <= MOST_IN_DESCRIPTION) return text;
  return dropped("the description is too long, so it is left out", "description", draft, messages);
}

function dropped(why: string, field: Field, draft: Draft, messages: Messages): undefined {
  messages.info("detail-dropped", `${fieldPlace(draft, field)}: ${why}.`);
}

function hoursFrom(value: unknown): number | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const hours = typeof value === "string" ? Number(/^\d{1,6}(?:\.\d{1,2})?/u.exec(value.trim())?.[0]) : value;
  if (typeof hours !== "number" || !Number.isFinite(hours)) throw new Problem("hours", "it is not a number of hours");
  return hours;
}
