import { type Message, Messages } from "../messages";
import type { Credential, IdentifiedCredential } from "../model/credential";
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
  for (const credential of lists.flat()) {
    const index = merged.findIndex((other) => isSameCredential(other, credential));
    const other = merged[index];
    if (other === undefined) merged.push(credential);
    else merged[index] = join(other, credential, messages);
  }
  return { credentials: merged, messages: messages.list() };
}

/**
 * Whether two records tell of one credential: the same number or page of one issuer, or the same name (or its short
 * form) from issuers that may be one.
 */
export function isSameCredential(a: Credential, b: Credential): boolean {
  if (a.url !== undefined && b.url !== undefined && pageOf(a.url) === pageOf(b.url)) return true;
  if (!mayBeOneIssuer(a.issuer, b.issuer)) return false;
  return haveSameName(a, b);
}

function haveSameName(a: Credential, b: Credential): boolean {
  const [left, right] = [namesOf(a), namesOf(b)];
  return left.some((name) => right.includes(name));
}

/** The name, and its short form; a short form of one letter is too little to tell by. */
function namesOf({ name, acronym }: Credential): readonly string[] {
  const names = [name, ...(acronym === undefined ? [] : [acronym, `${name} ${acronym}`])].map(foldName);
  return names.filter((folded) => folded.length > 1);
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
  const parts = issuer.split(/,?\s+(?:via|on|through)\s+|\s*[()]\s*/u).filter((part) => part !== "");
  const initials = parts.map((part) =>
    [...part.matchAll(/(?<![\p{L}\p{N}])\p{Lu}/gu)]
      .map(([letter]) => letter)
      .join("")
      .toLowerCase(),
  );
  return [...parts.map(foldName), ...initials.filter((letters) => letters.length > 1)];
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

function pageOf(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/u, "")
    .replace(/[/?#]+$/u, "");
}
