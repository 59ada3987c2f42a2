import { knownFacts, officialName } from "../credentials/known-facts";
import { isBefore, statusOn } from "../credentials/status";
import { formatDate } from "../dates/format";
import { languageOf } from "../dates/months";
import type { IdentifiedCredential, PartialDate } from "../model/credential";
import type { EntryColumn, EntryManner, EntryPart, SectionEntry } from "../model/plan";
import type { ResolvedOptions } from "../options";
import { columnParts } from "../resume/entry-columns";
import { type Wording, wordingOf } from "./wording";

export interface EntryOptions {
  readonly manner: EntryManner;
  readonly details: ResolvedOptions["details"];
  /** BCP 47 language of the resume. */
  readonly language: string;
  /** Name, issuer, date and status only: for a page that is full. */
  readonly compact: boolean;
  readonly today?: PartialDate;
}

/** What the parts of an entry are made from. */
interface Setting extends EntryOptions {
  readonly credential: IdentifiedCredential;
  readonly wording: Wording;
}

/**
 * Words one credential as the resume words its own entries: name (short form), issuer, date, expiry or status, then the
 * details asked for. Every word comes from the credential, from what is known of it whoever holds it (its full name,
 * short form and issuer), or is one of the language's few status words.
 */
export function composeEntry(credential: IdentifiedCredential, options: EntryOptions): SectionEntry {
  const setting: Setting = { ...options, credential, wording: wordingOf(options.language) };
  const { manner, compact } = setting;
  const status = statusOf(setting);
  const date = dateOf(setting);
  const parts: EntryPart[] = [
    { role: "name", text: nameOf(setting) },
    ...part("issuer", issuerOf(setting)),
    ...licenceNumberOf(setting),
    ...part("date", manner.rightDates ? undefined : date),
    ...part("status", status.inLine),
    ...(compact ? [] : furtherParts(setting)),
  ];
  if (manner.columns !== undefined)
    return { credential, parts, text: inColumns(parts, manner.columns, manner.separator) };
  const line = parts.map(({ text }) => text).join(manner.separator);
  const right = manner.rightDates ? (date ?? status.onRight) : undefined;
  return {
    credential,
    parts,
    ...(right === undefined ? {} : { right }),
    text: right === undefined ? line : `${line}\t${right}`,
  };
}

/** The columns, with tabs between them. */
function inColumns(parts: readonly EntryPart[], columns: readonly EntryColumn[], separator: string): string {
  return columnParts(parts, columns)
    .map((column) => column.map(({ text }) => text).join(separator))
    .join("\t");
}

/** The official name, once, with the short form once. */
function nameOf(setting: Setting): string {
  const { name, acronym } = officialName(setting.credential);
  return acronym === undefined || !asked("acronym", setting) || holdsWord(name, acronym)
    ? name
    : `${name} (${acronym})`;
}

function issuerOf(setting: Setting): string | undefined {
  if (!asked("issuer", setting)) return undefined;
  return setting.credential.issuer ?? knownFacts(setting.credential)?.issuer;
}

/** The date of issue; none for what is not earned yet. */
function dateOf(setting: Setting): string | undefined {
  const { issued } = setting.credential;
  if (issued === undefined || !asked("issued", setting) || status(setting) === "in-progress") return undefined;
  return written(issued, setting);
}

/** What stands in the line of how far it has come, and on the right margin where there is no date of issue. */
function statusOf(setting: Setting): { readonly inLine: string | undefined; readonly onRight?: string } {
  const { credential, wording, manner } = setting;
  const { expires } = credential;
  if (status(setting) === "in-progress") {
    const due = dueOf(setting);
    if (due === undefined) return { inLine: asPart(wording.inProgress, manner) };
    const end = dated(wording.expected, due, setting);
    return manner.rightDates
      ? { inLine: asPart(wording.inProgress, manner), onRight: capitalized(end) }
      : { inLine: asPart(`${wording.inProgress}${wording.comma}${end}`, manner) };
  }
  if (status(setting) === "lapsed") {
    return {
      inLine: asPart(expires === undefined ? wording.lapsed : dated(wording.expired, expires, setting), manner),
    };
  }
  if (expires === undefined || !asked("expires", setting)) return { inLine: undefined };
  // The name of the column says what the date is.
  if (manner.columns?.includes("status") === true) return { inLine: written(expires, setting) };
  return { inLine: asPart(dated(wording.expires, expires, setting), manner) };
}

/** When it is expected: a day that has passed is none that anyone still expects. */
function dueOf({ credential, today }: Setting): PartialDate | undefined {
  const due = credential.expected ?? credential.issued;
  return due !== undefined && today !== undefined && isBefore(due, today) ? undefined : due;
}

/** The number by which a register finds a licence stands beside its board. */
function licenceNumberOf(setting: Setting): readonly EntryPart[] {
  const { credential, wording, compact } = setting;
  const { credentialId, kind } = credential;
  return kind !== "licence" || credentialId === undefined || compact || !asked("credentialId", setting)
    ? []
    : [{ role: "credentialId", text: `${wording.licenceNumber} ${credentialId}` }];
}

function furtherParts(setting: Setting): readonly EntryPart[] {
  const { credential, wording } = setting;
  const { credentialId, url, skills = [], kind } = credential;
  return [
    ...part(
      "credentialId",
      kind === "licence" || credentialId === undefined || !asked("credentialId", setting)
        ? undefined
        : `${wording.credentialId} ${credentialId}`,
    ),
    ...(url === undefined || !asked("url", setting)
      ? []
      : [{ role: "url" as const, text: url.replace(/^https?:\/\/(?:www\.)?/iu, "").replace(/\/$/u, ""), link: url }]),
    ...part(
      "skills",
      skills.length === 0 || !asked("skills", setting) ? undefined : skills.slice(0, 5).join(wording.comma),
    ),
  ];
}

function status({ credential, today }: Setting) {
  return statusOn(credential, today);
}

function asked(detail: ResolvedOptions["details"][number], { details }: Setting): boolean {
  return details.includes(detail);
}

function written(date: PartialDate, { manner, language }: Setting): string {
  return formatDate(date, manner.dates, language);
}

function dated(pattern: string, date: PartialDate, setting: Setting): string {
  const text = written(date, setting);
  // Chinese and Korean words around a year of figures alone need the word for year.
  const yearWord = /^\d{4}$/u.test(text) ? ({ zh: "年", ko: "년" }[languageOf(setting.language) as string] ?? "") : "";
  return pattern.replace("{date}", () => `${text}${yearWord}`);
}

/** After a comma the line goes on in small letters; after any other separator a part begins anew. */
function asPart(words: string, { separator }: EntryManner): string {
  return /^[,،、，]/u.test(separator) ? words : capitalized(words);
}

function capitalized(words: string): string {
  const [first = ""] = words;
  return `${first.toUpperCase()}${words.slice(first.length)}`;
}

/** Whether the short form stands in the name already, as a word of it. */
function holdsWord(name: string, acronym: string): boolean {
  const at = name.toLowerCase().indexOf(acronym.toLowerCase());
  const around = `${name[at - 1] ?? " "}${name[at + acronym.length] ?? " "}`;
  return at >= 0 && !/[\p{L}\p{N}]/u.test(around);
}

function part(role: EntryPart["role"], text: string | undefined): readonly EntryPart[] {
  return text === undefined ? [] : [{ role, text }];
}
