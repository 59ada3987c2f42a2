import { type Message, Messages } from "../messages";
import type { Credential, IdentifiedCredential } from "../model/credential";
import { resolveIssuers } from "../skills/issuers";
import { resolveCredential } from "../skills/resolve";
import { platformOf } from "./platforms";
import { isBefore } from "./status";

export interface Merged {
  readonly credentials: readonly IdentifiedCredential[];
  readonly messages: readonly Message[];
}

/** Fields of one record that take the place of another's. */
type Changes = Partial<Omit<IdentifiedCredential, "id">>;

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

/** By what a credential may be known again: what the lexicon knows it as, its name, its short form, its page. */
function keysOf(credential: Credential): readonly string[] {
  const { name, acronym, url } = credential;
  const known = resolveCredential(credential);
  const names = [name, ...(acronym === undefined ? [] : [acronym, `${name} ${acronym}`])].map(foldName);
  const page = url === undefined ? null : pageOf(url);
  // A short form of one letter is too little to tell by.
  const keys = [...names.filter((folded) => folded.length > 1).map((folded) => `name ${folded}`)];
  return [
    ...new Set([
      ...(known === null ? [] : [known.kind === "licence" ? `name ${known.id}` : `known ${known.id}`]),
      ...keys,
      ...(page === null ? [] : [`page ${page}`]),
    ]),
  ];
}

function join(first: IdentifiedCredential, second: IdentifiedCredential, messages: Messages): IdentifiedCredential {
  const renewed = newer(first, second);
  const joined: IdentifiedCredential = { ...second, ...first, ...renewed, id: first.id };
  for (const field of COMPARED) {
    const [left, right] = [first[field], second[field]];
    if (left === undefined || right === undefined || agree(field, left, right)) continue;
    messages.warn(
      "credentials-differ",
      `"${first.name}" is told in two ways: ${field} is ${left} in one source and ${right} in another; ${joined[field]} is used.`,
    );
  }
  return {
    ...joined,
    ...moreExact("issued", first, second, renewed),
    ...moreExact("expires", first, second, renewed),
    ...longest("name", first, second),
    ...(first.skills === undefined && second.skills === undefined
      ? {}
      : { skills: [...new Set([...(first.skills ?? []), ...(second.skills ?? [])])] }),
  };
}

/** The dates of the newer one, when one clearly is a renewal of the other. */
function newer(first: Credential, second: Credential): Changes {
  const isRenewal =
    first.expires !== undefined && second.expires !== undefined
      ? isBefore(first.expires, second.expires)
      : first.status === "in-progress" && second.status !== "in-progress" && second.issued !== undefined;
  if (!isRenewal) return {};
  const { issued, expires, status, verification } = second;
  return {
    ...(issued === undefined ? {} : { issued }),
    ...(expires === undefined ? {} : { expires }),
    ...(status === undefined ? {} : { status }),
    ...(verification === undefined ? {} : { verification }),
  };
}

/** `2024-03` beside `2024`: the one that says more. */
function moreExact(field: "issued" | "expires", first: Credential, second: Credential, renewed: Changes): Changes {
  const [left, right] = [first[field], second[field]];
  if (renewed[field] !== undefined || left === undefined || right === undefined) return {};
  return right.length > left.length && right.startsWith(left) ? { [field]: right } : {};
}

function longest(field: "name", first: Credential, second: Credential): Changes {
  return first.acronym !== undefined && foldName(first.name) === foldName(first.acronym)
    ? { [field]: second[field] }
    : {};
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
