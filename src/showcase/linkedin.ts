import type { IdentifiedCredential } from "../model/credential";

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
  const { id, name, issuer, issued, expires, credentialId, url, skills = [] } = credential;
  return {
    id,
    name,
    ...(issuer === undefined ? {} : { issuingOrganization: issuer }),
    ...(issued === undefined ? {} : { issueDate: issued.slice(0, 7) }),
    ...(expires === undefined ? {} : { expirationDate: expires.slice(0, 7) }),
    ...(credentialId === undefined ? {} : { credentialId }),
    ...(url === undefined ? {} : { credentialUrl: url }),
    skills,
    addToProfile: addToProfileLink(credential),
  };
}

/** A draft of a post that tells only what the credential itself tells. */
export function draftPost(credential: IdentifiedCredential): string {
  const { name, issuer, skills = [], project, url } = credential;
  return [
    `I have earned ${name}${issuer === undefined ? "" : ` from ${issuer}`}.`,
    ...(skills.length === 0 ? [] : [`It covers ${listed(skills)}.`]),
    ...(project === undefined ? [] : [`My project for it: ${project}`]),
    ...(url === undefined ? [] : [`It can be checked here: ${url}`]),
  ].join("\n\n");
}

function addToProfileLink({ name, issuer, issued, expires, url, credentialId }: IdentifiedCredential): string {
  const [issueYear, issueMonth] = parts(issued);
  const [expirationYear, expirationMonth] = parts(expires);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["name", name],
    ["organizationName", issuer],
    ["issueYear", issueYear],
    ["issueMonth", issueMonth],
    ["expirationYear", expirationYear],
    ["expirationMonth", expirationMonth],
    ["certUrl", url],
    ["certId", credentialId],
  ];
  const query = fields.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]));
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
