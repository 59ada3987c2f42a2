import { officialName } from "../credentials/known-facts";
import { cleanText } from "../credentials/text";
import { formatDate } from "../dates/format";
import type { CredentialKind, IdentifiedCredential } from "../model/credential";

/** The fields of LinkedIn's "Licenses & certifications" form, in its order, and a link that opens it filled in. */
export interface LinkedInFields {
  /** Id of the credential. */
  readonly id: string;
  readonly name: string;
  readonly issuingOrganization?: string;
  /** `YYYY-MM`, or `YYYY` when no month is known. */
  readonly issueDate?: string;
  readonly expirationDate?: string;
  readonly credentialId?: string;
  readonly credentialUrl?: string;
  readonly skills: readonly string[];
  /** Opens the filled form in the member's own session; nothing is sent until the member saves. */
  readonly addToProfile: string;
}

export function linkedInFields(credential: IdentifiedCredential): LinkedInFields {
  const { id, issued, expires, credentialId, url, skills = [] } = credential;
  const issuingOrganization = organization(credential);
  return {
    id,
    name: title(credential),
    ...(issuingOrganization === undefined ? {} : { issuingOrganization }),
    ...(issued === undefined ? {} : { issueDate: issued.slice(0, 7) }),
    ...(expires === undefined ? {} : { expirationDate: expires.slice(0, 7) }),
    ...(credentialId === undefined ? {} : { credentialId }),
    ...(url === undefined ? {} : { credentialUrl: url }),
    skills,
    addToProfile: addToProfileLink(credential),
  };
}

/** The official name with its short form, because either is searched for. */
function title(credential: IdentifiedCredential): string {
  const { name, acronym } = officialName(credential);
  return acronym === undefined || name.includes(acronym) ? name : `${name} (${acronym})`;
}

/** Who awarded it, without the platform: LinkedIn shows a logo only for the name of one page. */
function organization({ issuer }: IdentifiedCredential): string | undefined {
  return issuer?.replace(/,?\s+(?:via|through)\s.*$/iu, "");
}

/** What one says of each kind: a standard met is certified, a course is completed, a licence is granted. */
const ANNOUNCEMENTS: Readonly<Record<CredentialKind, string>> = {
  certification: "I have earned the certification",
  licence: "I am licensed:",
  certificate: "I have earned the certificate",
  badge: "I have earned the badge",
  nanodegree: "I have completed",
  course: "I have completed",
  bootcamp: "I have completed",
  training: "I have completed",
};

const DATES = { form: "month-year", month: "long", dot: false } as const;

/** A draft of a post that tells only what the credential itself tells. */
export function draftPost(credential: IdentifiedCredential): string {
  const { issuer, issued, kind, skills = [], hours, project, url } = credential;
  const from = issuer === undefined ? "" : `, from ${issuer}`;
  const when = issued === undefined ? "" : ` (${formatDate(issued, DATES, "en")})`;
  const announcement = kind === undefined ? "I have earned" : ANNOUNCEMENTS[kind];
  const told = [
    ...(skills.length === 0 ? [] : [`It covers ${listed(skills.slice(0, 6))}.`]),
    ...(hours === undefined ? [] : [`It took ${hours} hours.`]),
  ];
  return [
    `${announcement} ${title(credential)}${from}${when}.`,
    ...(told.length === 0 ? [] : [told.join(" ")]),
    ...(project === undefined ? [] : [`My project for it: ${project}`]),
    ...(url === undefined ? [] : [`It can be checked here: ${url}`]),
  ].join("\n\n");
}

function addToProfileLink(credential: IdentifiedCredential): string {
  const { issued, expires, url, credentialId } = credential;
  const [issueYear, issueMonth] = parts(issued);
  const [expirationYear, expirationMonth] = parts(expires);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["name", title(credential)],
    ["organizationName", organization(credential)],
    ["issueYear", issueYear],
    ["issueMonth", issueMonth],
    ["expirationYear", expirationYear],
    ["expirationMonth", expirationMonth],
    ["certUrl", url],
    ["certId", credentialId],
  ];
  const query = fields.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(cleanText(value))}`],
  );
  return `https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&${query.join("&")}`;
}

/** Year and month; the month without its leading zero, as the form writes it. */
function parts(date: string | undefined): readonly [string | undefined, string | undefined] {
  const [year, month] = date?.split("-") ?? [];
  return [year, month === undefined ? undefined : String(Number(month))];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
