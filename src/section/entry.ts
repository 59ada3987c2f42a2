import { statusOn } from "../credentials/status";
import { formatDate } from "../dates/format";
import type { IdentifiedCredential, PartialDate } from "../model/credential";
import type { EntryManner, EntryPart, SectionEntry } from "../model/plan";
import type { ResolvedOptions } from "../options";
import { wordingOf } from "./wording";

export interface EntryOptions {
  readonly manner: EntryManner;
  readonly details: ResolvedOptions["details"];
  /** BCP 47 language of the resume. */
  readonly language: string;
  /** Name, issuer and date only: for a page that is full. */
  readonly compact: boolean;
  readonly today?: PartialDate;
}

/**
 * Words one credential as the resume words its own entries: name (short form), issuer, date, expiry or status, then the
 * details asked for. Every word comes from the credential, or is one of the language's few status words.
 */
export function composeEntry(credential: IdentifiedCredential, options: EntryOptions): SectionEntry {
  const { manner, compact } = options;
  const date = dateText(credential, options);
  const parts: EntryPart[] = [
    { role: "name", text: nameText(credential, options) },
    ...part("issuer", asked("issuer", options) ? credential.issuer : undefined),
    ...(manner.rightDates ? [] : part("date", date)),
    ...part("status", statusText(credential, options)),
    ...(compact ? [] : furtherParts(credential, options)),
  ];
  const line = parts.map(({ text }) => text).join(manner.separator);
  const right = manner.rightDates ? date : undefined;
  return {
    credential,
    parts,
    ...(right === undefined ? {} : { right }),
    text: right === undefined ? line : `${line}\t${right}`,
  };
}

function nameText({ name, acronym }: IdentifiedCredential, options: EntryOptions): string {
  if (acronym === undefined || !asked("acronym", options)) return name;
  const hasIt = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}+-]+/u)
    .includes(acronym.toLowerCase());
  return hasIt ? name : `${name} (${acronym})`;
}

/** The date of issue; none for what is not earned yet. */
function dateText(credential: IdentifiedCredential, options: EntryOptions): string | undefined {
  const { issued } = credential;
  if (issued === undefined || !asked("issued", options) || statusOn(credential, options.today) === "in-progress") {
    return undefined;
  }
  return formatDate(issued, options.manner.dates, options.language);
}

function statusText(credential: IdentifiedCredential, options: EntryOptions): string | undefined {
  const { manner, language, today } = options;
  const wording = wordingOf(language);
  const dated = (pattern: string, date: PartialDate) =>
    pattern.replace("{date}", () => formatDate(date, manner.dates, language));
  const status = statusOn(credential, today);
  if (status === "in-progress") {
    const expected = credential.expected ?? credential.issued;
    return expected === undefined ? wording.inProgress : `${wording.inProgress}, ${dated(wording.expected, expected)}`;
  }
  const { expires } = credential;
  if (status === "lapsed") {
    return expires === undefined ? wording.lapsed : dated(wording.expired, expires);
  }
  return expires === undefined || !asked("expires", options) ? undefined : dated(wording.expires, expires);
}

function furtherParts(credential: IdentifiedCredential, options: EntryOptions): readonly EntryPart[] {
  const wording = wordingOf(options.language);
  const { credentialId, url, skills = [] } = credential;
  const label = credential.kind === "licence" ? wording.licenceNumber : wording.credentialId;
  return [
    ...part(
      "credentialId",
      credentialId === undefined || !asked("credentialId", options) ? undefined : `${label} ${credentialId}`,
    ),
    ...(url === undefined || !asked("url", options)
      ? []
      : [{ role: "url" as const, text: url.replace(/^https?:\/\/(?:www\.)?/u, "").replace(/\/$/u, ""), link: url }]),
    ...part("skills", skills.length === 0 || !asked("skills", options) ? undefined : skills.slice(0, 5).join(", ")),
  ];
}

function asked(detail: ResolvedOptions["details"][number], { details }: EntryOptions): boolean {
  return details.includes(detail);
}

function part(role: EntryPart["role"], text: string | undefined): readonly EntryPart[] {
  return text === undefined ? [] : [{ role, text }];
}
