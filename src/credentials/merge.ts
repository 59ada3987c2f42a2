import { type Message, Messages } from "../messages";
import type { Credential, IdentifiedCredential } from "../model/credential";
import { present } from "./draft";
import { foldName, isSameCredential, keysOf, mayBeOneIssuer } from "./same-credential";
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

function join(first: IdentifiedCredential, second: IdentifiedCredential, messages: Messages): IdentifiedCredential {
  const isRenewed = isRenewal(first, second) || isRenewal(second, first);
  const [newest, oldest] = isRenewal(first, second) ? [second, first] : [first, second];
  const { issued, expires, status, expected, issuer, verification, ...lasting } = { ...second, ...first };
  const joined: IdentifiedCredential = {
    ...lasting,
    ...fullerName(first, second),
    ...present("issued", isRenewed ? (newest.issued ?? oldest.issued) : moreExact(first.issued, second.issued)),
    ...present("expires", isRenewed ? newest.expires : moreExact(first.expires, second.expires)),
    ...present("status", isRenewed ? newest.status : status),
    ...present("expected", isRenewed ? newest.expected : expected),
    ...present("issuer", fullerIssuer(first.issuer, second.issuer)),
    ...present("verification", (isRenewed ? newest.verification : undefined) ?? verdictOf(first, second)),
    ...present("skills", union(first.skills, second.skills)),
  };
  if (isRenewed && (first.status === "in-progress") !== (second.status === "in-progress")) {
    messages.info(
      "credentials-differ",
      `"${joined.name}" is in progress in one source and earned in another; it counts as earned.`,
    );
  }
  if (isRenewed && newest.expires === undefined && oldest.issued !== undefined && newest.issued !== undefined) {
    messages.info(
      "credentials-differ",
      `"${joined.name}" is dated ${oldest.issued} in one source and ${newest.issued} in another; the later is taken, as of a renewal.`,
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
  if (later.status === "in-progress") return false;
  if (earlier.status === "in-progress") return later.issued !== undefined;
  if (earlier.issued !== undefined && earlier.issued === later.issued) return false;
  if (earlier.expires !== undefined && later.expires !== undefined) return isBefore(earlier.expires, later.expires);
  if (earlier.issued !== undefined && later.issued !== undefined) return isYearBefore(earlier.issued, later.issued);
  return earlier.status === "lapsed" && later.status !== "lapsed" && (later.issued ?? later.expires) !== undefined;
}

/** No one renews within a year; dates that are closer contradict each other. */
function isYearBefore(date: string, other: string): boolean {
  const nextYear = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return isBefore(date, other) && !isBefore(other, nextYear);
}

/** Of two wordings of one issuer, the one that names the platform too. */
function fullerIssuer(first: string | undefined, second: string | undefined): string | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return !isHosted(first) && isHosted(second) && mayBeOneIssuer(first, second) ? second : first;
}

function isHosted(issuer: string): boolean {
  return /,? via /u.test(issuer);
}

/** One record whose signature holds is enough; else the worst that is known. */
function verdictOf(first: Credential, second: Credential): Credential["verification"] {
  const verdicts = [first.verification, second.verification];
  const of = (status: string) => verdicts.find((verdict) => verdict?.status === status);
  return of("verified") ?? of("failed") ?? of("unverified");
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
