import { Memory } from "../memory";
import type { Credential } from "../model/credential";
import { resolveIssuers } from "../skills/issuers";
import { holdsIn, jurisdictionsOf } from "../skills/jurisdictions";
import { resolveCredential } from "../skills/resolve";
import { splitAcronym } from "./acronym";
import { factsOf } from "./known-facts";
import { platformOf } from "./platforms";

/**
 * Whether two records tell of one credential: the same page, the same record of one issuer, or the same name (or its
 * short form) from issuers that may be one. Parts of one thing, and licences of two places, are not the same.
 */
export function isSameCredential(a: Credential, b: Credential): boolean {
  if (areParts(a, b) || areTwoLicences(a, b)) return false;
  const others = new Set(keysOf(b));
  const shared = keysOf(a).filter((key) => others.has(key));
  // What the lexicon knows is one thing whoever is named as its issuer; a licence is another in each jurisdiction.
  if (shared.some((key) => key.startsWith("page ") || key.startsWith("known "))) return true;
  if (shared.some((key) => key.startsWith("record ")) && areKnownApart(a, b)) return false;
  return shared.length > 0 && (bothLicencesOfOnePlace(a, b) || mayBeOneIssuer(a.issuer, b.issuer));
}

/** By what a credential may be known again: what the lexicon knows it as, its names and short forms, its page, its record. */
export function keysOf(credential: Credential): readonly string[] {
  const { name, acronym, issuer, url, credentialId, issued } = credential;
  return keysByFields.get(JSON.stringify([name, acronym, issuer, url, credentialId, issued]), () =>
    makeKeys(credential),
  );
}

const keysByFields = new Memory<readonly string[]>(4000);

function makeKeys(credential: Credential): readonly string[] {
  const { name, url } = credential;
  const known = resolveCredential(credential);
  const split = splitAcronym(name);
  const acronyms = [credential.acronym, split.acronym, known === null ? undefined : factsOf(known).acronym]
    .flatMap((acronym) => acronym ?? [])
    // One letter is too little to tell by.
    .filter((acronym) => foldName(acronym).length > 1);
  const names = [name, split.name, ...acronyms, ...acronyms.map((acronym) => `${name} ${acronym}`)];
  const page = url === undefined ? null : pageOf(url);
  const record = recordOf(credential);
  return [
    ...new Set([
      ...(known === null ? [] : [known.kind === "licence" ? `name ${known.id}` : `known ${known.id}`]),
      ...names.map((each) => `name ${foldName(each)}`),
      ...(page === null ? [] : [`page ${page}`]),
      ...(record === null ? [] : [`record ${record}`]),
    ]),
  ];
}

/** "Core 1" and "Core 2" are two exams of one certification, and neither is the whole of it. */
function areParts(a: Credential, b: Credential): boolean {
  return partOf(a.name) !== partOf(b.name);
}

function partOf(name: string): string {
  const { word = "", number = "" } =
    /(?<![\p{L}\p{N}])(?<word>core|part|module|exam|paper|course|teil|modul|partie|parte|step)\s(?<number>\d{1,2}|i{1,3}|iv|v)(?![\p{L}\p{N}])/iu.exec(
      name,
    )?.groups ?? {};
  return `${word} ${number}`.toLowerCase();
}

/** A person licensed in several states holds several licences, each with its number. */
function areTwoLicences(a: Credential, b: Credential): boolean {
  if (!isLicence(a) || !isLicence(b)) return false;
  const [places, others] = [placesOf(a), placesOf(b)];
  if (
    places.length > 0 &&
    others.length > 0 &&
    !places.some((place) => others.some((other) => holdsIn(place, other)))
  ) {
    return true;
  }
  const [number, other] = [a.credentialId, b.credentialId];
  return number !== undefined && other !== undefined && foldName(number) !== foldName(other) && !isRenewed(a, b);
}

/** Some boards give a new number with each renewal. */
function isRenewed(a: Credential, b: Credential): boolean {
  return placesOf(a).length > 0 && placesOf(b).length > 0 && a.expires !== b.expires;
}

function bothLicencesOfOnePlace(a: Credential, b: Credential): boolean {
  return isLicence(a) && isLicence(b) && placesOf(a).length > 0 && placesOf(b).length > 0;
}

function isLicence(credential: Credential): boolean {
  return credential.kind === "licence" || resolveCredential(credential)?.kind === "licence";
}

function placesOf({ name, issuer = "" }: Credential): readonly string[] {
  return jurisdictionsOf(`${name}, ${issuer}`);
}

function areKnownApart(a: Credential, b: Credential): boolean {
  const [known, other] = [resolveCredential(a), resolveCredential(b)];
  return known !== null && other !== null && known !== other;
}

/**
 * One number given on one day: the same award, also under a name in another language. The number alone does not tell,
 * because some issuers give a person one number for all that they earn.
 */
function recordOf({ credentialId, issued }: Credential): string | null {
  const isTelling = credentialId !== undefined && /\d/u.test(credentialId) && credentialId.length >= 6;
  return isTelling && issued !== undefined && issued.length > 4
    ? `${foldName(credentialId)} ${issued.slice(0, 7)}`
    : null;
}

/** Whether two wordings may name one issuer. */
export function mayBeOneIssuer(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  const [left, right] = [issuerWords(a), issuerWords(b)];
  return left.some((word) => right.includes(word));
}

const LEGAL_FORM = /[\s,]+(?:inc|incorporated|llc|ltd|limited|gmbh|corp|corporation|company|co|ag|s\.?a|plc)\.?$/iu;

/** The whole issuer, the platform apart, its short form, and its initials: any of them may be how the other calls it. */
function issuerWords(issuer: string): readonly string[] {
  return wordsByIssuer.get(issuer, () => makeIssuerWords(issuer));
}

const wordsByIssuer = new Memory<readonly string[]>(4000);

function makeIssuerWords(issuer: string): readonly string[] {
  const known = resolveIssuers(issuer).map(({ id }) => `known ${id}`);
  const parts = issuer
    .split(/,?\s+(?:via|on|through)\s+|\s*[()]\s*/u)
    .map((part) => part.replace(LEGAL_FORM, "").trim())
    .filter((part) => part !== "");
  const initials = parts.map((part) =>
    [...part.matchAll(/(?<![\p{L}\p{N}])\p{Lu}/gu)]
      .map(([letter]) => letter)
      .join("")
      .toLowerCase(),
  );
  return [...known, ...parts.map(foldName), ...initials.filter((letters) => letters.length > 1)];
}

/** Names and numbers without what writings of one and the same differ in. */
export function foldName(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[®™]/gu, "")
    .replace(/\+/gu, " plus ")
    .replace(/#/gu, " sharp ")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/** What precedes the code of one credential in an address, rather than that of a person or a programme. */
const OF_ONE =
  /\/(?:badges?|certificates?|certs?|certification|credentials?|verify|verification|validate|assertions?|awards?|achievements?|confirm|c)\/(?:\w{1,3}\/)?(?=[\w-]*\d)[\w-]{8,}$/iu;

/** The page of one credential, told by a code in its address; many share the page of a programme or of a person. */
function pageOf(url: string): string | null {
  const platform = platformOf(url);
  if (platform?.credentialId !== undefined) return `${platform.name} ${platform.credentialId}`.toLowerCase();
  const page = url.replace(/^https?:\/\/(?:www\.)?/iu, "").replace(/[?#].*$|\/+$/gu, "");
  return OF_ONE.test(page) ? page.toLowerCase() : null;
}
