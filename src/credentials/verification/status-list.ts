import { gunzipSync } from "fflate";
import type { Verification } from "../../model/credential";
import { at, isFields, listOf, own, textOf } from "../draft";
import type { Fetcher } from "../formats/format";
import { fetchText } from "./fetched";
import { isCompactJws, payloadOf } from "./jws";
import { decodeMultibase } from "./multibase";
import { failed } from "./verdict";

/** A list of statuses is read up to this size: 2^23 credentials. */
const MOST_BYTES = 1024 * 1024;

/**
 * Looks up whether a credential is revoked or suspended: Bitstring Status List, its forerunner StatusList2021, and
 * 1EdTech's revocation list. `failed` when it is; a note to add to the reason otherwise; null when it names no list.
 */
export async function checkStatus(
  credential: unknown,
  fetcher: Fetcher | undefined,
): Promise<Verification | string | null> {
  const entries = listOf(own(credential, "credentialStatus")).filter(isFields);
  if (entries.length === 0) return null;
  const notes: string[] = [];
  for (const entry of entries.slice(0, 5)) {
    const address = textOf(own(entry, "statusListCredential")) ?? textOf(own(entry, "id"));
    const purpose = textOf(own(entry, "statusPurpose")) ?? "revocation";
    if (address === undefined) continue;
    if (fetcher === undefined) {
      notes.push("Whether it was revoked was not asked: nothing is fetched without a fetcher.");
      continue;
    }
    const isListed = isListedIn(await fetchText(address, fetcher), entry, textOf(own(credential, "id")));
    // Other purposes ("message", "refresh") are news of it, which leave it valid (Bitstring Status List §2.2).
    const isBarred = purpose === "revocation" || purpose === "suspension";
    if (isListed === true && isBarred) return failed(`Its issuer lists it under ${purpose} (${address}).`);
    notes.push(
      isListed === null
        ? `Its status list (${address}) could not be read.`
        : `Its status list ${isListed ? "names" : "does not name"} it under ${purpose}.`,
    );
  }
  return [...new Set(notes)].join(" ");
}

function isListedIn(text: string | null, entry: unknown, id: string | undefined): boolean | null {
  const list = text === null ? undefined : parse(text.trim());
  if (list === undefined) return null;
  const revoked = own(list, "revokedCredential") ?? own(list, "revokedAssertions");
  if (Array.isArray(revoked)) return revoked.some((one) => id !== undefined && (one === id || own(one, "id") === id));
  const encoded =
    textOf(at(list, "credentialSubject", "encodedList")) ?? textOf(at(list, "vc", "credentialSubject", "encodedList"));
  const index = Number(own(entry, "statusListIndex"));
  if (encoded === undefined || !Number.isInteger(index) || index < 0) return null;
  const bits = inflate(decodeMultibase(`u${urlSafe(encoded.replace(/^u(?=H4sI)/u, ""))}`));
  const byte = bits?.[index >> 3];
  return byte === undefined ? null : ((byte >> (7 - (index & 7))) & 1) === 1;
}

/** Older lists are in plain base64, or without the letter that names the base. */
function urlSafe(base64: string): string {
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "");
}

function parse(text: string): unknown {
  if (isCompactJws(text)) return payloadOf(text);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The stated size is in the last four bytes (RFC 1952 §2.3.1); the buffer given is the most that is written. */
function inflate(bytes: Uint8Array | null): Uint8Array | null {
  if (bytes === null || bytes.length < 18) return null;
  const size = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
  if (size > MOST_BYTES) return null;
  try {
    return gunzipSync(bytes, { out: new Uint8Array(size) });
  } catch {
    return null;
  }
}
