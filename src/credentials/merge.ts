import { Memory } from "../memory";
import { type Message, Messages } from "../messages";
import type { Credential, IdentifiedCredential } from "../model/credential";
import { resolveIssuers } from "../skills/issuers";
import { resolveCredential } from "../skills/resolve";
import { splitAcronym } from "./acronym";
import { present } from "./draft";
import { factsOf } from "./known-facts";
import { platformOf } from "./platforms";
import { isBefore } from "./status";

export interface Merged {
  readonly credentials: readonly IdentifiedCredential[];
  readonly messages: readonly Message[];
}

/** Fields in which two records of one credential should agree. */
const COMPARED = ["issued", "expires", "credentialId", "issuer"] as const;

/**
 * Joins the credentials of several sources, in order: the same credential becomes one, which keeps what either tells;
 * of a renewal the newest dates count. What the sources tell differently is a message, and the first source is believed.
 */
export function mergeCredentials(lists: readonly (readonly IdentifiedCredential[])[]): Merged {
  const messages = new Messages();
  const merged: IdentifiedCredential[] = [];
  const places = new Map<string, number[]>();
  for (const credential of lists.flat()) {
    const keys = keysOf(credential);
    const index = keys
      .flatMap((key) => places.get(key) ?? [])
      .find((place) => isSameCredential(merged[place] ?? credential, credential));
    const other = index === undefined ? undefined : merged[index];
    const place = index ?? merged.length;
    merged[place] = other === undefined ? credential : join(other, credential, messages);
    for (const key of keys) places.set(key, [...(places.get(key) ?? []), place]);
  }
  return { credentials: merged, messages: messages.list() };
}

/**
 * Whether two records tell of one credential: the same page, or the same name (or its short form) from issuers that may
 * be one.
 */
export function isSameCredential(a: Credential, b: Credential): boolean {
  const others = new Set(keysOf(b));
  const shared = keysOf(a).filter((key) => others.has(key));
  // What the lexicon knows is one thing whoever is named as its issuer; a licence is another in each jurisdiction.
  if (shared.some((key) => key.startsWith("page ") || key.startsWith("known "))) return true;
  return shared.length > 0 && mayBeOneIssuer(a.issuer, b.issuer);
}

/** By what a credential may be known again: what the lexicon knows it as, its names and short forms, its page. */
function keysOf(credential: Credential): readonly string[] {
  const { name, acronym, issuer, url } = credential;
  return keysByNames.get(JSON.stringify([name, acronym, issuer, url]), () => makeKeys(credential));
}

const keysByNames = new Memory<readonly string[]>(4000);

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
  return [
    ...new Set([
      ...(known === null ? [] : [known.kind === "licence" ? `name ${known.id}` : `known ${known.id}`]),
      ...names.map((each) => `name ${foldName(each)}`),
      ...(page === null ? [] : [`page ${page}`]),
    ]),
  ];
}

function join(first: IdentifiedCredential, second: IdentifiedCredential, messages: Messages): IdentifiedCredential {
  const isRenewed = isRenewal(first, second) || isRenewal(second, first);
  const [newest, oldest] = isRenewal(first, second) ? [second, first] : [first, second];
  const { issued, expires, status, expected, verification, ...lasting } = { ...second, ...first };
  const joined: IdentifiedCredential = {
    ...lasting,
    ...fullerName(first, second),
    ...present("issued", isRenewed ? (newest.issued ?? oldest.issued) : moreExact(first.issued, second.issued)),
    ...present("expires", isRenewed ? newest.expires : moreExact(first.expires, second.expires)),
    ...present("status", isRenewed ? newest.status : status),
    ...present("expected", isRenewed ? newest.expected : expected),
    ...present("verification", isRenewed ? (newest.verification ?? verification) : verification),
    ...present("skills", union(first.skills, second.skills)),
  };
  if (isRenewed && (first.status === "in-progress") !== (second.status === "in-progress")) {
    messages.info(
      "credentials-differ",
      `"${joined.name}" is in progress in one source and earned in another; it counts as earned.`,
    );
  }
  for (const field of isRenewed ? (["issuer"] as const) : COMPARED) {
    const [left, right] = [first[field], second[field]];
    if (left === undefined || right === undefined || agree(field, left, right)) continue;
    messages.warn(
      "credentials-differ",
      `"${first.name}" is told in two ways: ${field} is ${left} in one source and ${right} in another; ${joined[field]} is used.`,
    );
  }
  return joined;
}

/** Whether the later record is the earlier one renewed, or finished; of one day of award there is one expiry. */
function isRenewal(earlier: Credential, later: Credential): boolean {
  if (earlier.status === "in-progress") return later.status !== "in-progress" && later.issued !== undefined;
  if (earlier.issued !== undefined && earlier.issued === later.issued) return false;
  return earlier.expires !== undefined && later.expires !== undefined && isBefore(earlier.expires, later.expires);
}

/** `2024-03` beside `2024`: the one that says more; the first when they contradict each other. */
function moreExact(first: string | undefined, second: string | undefined): string | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return second.startsWith(first) ? second : first;
}

/** Letters alone give way to the name that is written out. */
function fullerName(first: Credential, second: Credential): Pick<Credential, "name" | "acronym"> {
  const isLetters = ({ name }: Credential) => name.length <= 10 && name === name.toUpperCase();
  const named = isLetters(first) && !isLetters(second) ? second : first;
  return { name: named.name, ...present("acronym", first.acronym ?? second.acronym) };
}

function union(first: readonly string[] | undefined, second: readonly string[] | undefined): string[] | undefined {
  return first === undefined && second === undefined ? undefined : [...new Set([...(first ?? []), ...(second ?? [])])];
}

function agree(field: (typeof COMPARED)[number], left: string, right: string): boolean {
  if (field === "issuer") return mayBeOneIssuer(left, right);
  if (field === "credentialId") return foldName(left) === foldName(right);
  return left.startsWith(right) || right.startsWith(left);
}

function mayBeOneIssuer(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  const [left, right] = [issuerWords(a), issuerWords(b)];
  return left.some((word) => right.includes(word));
}

/** The whole issuer, the platform apart, its short form, and its initials: any of them may be how the other calls it. */
function issuerWords(issuer: string): readonly string[] {
  return wordsByIssuer.get(issuer, () => makeIssuerWords(issuer));
}

const wordsByIssuer = new Memory<readonly string[]>(4000);

function makeIssuerWords(issuer: string): readonly string[] {
  const known = resolveIssuers(issuer).map(({ id }) => `known ${id}`);
  const parts = issuer.split(/,?\s+(?:via|on|through)\s+|\s*[()]\s*/u).filter((part) => part !== "");
  const initials = parts.map((part) =>
    [...part.matchAll(/(?<![\p{L}\p{N}])\p{Lu}/gu)]
      .map(([letter]) => letter)
      .join("")
      .toLowerCase(),
  );
  return [...known, ...parts.map(foldName), ...initials.filter((letters) => letters.length > 1)];
}

function foldName(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[®™]/gu, "")
    .replace(/\+/gu, " plus ")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/** The page of one credential, told by a code in its address; many share the page of a programme. */
function pageOf(url: string): string | null {
  const page = url.replace(/^https?:\/\/(?:www\.)?/iu, "").replace(/[?#].*$|\/+$/gu, "");
  return platformOf(url)?.credentialId !== undefined || /\/(?=[\w-]*\d)[\w-]{8,}$/u.test(page)
    ? page.toLowerCase()
    : null;
}
