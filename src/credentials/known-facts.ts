import type { Credential, CredentialKind } from "../model/credential";
import { type Certification, issuerById } from "../skills/lexicon";
import { resolveCredential } from "../skills/resolve";
import { isShortFormOf } from "./acronym";

const KINDS: Readonly<Record<Certification["kind"], CredentialKind>> = {
  "industry-certification": "certification",
  "professional-certificate": "certificate",
  "digital-badge": "badge",
  licence: "licence",
  course: "course",
  nanodegree: "nanodegree",
  bootcamp: "bootcamp",
};

/** What is known of a credential whoever holds it, to be told beside what its own record says. */
export interface KnownFacts {
  readonly name: string;
  /** The short form that may stand in brackets after the name; exam codes are none. */
  readonly acronym?: string;
  /** Only where it goes without saying: the one who grants letters after a name, or whom the name itself names. */
  readonly issuer?: string;
  readonly kind: CredentialKind;
}

export function knownFacts(credential: Pick<Credential, "name" | "acronym" | "issuer">): KnownFacts | null {
  const row = resolveCredential(credential);
  return row === null ? null : factsOf(row);
}

export function factsOf(row: Certification): KnownFacts {
  const issuer = isGivenByOne(row) ? issuerById(row.issuer)?.name : undefined;
  return {
    name: row.name,
    ...(row.acronym !== undefined && isShortForm(row) ? { acronym: row.acronym } : {}),
    ...(issuer === undefined ? {} : { issuer }),
    kind: KINDS[row.kind],
  };
}

/**
 * The short form of a credential: its own, or the one known for its very name. The lexicon finds near names too, whose
 * letters the person may not use.
 */
export function shortForm(credential: Pick<Credential, "name" | "acronym" | "issuer">): string | undefined {
  if (credential.acronym !== undefined) return credential.acronym;
  const known = knownFacts(credential);
  return known !== null && fold(known.name) === fold(credential.name) ? known.acronym : undefined;
}

/** Letters alone, but for the words that people add to them: "PMP® Certification", "Certified CSM". */
const LETTERS =
  /^(?:[Cc]ertified )?(?<letters>[\p{Lu}\d+/&®™ -]{2,12}?)(?: (?:[Cc]ertification|[Cc]ertificate|[Cc]ertified|[Cc]redential|[Ll]icen[cs]e))?$/u;

/** The name as it is official, and its short form: letters alone are spelled out where they are known for sure. */
export function officialName(credential: Pick<Credential, "name" | "acronym" | "issuer">): {
  readonly name: string;
  readonly acronym?: string;
} {
  const letters = LETTERS.exec(credential.name)?.groups?.letters?.replace(/[®™]/gu, "").trim();
  const known = letters === undefined ? null : knownFacts(credential);
  // CASP+ is not SecurityX on the certificate, though it is called so now; exam codes are of no name.
  const isOfName =
    letters !== undefined && known !== null && (/\d/u.test(letters) || isShortFormOf(letters, known.name));
  if (isOfName) return { name: known.name, acronym: letters };
  const acronym = shortForm(credential);
  return { name: credential.name, ...(acronym === undefined ? {} : { acronym }) };
}

/** A badge is only what carries an achievement; the kind is that of the achievement, where it is known. */
export function withKnownKind(credential: Credential): Credential {
  if (credential.kind !== undefined && credential.kind !== "badge") return credential;
  const known = knownFacts(credential);
  return known === null ? credential : { ...credential, kind: known.kind };
}

/** Others may give a course of the same name, and every jurisdiction gives its own licences. */
function isGivenByOne({ kind, postNominal, name, issuer }: Certification): boolean {
  if (kind === "licence") return false;
  const giver = issuerById(issuer);
  const names = giver === undefined ? [] : [giver.name, ...giver.aliases];
  return postNominal === true || names.some((each) => name.startsWith(`${each} `));
}

/** Letters that follow names, or the initials of all words that count: `PMP`, not the exam code `CLF`. */
function isShortForm({ name, acronym = "", postNominal, kind }: Certification): boolean {
  if (postNominal === true || kind === "licence") return true;
  const initials = name
    .replace(/\s*\([^)]*\)/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (/^\p{Lu}/u.test(word) ? [word[0] ?? ""] : []))
    .join("");
  return initials === acronym.replace(/[^\p{L}]/gu, "");
}

function fold(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
